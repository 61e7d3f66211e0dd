import type { MediaSignal } from '../../../media/media-signal.js';
import type { ViewMessage } from '../shared/view-messages.js';

const id = 'ab'.repeat(8);
const viewId = 'view-1';
const sdp = 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n';

/** One good message of each kind, for fuzz. */
export const samples: { media: MediaSignal[]; view: ViewMessage[] } = {
  media: [
    { kind: 'ready', viewId },
    { kind: 'offer', viewId, round: 1, sdp },
    { kind: 'answer', viewId, round: 1, sdp },
    { kind: 'candidate', viewId, candidate: 'candidate:1', usernameFragment: null }
  ],
  view: [
    { type: 'quality', id, level: 'automatic', aim: 'text' },
    { type: 'watching', id, watching: true },
    { type: 'zoom', id, step: 'in' },
    { type: 'still', id, still: id },
    { type: 'piece-wanted', id, still: id, index: 0 },
    { type: 'shown', id, number: 1, surface: 'monitor', muted: false, zoom: null },
    { type: 'activity', id },
    { type: 'still-begins', id, still: id, bytes: 70_000 },
    { type: 'picture', id, picture: 'screen-0123456789abcdef' },
    { type: 'picture-known', id, picture: 'own-fedcba9876543210' },
    { type: 'piece', id, still: id, index: 0, data: 'AAAA' },
    { type: 'show', id, number: 2 },
    { type: 'show-over', id }
  ]
};
