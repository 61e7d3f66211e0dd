/**
 * Statistics of two receiving ends of a live AV1 picture, one second apart, as the browsers gave them
 * (Chromium 156 and Firefox 153), without the members that no figure comes from.
 */

export const chromiumReports: [object[], object[]] = [
  [
    {
      id: 'CIT01_45_level-idx=5;profile=0;tier=0',
      type: 'codec',
      timestamp: 1795291289229.633,
      mimeType: 'video/AV1'
    },
    {
      id: 'CP5ee7Huyg_HUCvYFk3',
      type: 'candidate-pair',
      timestamp: 1795291289229.633,
      localCandidateId: 'I5ee7Huyg',
      remoteCandidateId: 'IHUCvYFk3',
      currentRoundTripTime: 0.172
    },
    {
      id: 'CP8JRt6KER_Nh9uru7E',
      type: 'candidate-pair',
      timestamp: 1795291289229.633,
      localCandidateId: 'I8JRt6KER',
      remoteCandidateId: 'INh9uru7E',
      currentRoundTripTime: 0.151
    },
    { id: 'I5ee7Huyg', type: 'local-candidate', timestamp: 1795291289229.633, candidateType: 'prflx' },
    { id: 'I8JRt6KER', type: 'local-candidate', timestamp: 1795291289229.633, candidateType: 'prflx' },
    { id: 'IHUCvYFk3', type: 'remote-candidate', timestamp: 1795291289229.633, candidateType: 'host' },
    { id: 'INh9uru7E', type: 'remote-candidate', timestamp: 1795291289229.633, candidateType: 'prflx' },
    {
      id: 'IT01V4091958538',
      type: 'inbound-rtp',
      timestamp: 1795291289229.633,
      kind: 'video',
      codecId: 'CIT01_45_level-idx=5;profile=0;tier=0',
      frameWidth: 1920,
      frameHeight: 1080,
      framesDecoded: 99,
      bytesReceived: 81297
    },
    {
      id: 'ROV4091958538',
      type: 'remote-outbound-rtp',
      timestamp: 1795291288479.763,
      kind: 'video',
      bytesSent: 76051
    },
    {
      id: 'T01',
      type: 'transport',
      timestamp: 1795291289229.633,
      selectedCandidatePairId: 'CP5ee7Huyg_HUCvYFk3'
    }
  ],
  [
    {
      id: 'CIT01_45_level-idx=5;profile=0;tier=0',
      type: 'codec',
      timestamp: 1795291290368.443,
      mimeType: 'video/AV1'
    },
    {
      id: 'CP5ee7Huyg_HUCvYFk3',
      type: 'candidate-pair',
      timestamp: 1795291290368.443,
      localCandidateId: 'I5ee7Huyg',
      remoteCandidateId: 'IHUCvYFk3',
      currentRoundTripTime: 0.172
    },
    {
      id: 'CP8JRt6KER_Nh9uru7E',
      type: 'candidate-pair',
      timestamp: 1795291290368.443,
      localCandidateId: 'I8JRt6KER',
      remoteCandidateId: 'INh9uru7E',
      currentRoundTripTime: 0.151
    },
    { id: 'I5ee7Huyg', type: 'local-candidate', timestamp: 1795291290368.443, candidateType: 'prflx' },
    { id: 'I8JRt6KER', type: 'local-candidate', timestamp: 1795291290368.443, candidateType: 'prflx' },
    { id: 'IHUCvYFk3', type: 'remote-candidate', timestamp: 1795291290368.443, candidateType: 'host' },
    { id: 'INh9uru7E', type: 'remote-candidate', timestamp: 1795291290368.443, candidateType: 'prflx' },
    {
      id: 'IT01V4091958538',
      type: 'inbound-rtp',
      timestamp: 1795291290368.443,
      kind: 'video',
      codecId: 'CIT01_45_level-idx=5;profile=0;tier=0',
      frameWidth: 1920,
      frameHeight: 1080,
      framesDecoded: 117,
      bytesReceived: 90428
    },
    {
      id: 'ROV4091958538',
      type: 'remote-outbound-rtp',
      timestamp: 1795291289949.04,
      kind: 'video',
      bytesSent: 85944
    },
    {
      id: 'T01',
      type: 'transport',
      timestamp: 1795291290368.443,
      selectedCandidatePairId: 'CP5ee7Huyg_HUCvYFk3'
    }
  ]
];

export const firefoxReports: [object[], object[]] = [
  [
    {
      id: '5d430da2',
      type: 'inbound-rtp',
      timestamp: 1795291332972,
      kind: 'video',
      codecId: 'fe91a8d4',
      frameWidth: 1920,
      frameHeight: 1080,
      framesDecoded: 113,
      bytesReceived: 557348
    },
    {
      id: '30e18448',
      type: 'remote-outbound-rtp',
      timestamp: 1795291332377,
      kind: 'video',
      bytesSent: 530368
    },
    {
      id: 'f33430c6',
      type: 'candidate-pair',
      timestamp: 1795291332972,
      localCandidateId: 'aea4a8b5',
      remoteCandidateId: '735ddab7',
      selected: false,
      currentRoundTripTime: 0.08
    },
    {
      id: 'f10a1a68',
      type: 'candidate-pair',
      timestamp: 1795291332972,
      localCandidateId: 'd3999928',
      remoteCandidateId: '735ddab7',
      selected: true,
      currentRoundTripTime: 0.081
    },
    { id: 'aea4a8b5', type: 'local-candidate', timestamp: 1795291332972, candidateType: 'host' },
    { id: 'd3999928', type: 'local-candidate', timestamp: 1795291332972, candidateType: 'prflx' },
    { id: '735ddab7', type: 'remote-candidate', timestamp: 1795291332972, candidateType: 'host' },
    { id: 'fe91a8d4', type: 'codec', timestamp: 1795291332972, mimeType: 'video/AV1' },
    { id: '9c69312e', type: 'transport', timestamp: 1795291332972, selectedCandidatePairId: 'f10a1a68' }
  ],
  [
    {
      id: '5d430da2',
      type: 'inbound-rtp',
      timestamp: 1795291333991,
      kind: 'video',
      codecId: 'fe91a8d4',
      frameWidth: 1920,
      frameHeight: 1080,
      framesDecoded: 143,
      bytesReceived: 598816
    },
    {
      id: '30e18448',
      type: 'remote-outbound-rtp',
      timestamp: 1795291333705,
      kind: 'video',
      bytesSent: 589112
    },
    {
      id: 'f33430c6',
      type: 'candidate-pair',
      timestamp: 1795291333991,
      localCandidateId: 'aea4a8b5',
      remoteCandidateId: '735ddab7',
      selected: false,
      currentRoundTripTime: 0.08
    },
    {
      id: 'f10a1a68',
      type: 'candidate-pair',
      timestamp: 1795291333991,
      localCandidateId: 'd3999928',
      remoteCandidateId: '735ddab7',
      selected: true,
      currentRoundTripTime: 0.081
    },
    { id: 'aea4a8b5', type: 'local-candidate', timestamp: 1795291333991, candidateType: 'host' },
    { id: 'd3999928', type: 'local-candidate', timestamp: 1795291333991, candidateType: 'prflx' },
    { id: '735ddab7', type: 'remote-candidate', timestamp: 1795291333991, candidateType: 'host' },
    { id: 'fe91a8d4', type: 'codec', timestamp: 1795291333991, mimeType: 'video/AV1' },
    { id: '9c69312e', type: 'transport', timestamp: 1795291333991, selectedCandidatePairId: 'f10a1a68' }
  ]
];
