import { describe, expect, it } from 'vitest';
import { concat, utf8 } from '../base/bytes.js';
import { FrameGate } from './frame-gate.js';

const room = 'ab'.repeat(32);
const last = 1;
const meta = 2;
const binary = 4;
const json = 8;

/** A frame as trystero 0.25 makes it. */
function frame(kind: string, payload: string | Uint8Array = '', tag = last, token = room): ArrayBuffer {
  const type = new Uint8Array(32);
  type.set(utf8(kind));
  const body = typeof payload === 'string' ? utf8(payload) : payload;
  const size = [token.length >> 8, token.length & 255];
  return concat(new Uint8Array([1, ...size]), utf8(token), type, new Uint8Array([0, 0, tag, 255]), body)
    .buffer;
}

const presence = (token = room): ArrayBuffer =>
  concat(new Uint8Array([2, 1, token.length >> 8, token.length & 255]), utf8(token)).buffer;

const handshake = () => frame('@_hsdata', new Uint8Array(200), last | binary | json);
const candidate = JSON.stringify({ type: 'candidate', sdp: '{}' });

describe('frames for trystero', () => {
  it('[RM4] pass when the handshake needs them', () => {
    const gate = new FrameGate();
    const frames = [
      presence(),
      frame('@_hsdata', '{"__trystero_pw":"challenge"}', last | json),
      handshake(),
      frame('@_hsready'),
      frame('@_leave'),
      frame('@_signal', candidate, last | json)
    ];
    expect(frames.map((data) => gate.judge(data))).toEqual(frames.map(() => 'pass'));
  });

  it.each([
    ['text', 'hello'],
    ['nothing', new ArrayBuffer(0)],
    ['another version', new Uint8Array([9, 9, 9, 9]).buffer],
    ['half a header', frame('@_hsready').slice(0, 40)],
    ['an unknown action', frame('chat', 'hi')],
    ['an action named like a property of every object', frame('__proto__')],
    ['a first chunk that more would follow', frame('@_hsdata', 'x', 0)],
    ['metadata', frame('@_hsdata', '{}', last | meta)],
    ['a large payload', frame('@_hsdata', new Uint8Array(8 * 1024 + 1), last | binary)],
    ['a payload where none belongs', frame('@_hsready', 'x')],
    ['broken JSON', frame('@_hsdata', '{', last | json)],
    ['a description, which could add media', frame('@_signal', '{"type":"offer","sdp":"v=0"}', last | json)],
    ['a media announcement', frame('@_stream', '{"k":"x"}', last | json)],
    ['a request', frame('@_response', '{}', last | json)],
    ['a room that is none', frame('@_hsready', '', last, '__proto__')],
    ['the presence of a room that is none', presence('x')]
  ])('[RM4] never reach it: %s', (_what, data) => {
    expect(new FrameGate().judge(data)).toBe('drop');
  });

  it('[RM4] speak of one room only', () => {
    const gate = new FrameGate();
    gate.judge(handshake());
    expect(gate.judge(frame('@_hsready', '', last, 'cd'.repeat(32)))).toBe('drop');
  });

  it('[RM4] are bounded in number, and too many unwanted ones are hostile', () => {
    const gate = new FrameGate();
    const verdicts = Array.from({ length: 100 }, () => gate.judge(handshake()));
    expect(verdicts.filter((verdict) => verdict === 'pass')).toHaveLength(24);
    expect(verdicts.filter((verdict) => verdict === 'drop')).toHaveLength(64);
    expect(verdicts.at(-1)).toBe('hostile');
    expect(gate.dropped).toBe(76);
  });
});
