import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../src/lib/base/bytes.js';
import { parseAdmission, writeAdmission } from '../../src/lib/handshake/admission-messages.js';
import { makeIdentity, publicKeysOf } from '../../src/lib/handshake/identity.js';
import { inviteFragment, parseInvite } from '../../src/lib/handshake/invite.js';
import { asKey } from '../../src/lib/handshake/keys.js';
import { makePin, parsePin, type RoomNumber } from '../../src/lib/handshake/pin.js';
import { maxAnswers, startGuest, stepGuest } from '../../src/lib/handshake/rendezvous-guest.js';
import { maxRuns, startHost, stepHost } from '../../src/lib/handshake/rendezvous-host.js';
import { maxMessageLength, parseMessage, writeMessage } from '../../src/lib/handshake/rendezvous-messages.js';
import { expectBounded, fuzz } from './fuzz.js';
import { mutated, mutatedBytes, mutatedJson, mutatedText, oddText } from './mutations.js';

const text = (length: number): string => toBase64Url(randomBytes(length));
const [run, nonce, share, tag, sealed] = [text(16), text(32), text(32), text(64), text(48)];
const messages = [
  { v: 1, t: 'hello', run, nonce },
  { v: 1, t: 'offer', run, nonce, share },
  { v: 1, t: 'proof', run, nonce, share, tag },
  { v: 1, t: 'accept', run, nonce, tag, sealed },
  { v: 1, t: 'refused', run, nonce, reason: 'wrong' },
  { v: 1, t: 'gone', run, nonce, reason: 'burned' },
  { v: 1, t: 'who', id: run },
  { v: 1, t: 'taken', id: run }
];
const pin = makePin('123' as RoomNumber);
const rootKey = asKey('root', randomBytes(32));
const siteId = 'shop';

describe('whoever can write to a relay', () => {
  it('[RV2] is heard in the words of the rendezvous and no others', () => {
    fuzz(mutatedJson(messages), (said) => {
      const message = parseMessage(said);
      if (!message) return;
      expect(said.length).toBeLessThanOrEqual(maxMessageLength);
      expectBounded(message, { text: 8, bytes: 64 });
      expect(parseMessage(writeMessage(message))).toEqual(message);
    });
  });

  it('[RV2, RV11, RV4] never gets the root key out of the technician’s page, nor more than eight runs', () => {
    // Hellos and proofs with shares of any bytes, to a page that starts anew with each list of them.
    const hostile = fc.array(mutatedJson(messages), { minLength: 1, maxLength: 4 });
    fuzz(
      hostile,
      (said) => {
        let host = startHost({ pin, siteId, rootKey, expiresAt: 1_000_000 });
        for (const text of said) {
          const step = stepHost(host, { type: 'message', text, now: 1 });
          host = step.host;
          for (const sent of step.send) expect(parseMessage(sent)?.t).not.toBe('accept');
          if (host.state.phase === 'open') expect(host.state.runs.length).toBeLessThanOrEqual(maxRuns);
        }
      },
      { cost: 5 }
    );
  });

  it('[RV5, RV6] makes no customer’s page join, nor answer more than three offers', () => {
    const answers = [
      { v: 1, t: 'offer', nonce, share },
      { v: 1, t: 'accept', nonce, tag, sealed },
      { v: 1, t: 'refused', nonce, reason: 'wrong' },
      { v: 1, t: 'gone', nonce, reason: 'used' }
    ];
    fuzz(
      fc.array(mutated(answers), { minLength: 1, maxLength: 5 }),
      (said) => {
        let { guest } = startGuest({ pin, siteId });
        let proofs = 0;
        for (const message of said) {
          // In the customer's own run, or nothing of it would be looked at.
          const isObject = typeof message === 'object' && message !== null;
          const text = JSON.stringify(isObject ? { ...message, run: toBase64Url(guest.run) } : message) ?? '';
          const step = stepGuest(guest, { type: 'message', text });
          guest = step.guest;
          proofs += step.send.filter((sent) => parseMessage(sent)?.t === 'proof').length;
          expect(step.event?.type).not.toBe('joined');
        }
        expect(proofs).toBeLessThanOrEqual(maxAnswers);
      },
      { cost: 5 }
    );
  });
});

describe('whoever opened a connection', () => {
  it('[AD2, AD9] is heard in the words of the admission and no others', () => {
    const keys = publicKeysOf(makeIdentity());
    const good = [
      writeAdmission({
        kind: 'hello',
        role: 'technician',
        nonce: randomBytes(32),
        keys,
        seed: randomBytes(32)
      }),
      writeAdmission({ kind: 'hello', role: 'customer', nonce: randomBytes(32), keys, seed: undefined }),
      ...([1, 2] as const).flatMap((version) => [
        writeAdmission({ kind: 'proof', version, mac: randomBytes(32) }),
        writeAdmission({ kind: 'taken', version, mac: randomBytes(32) })
      ]),
      writeAdmission({ kind: 'commit', commitment: randomBytes(32) }),
      writeAdmission({
        kind: 'answer',
        highest: 2,
        codeNonce: randomBytes(32),
        credential: randomBytes(300)
      }),
      writeAdmission({
        kind: 'opening',
        highest: 2,
        nonce: randomBytes(32),
        keys,
        codeNonce: randomBytes(32)
      })
    ];
    for (const bytes of good) expect(writeAdmission(parseAdmission(bytes)!)).toEqual(bytes);
    fuzz(mutatedBytes(good), (bytes) => {
      const message = parseAdmission(bytes);
      // Every byte of what is heard counts for something: there is one way to say it.
      if (message) expect(writeAdmission(message)).toEqual(bytes);
    });
  });
});

describe('what people type and click', () => {
  it('[LK2] a link is a root key in its one spelling and what is no part of it, or broken', () => {
    const good = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => `#${toBase64Url(bytes)}`);
    fuzz(good, (hash) => expect(parseInvite(hash)).toMatchObject({ ok: true }));
    fuzz(mutatedText(good), (hash) => {
      const root = parseInvite(hash);
      const fragment = hash.replace(/^#/, '');
      if (root.ok) {
        expect(fragment.slice(0, 43)).toBe(inviteFragment(root.value));
        expect(fragment.slice(43)).toMatch(/^[-_]*([^\w-]|$)/);
      } else expect(root.error).toBe('link-broken');
    });
  });

  it('[PN2, PN3] a PIN is nine digits that pass their check, however they are written, or none', () => {
    const good = fc.constant<string>(pin);
    fuzz(fc.oneof(mutatedText(good), oddText), (typed) => {
      const parsed = parsePin(typed);
      if (!parsed.ok) return;
      expect(parsed.value).toMatch(/^[0-9]{9}$/);
      expect(parsePin(parsed.value)).toEqual(parsed);
    });
  });
});
