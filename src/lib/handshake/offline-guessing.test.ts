import { expect, it } from 'vitest';
import { randomBytes, utf8 } from '../base/bytes.js';
import { asKey } from './keys.js';
import { makePin, type Pin, type RoomNumber } from './pin.js';
import { startGuest, stepGuest } from './rendezvous-guest.js';
import { startHost, stepHost } from './rendezvous-host.js';
import { parseMessage, topicOf, type MessageOf } from './rendezvous-messages.js';
import { makeShare } from './cpace.js';
import { cpaceContextOf, runKeysOf, unsealRoot } from './rendezvous-run.js';

const siteId = 'shop';
const room = '417' as RoomNumber;

/** Everything a relay saw of one rendezvous, and the root key that went over it. */
function recording(pin: Pin) {
  const rootKey = asKey('root', randomBytes(32));
  let host = startHost({ pin, siteId, rootKey, expiresAt: 1_000 });
  let { guest, send } = startGuest({ pin, siteId });
  const transcript: string[] = [];
  let isJoined = false;
  while (send.length > 0) {
    const answers: string[] = [];
    for (const text of send) {
      transcript.push(text);
      const step = stepHost(host, { type: 'message', text, now: 0 });
      host = step.host;
      answers.push(...step.send);
    }
    send = [];
    for (const text of answers) {
      transcript.push(text);
      const step = stepGuest(guest, { type: 'message', text });
      guest = step.guest;
      isJoined ||= step.event?.type === 'joined';
      send.push(...step.send);
    }
  }
  expect(isJoined).toBe(true);
  const find = <T extends 'hello' | 'offer' | 'proof' | 'accept'>(t: T): MessageOf<T> =>
    transcript.map(parseMessage).find((message) => message?.t === t) as MessageOf<T>;
  return {
    transcript,
    rootKey,
    hello: find('hello'),
    offer: find('offer'),
    proof: find('proof'),
    accept: find('accept')
  };
}

/** What somebody can compute from the recording for one candidate: does anything of it fit? */
function fits(seen: ReturnType<typeof recording>, candidate: Pin): boolean {
  const { hello, offer, proof, accept } = seen;
  const context = cpaceContextOf({
    pin: candidate,
    siteId,
    customerNonce: hello.nonce,
    technicianNonce: offer.nonce
  });
  // A secret of their own for this PIN, in the place of either side's: the recorded ones are not theirs.
  const own = makeShare(context, randomBytes);
  const asTechnician = runKeysOf('technician', context, own, proof.share);
  const asCustomer = runKeysOf('customer', context, own, offer.share);
  return [asTechnician, asCustomer].some(
    (keys) =>
      keys !== undefined &&
      (String(keys.customerTag) === String(proof.tag) ||
        String(keys.technicianTag) === String(accept.tag) ||
        unsealRoot(keys.sealKey, accept.sealed) !== undefined)
  );
}

it('[RV3] a recording fits every PIN: none of a hundred candidates can be told from the right one', () => {
  const pin = makePin(room);
  const seen = recording(pin);
  const candidates = [pin, ...Array.from({ length: 99 }, () => makePin(room))];
  // Not even the right one shows itself, because nobody has the secret of either share.
  expect(candidates.filter((candidate) => fits(seen, candidate))).toEqual([]);
});

it('[RV3] the shares of all PINs are alike: each is of the group, and the same draw gives another for another PIN', () => {
  const [one, other] = [makePin(room), makePin(room)];
  const nonces = { customerNonce: randomBytes(32), technicianNonce: randomBytes(32) };
  const drawn = randomBytes(64);
  const shareFor = (pin: Pin) =>
    makeShare(cpaceContextOf({ pin, siteId, ...nonces }), (length) => drawn.slice(0, length)).share;
  expect(shareFor(one)).toHaveLength(32);
  if (one !== other) expect(shareFor(one)).not.toEqual(shareFor(other));
});

it('[RV1, RV5] nothing of a recording but its topic hangs on the PIN in a way that can be tried out', () => {
  const pin = makePin(room);
  const { transcript, rootKey } = recording(pin);
  const everything = transcript.join('\n');
  expect(everything).not.toContain(pin);
  expect(everything).not.toContain(pin.slice(3));
  expect(everything).not.toContain(Buffer.from(rootKey).toString('base64url'));
  // The topic is the room's number alone, whatever the secret is.
  expect(topicOf(siteId, room)).toBe(topicOf(siteId, pin.slice(0, 3) as RoomNumber));
  expect(utf8(topicOf(siteId, room))).toHaveLength(64);
});
