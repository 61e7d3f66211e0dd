import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, fromHex, toHex, utf8 } from '../base/bytes.js';
import {
  asKey,
  deriveKey,
  parseRootKey,
  privateRoomOf,
  relayLaneOf,
  sessionIdOf,
  sessionNumberOf
} from './keys.js';
import { lvCat } from './lv-cat.js';

const root = asKey('root', new Uint8Array(32).fill(7));

describe('deriveKey', () => {
  it('[KY1] gives the same key as the system’s HKDF', async () => {
    const key = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits']);
    const info = lvCat(utf8('tincan/1/test'), utf8('context'));
    const salt = new Uint8Array();
    const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, 256);
    expect(deriveKey(root, 'test', utf8('context'))).toEqual(new Uint8Array(bits));
  });

  it('[KY2] gives other keys for other purposes and other context', () => {
    const keys = [
      deriveKey(root, 'a'),
      deriveKey(root, 'b'),
      deriveKey(root, 'a', utf8('')),
      deriveKey(root, 'a', utf8('xy')),
      deriveKey(root, 'a', utf8('x'), utf8('y')),
      deriveKey(root, 'a', utf8('y'), utf8('x')),
      deriveKey(asKey('root', new Uint8Array(32)), 'a')
    ];
    expect(new Set(keys.map(toHex)).size).toBe(keys.length);
  });
});

it('[KY2] no two lists of byte strings are joined to the same bytes', () => {
  const lists = fc.array(fc.uint8Array({ maxLength: 3 }), { maxLength: 4 });
  const shape = (list: Uint8Array[]): string => list.map(toHex).join('|') + list.length;
  fc.assert(
    fc.property(
      lists,
      lists,
      (a, b) => (toHex(lvCat(...a)) === toHex(lvCat(...b))) === (shape(a) === shape(b))
    )
  );
  expect(toHex(lvCat(new Uint8Array(300))).slice(0, 4)).toBe('ac02');
});

describe('what a root key names', () => {
  it('[KY3] session id and number', () => {
    const id = sessionIdOf(root);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(sessionNumberOf(id)).toMatch(/^[0-9]{8}$/);
    expect(sessionNumberOf('000000000001' + '0'.repeat(20))).toBe('00000001');
    expect(toHex(root)).not.toContain(id);
  });

  it('[KY3] the private room, with enough bits in each part', () => {
    const { appId, roomId, password } = privateRoomOf(root);
    expect([appId, roomId, password].map((part) => fromBase64Url(part)?.length)).toEqual([16, 16, 32]);
    // each derived for itself: none is, or begins with, another
    expect(new Set([appId, roomId, password].map((part) => part.slice(0, 20))).size).toBe(3);
    expect(privateRoomOf(root)).toEqual({ appId, roomId, password });
    expect(privateRoomOf(asKey('root', new Uint8Array(32))).password).not.toBe(password);
  });

  it('takes 32 bytes for a root key and nothing else', () => {
    expect(parseRootKey(fromHex('07'.repeat(32))!)).toEqual(root);
    expect(parseRootKey(new Uint8Array(31))).toBeUndefined();
    expect(parseRootKey(new Uint8Array(33))).toBeUndefined();
  });
});

describe('what a link key names', () => {
  const link = asKey('link', new Uint8Array(32).fill(9));
  const [technician, customer] = [relayLaneOf(link, 'technician'), relayLaneOf(link, 'customer')];

  it('[KY7] the relay lane: one topic, and a key for each direction', () => {
    expect(fromBase64Url(technician.topic)).toHaveLength(16);
    expect(customer.topic).toBe(technician.topic);
    expect(customer.receiveKey).toEqual(technician.sendKey);
    expect(customer.sendKey).toEqual(technician.receiveKey);
    expect(customer.sendKey).not.toEqual(technician.sendKey);
  });

  it('[KY7] nothing of it is the same after another admission', () => {
    const next = relayLaneOf(asKey('link', new Uint8Array(32).fill(8)), 'technician');
    expect(next.topic).not.toBe(technician.topic);
    expect(next.sendKey).not.toEqual(technician.sendKey);
  });
});
