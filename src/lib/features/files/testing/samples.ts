import type { FileMessage } from '../../../transfer/file-messages.js';

const md5 = '0123456789abcdef'.repeat(2);
const hash = '0123456789abcdef'.repeat(4);

/** One good message of each kind, for fuzz. */
export const samples: { file: FileMessage[] } = {
  file: [
    {
      type: 'offer',
      id: md5,
      kind: 'file',
      name: 'report.pdf',
      mime: 'application/pdf',
      size: 1_000,
      count: 1
    },
    { type: 'accept', id: md5, run: md5, stream: 1, from: 0, prefix: hash, upTo: 100 },
    { type: 'credit', id: md5, have: 10, upTo: 100 },
    { type: 'end', id: md5, size: 1_000, md5, sha256: hash },
    { type: 'done', id: md5, md5, sha256: hash },
    { type: 'decline', id: md5, why: 'person' },
    { type: 'cancel', id: md5 },
    { type: 'pause', id: md5 },
    { type: 'go', id: md5 },
    { type: 'fail', id: md5, why: 'size' },
    { type: 'sync' },
    {
      type: 'line',
      bySender: true,
      number: 1,
      signal: { type: 'offer', sdp: 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n' }
    },
    {
      type: 'line',
      bySender: false,
      number: 1,
      signal: {
        type: 'candidate',
        candidate: { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 }
      }
    },
    { type: 'line-closed', bySender: true, number: 1 }
  ]
};
