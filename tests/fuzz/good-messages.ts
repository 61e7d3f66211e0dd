import type { LaneName } from '../../src/lib/session/link/lanes.js';

const id = 'ab'.repeat(8);
const attempt = 3;

/** One or more messages of every kind that a peer may send, by lane. */
export const goodMessages: Record<LaneName, readonly unknown[]> = {
  control: [
    { type: 'hello', name: 'Ida', canShareScreen: true, acceptedTerms: false },
    { type: 'hello', name: 'Ida', canShareScreen: true, acceptedTerms: false, features: { board: 1 } },
    { type: 'hello', name: 'Ida', canShareScreen: true, acceptedTerms: true, terms: 'a'.repeat(64) },
    { type: 'status', status: 'active' },
    { type: 'end' },
    { type: 'end', reason: 'time' },
    { type: 'end-seen' },
    { type: 'here', isVisible: true }
  ],
  consent: [
    { type: 'ask', id, power: 'screen', reason: 'to see it' },
    { type: 'ask', id, power: 'control-tab', reason: '', on: id },
    { type: 'withdraw', id },
    { type: 'answer', id, answer: 'allowed' },
    { type: 'still-granted', id, was: id, power: 'screen' },
    { type: 'paused', id, isPaused: true },
    { type: 'trouble', id, why: 'system' },
    { type: 'stop', id },
    { type: 'ended', id, by: 'customer' }
  ],
  'doc-signal': [
    { type: 'ask', attempt },
    {
      type: 'description',
      attempt,
      description: { type: 'offer', sdp: 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n' }
    },
    { type: 'candidate', attempt, candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 } }
  ],
  receipt: [{ upTo: 7 }],
  records: [{ type: 'chat', isOn: false }]
};
