import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, toBase64Url, utf8 } from '../../src/lib/base/bytes.js';
import { manualClock } from '../../src/lib/base/clock.js';
import { docSignalSchema, toDocSignal } from '../../src/lib/documents/doc-signal.js';
import { faultOfDescription } from '../../src/lib/media/description-check.js';
import { FrameGate } from '../../src/lib/signaling/frame-gate.js';
import { EventSigner, hasOwnId, parseEvent, topicOfEvent } from '../../src/lib/signaling/nostr-event.js';
import { parseRelayMessage } from '../../src/lib/signaling/relay-message.js';
import { SignalGate } from '../../src/lib/signaling/signal-gate.js';
import { signalKeyOf, SignalSeal } from '../../src/lib/signaling/signal-seal.js';
import * as v from 'valibot';
import { expectBounded, fuzz } from './fuzz.js';
import { mutated, mutatedBytes, mutatedJson, mutatedText } from './mutations.js';

const topic = 'ab'.repeat(32);
const event = new EventSigner().sign(topic, 'hello', 1_700_000_000);
const peerId = 'PeerPeerPeerPeerPeer';
const offerId = 'OfferOffer01';

describe('a relay', () => {
  it('[RL6] says what NIP-01 knows, or is not heard', () => {
    const good = [
      ['EVENT', 'sub', event],
      ['EOSE', 'sub'],
      ['CLOSED', 'sub', 'error: no'],
      ['OK', event.id, true, ''],
      ['NOTICE', 'hello']
    ];
    for (const message of good) expect(parseRelayMessage(JSON.stringify(message))).toBeDefined();
    fuzz(mutatedJson(good), (frame) => {
      const message = parseRelayMessage(frame);
      if (message?.type !== 'event') return;
      const heard = parseEvent(message.event);
      if (!heard) return;
      expectBounded(heard, { text: 131_072, list: 16 });
      expect(heard.content.length).toBeLessThanOrEqual(32_768);
      expect(parseEvent(heard)).toEqual(heard);
      expect(['string', 'undefined']).toContain(typeof topicOfEvent(heard));
    });
  });

  it('[RL5] cannot change an event and leave it its id', () => {
    const { sig: _sig, ...unsigned } = event;
    fuzz(mutated([event]), (value) => {
      const heard = parseEvent(value);
      if (heard && hasOwnId(heard) && heard.id === event.id) expect(heard).toEqual(unsigned);
    });
  });

  it('[RM1] opens nothing and alters nothing that is sealed', () => {
    const seal = new SignalSeal(signalKeyOf('password', topic));
    const sealed = seal.seal('a signal');
    fuzz(mutatedText(fc.constant(sealed)), (content) => {
      if (seal.open(content) !== undefined) expect(content).toBe(sealed);
    });
    fuzz(mutatedBytes([utf8(sealed)]), (bytes) => {
      const content = toBase64Url(bytes);
      expect(seal.open(content)).toBeUndefined();
    });
  });
});

describe('whoever holds the password of a room', () => {
  it('[RM2] signals in the shape of trystero’s, or not at all', () => {
    const good = [
      { peerId },
      { peerId, offerId, offer: 'v=0' },
      { peerId, offerId, answer: 'v=0' },
      { peerId, candidate: 'candidate:1' }
    ];
    let count = 0;
    let gate = new SignalGate(manualClock());
    fuzz(mutatedJson(good), (text) => {
      // A new one now and then: it hears only so many.
      if (count++ % 50 === 0) gate = new SignalGate(manualClock());
      const signal = gate.pass(String(count), text);
      if (!signal) return;
      expect(['peerId', 'offerId', 'offer', 'answer', 'candidate']).toEqual(
        expect.arrayContaining(Object.keys(signal))
      );
      expectBounded(signal, { text: 24 * 1024 });
    });
  });

  it('[RM4] sends frames that trystero expects, within their number, or is dropped', () => {
    const frame = (kind: string, payload: string, tag: number): Uint8Array => {
      const type = new Uint8Array(32);
      type.set(utf8(kind));
      return concat(Uint8Array.of(1, 0, 64), utf8(topic), type, Uint8Array.of(0, 0, tag, 255), utf8(payload));
    };
    const good = [
      concat(Uint8Array.of(2, 1, 0, 64), utf8(topic)),
      frame('@_hsdata', '{"__trystero_pw":"challenge"}', 9),
      frame('@_hsready', '', 1),
      frame('@_leave', '', 1),
      frame('@_signal', JSON.stringify({ type: 'candidate', sdp: '{}' }), 9)
    ];
    let passed = 0;
    let gate = new FrameGate();
    fuzz(mutatedBytes(good), (bytes) => {
      const verdict = gate.judge(bytes.buffer);
      if (verdict === 'pass') passed++;
      expect(passed).toBeLessThanOrEqual(16 + 24 + 4 + 4 + 64);
      if (verdict !== 'hostile') return;
      gate = new FrameGate();
      passed = 0;
    });
  });
});

describe('a description', () => {
  const video = [
    'v=0',
    'o=- 1 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'a=recvonly',
    'a=rtpmap:96 VP8/90000',
    ''
  ].join('\r\n');

  it('[MD4] that is taken for a view has one video section and one direction', () => {
    const odd = [
      'm=audio 9 X 0',
      'm=application 9 X y',
      'm=video 9 X 1',
      'a=sendrecv',
      'a=simulcast:send 1',
      'a=rid:1 send'
    ];
    const put = fc.tuple(
      mutatedText(fc.constant(video)),
      fc.constantFrom(...odd, ''),
      fc.constantFrom('\r\n', '\n', '\r'),
      fc.nat(300)
    );
    fuzz(put, ([text, line, end, at]) => {
      const sdp = text.slice(0, at) + (line === '' ? '' : end + line + end) + text.slice(at);
      if (faultOfDescription(sdp, 'recvonly') !== undefined) return;
      const lines = sdp.split(/[\r\n]+/);
      expect(lines.filter((one) => one.startsWith('m=')).length).toBe(1);
      expect(lines.some((one) => one.startsWith('m=audio') || one.startsWith('a=simulcast:'))).toBe(false);
    });
  });

  it('[DC8] for the document opens nothing but data channels', () => {
    const good = [
      { type: 'offer', sdp: 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n' },
      { type: 'candidate', candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 } },
      { type: 'answer', sdp: `v=0\r\n${video}` }
    ];
    fuzz(mutated(good), (value) => {
      const signal = toDocSignal(value ?? {}, 1);
      if (!signal) return;
      expect(v.parse(docSignalSchema, signal)).toEqual(signal);
      if (signal.type !== 'description') return;
      for (const line of signal.description.sdp.split(/[\r\n]+/))
        if (line.startsWith('m=')) expect(line).toMatch(/^m=application /);
    });
  });
});
