/** What holds in both versions; see admission-1.test.ts and admission-2.test.ts for what is of one. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes, toHex, type Bytes } from '../base/bytes.js';
import type { Exchange } from './admission.js';
import { parseAdmission, type AdmissionVersion } from './admission-messages.js';
import { makeIdentity, publicKeysOf } from './identity.js';
import { makeSessionSecret } from './session-secret.js';
import * as ends from './testing/admission-ends.js';
import {
  connect,
  customerIdentity,
  failed,
  freshCode,
  pipe,
  pretend,
  scripted,
  taken,
  technicianIdentity,
  whole,
  type Alter,
  type Changes
} from './testing/admission-ends.js';

describe.each<AdmissionVersion>([1, 2])('admission %d', (version) => {
  /** Where in each side's messages its proof is: hello, proof; greeting, answer, proof; commit, opening, proof. */
  const proofIndex = version;
  const ofVersion = (changes: Changes): Changes => ({
    code: version === 2 ? freshCode() : undefined,
    ...changes
  });
  const pinnedAs = (keys: ReturnType<typeof publicKeysOf>): Changes => ({ pinned: { keys, version } });
  const technician = (exchange: Exchange, changes: Changes = {}) =>
    ends.technician(exchange, ofVersion(changes));
  const customer = (exchange: Exchange, changes: Changes = {}) => ends.customer(exchange, ofVersion(changes));
  const both = (changes: [Changes, Changes] = [{}, {}], alters: [Alter?, Alter?] = []) =>
    ends.both([ofVersion(changes[0]), ofVersion(changes[1])], alters);

  const greetingOf = async (changes: Changes = {}): Promise<Bytes> => {
    const exchange = scripted();
    await technician(exchange, changes);
    return exchange.sent[0]!;
  };
  /** The first thing that a customer says to this greeting. */
  const answerOf = async (greeting: Bytes, changes: Changes = {}): Promise<Bytes | undefined> => {
    const exchange = scripted(greeting);
    await customer(exchange, changes);
    return exchange.sent[0];
  };

  describe('two who belong together', () => {
    it('[AD3] admit each other with the same link key', async () => {
      const [a, b] = await both();
      if (!a.ok || !b.ok) throw new Error('not admitted');
      expect(a.value.linkKey).toEqual(b.value.linkKey);
      expect([a.value.version, b.value.version]).toEqual([version, version]);
      expect(a.value.peer).toEqual(publicKeysOf(customerIdentity));
      expect(b.value.peer).toEqual(publicKeysOf(technicianIdentity));
    });

    it('[AD8] get a fresh link key each time, with the same keys and nonces', async () => {
      const codes: [Changes, Changes] = [ofVersion({}), ofVersion({})];
      const [first] = await both(codes);
      const [second] = await both(codes);
      if (!first.ok || !second.ok) throw new Error('not admitted');
      expect(toHex(first.value.linkKey)).not.toBe(toHex(second.value.linkKey));
      expect(first.value.codeNonces).toEqual(second.value.codeNonces);
    });

    it('[AD6] come back when their keys are pinned', async () => {
      const pins: [Changes, Changes] = [
        pinnedAs(publicKeysOf(customerIdentity)),
        pinnedAs(publicKeysOf(technicianIdentity))
      ];
      const [a, b] = await both(pins);
      expect([a.ok, b.ok]).toEqual([true, true]);
    });
  });

  it('[AD9] the customer says nothing before the greeting has come', async () => {
    const exchange = scripted();
    expect(await customer(exchange)).toEqual(failed);
    expect(exchange.sent).toEqual([]);
  });

  it('[AD3] nobody is admitted with another root key that commits to the same technician', async () => {
    const other = makeSessionSecret(publicKeysOf(technicianIdentity));
    expect(await both([{ seed: other.seed }, { rootKey: other.rootKey }])).toEqual([failed, failed]);
  });

  describe('somebody who has the link', () => {
    it('[AD4] cannot pose as the technician with keys of their own', async () => {
      const [, b] = await both([{ identity: makeIdentity() }, {}]);
      expect(b).toEqual(failed);
    });

    it('[AD4] cannot pose as the technician with another seed', async () => {
      const [, b] = await both([{ seed: randomBytes(32) }, {}]);
      expect(b).toEqual(failed);
    });

    it('[AD7] cannot pose as the technician with the technician’s public keys and seed', async () => {
      const impostor = { ...technicianIdentity, agreement: pretend(technicianIdentity.agreement.publicKey) };
      const [a, b] = await both([{ identity: impostor }, {}]);
      expect([a, b]).toEqual([failed, failed]);
    });

    it('[AD7] cannot take a running session over with the customer’s public keys', async () => {
      const impostor = { ...customerIdentity, agreement: pretend(customerIdentity.agreement.publicKey) };
      const [a] = await both([pinnedAs(publicKeysOf(customerIdentity)), { identity: impostor }]);
      expect(a).toEqual(failed);
    });

    it('[AD6] is told that the session is taken', async () => {
      expect(await both([pinnedAs(publicKeysOf(makeIdentity())), {}])).toEqual([taken, taken]);
    });

    it.each(['signing', 'agreement'] as const)(
      '[AD6] is not the pinned one with another %s key',
      async (kind) => {
        const pinned = pinnedAs({ ...publicKeysOf(customerIdentity), [kind]: randomBytes(32) });
        expect(await both([pinned, {}])).toEqual([taken, taken]);
      }
    );

    it('[AD6] nobody but the pinned technician is admitted by the customer', async () => {
      const [, b] = await both([{}, pinnedAs(publicKeysOf(makeIdentity()))]);
      expect(b).toEqual(failed);
    });
  });

  describe('«taken»', () => {
    it('[AD6] is not believed when its MAC is wrong', async () => {
      const lie: Alter = (message, index) =>
        index === proofIndex ? [Uint8Array.from([version, 3, ...randomBytes(32)])] : [message];
      const [, b] = await both([{}, {}], [lie]);
      expect(b).toEqual(failed);
    });

    it('[AD6] is not believed when it was said in another admission', async () => {
      const said: Bytes[] = [];
      const listening: Alter = (message) => [(said.push(message), message)];
      await both([pinnedAs(publicKeysOf(makeIdentity())), {}], [listening]);
      expect(said.at(-1)!.slice(0, 2)).toEqual(Uint8Array.of(version, 3));
      expect(await customer(scripted(...said))).toEqual(failed);
    });
  });

  describe('somebody in the middle', () => {
    const alterAt =
      (message: number, at: number): Alter =>
      (bytes, index) => {
        const altered = bytes.slice();
        if (index === message) altered[at]! ^= 1;
        return [altered];
      };

    it('[AD3, AD14] alters any byte of any message but the last: nobody is admitted', async () => {
      const [toCustomer, toTechnician] =
        version === 1
          ? [[131], [99]]
          : [
              [131, 37],
              [34, 131]
            ];
      for (const [isDown, lengths] of [
        [true, toCustomer],
        [false, toTechnician]
      ] as const) {
        for (const [index, length] of lengths.entries()) {
          for (let at = 0; at < length; at++) {
            const alter = alterAt(index, at);
            const results = await both([{}, {}], isDown ? [alter, whole] : [whole, alter]);
            expect(results, `message ${index} ${isDown ? 'down' : 'up'}, byte ${at}`).toEqual([
              failed,
              failed
            ]);
          }
        }
      }
    });

    it('[AD3] alters a proof: its receiver does not admit', async () => {
      const [, b] = await both([{}, {}], [alterAt(proofIndex, 20)]);
      const [a] = await both([{}, {}], [whole, alterAt(proofIndex, 20)]);
      expect([a, b]).toEqual([failed, failed]);
    });

    it('[AD5] sends everything back to its sender: nobody is admitted', async () => {
      for (const side of [technician, customer]) {
        const loop = pipe(whole);
        loop.put(await greetingOf());
        const exchange: Exchange = { send: (bytes) => Promise.resolve(loop.put(bytes)), receive: loop.take };
        expect(await side(exchange)).toEqual(failed);
      }
    });

    it('[AD4] a greeting to a technician is not even answered', async () => {
      const exchange = scripted(await greetingOf());
      expect(await technician(exchange)).toEqual(failed);
      expect(exchange.sent).toHaveLength(1);
    });

    it('[AD4] two technicians do not admit each other', async () => {
      const [a, b] = connect();
      const results = await Promise.all([technician(a), technician(b, { identity: makeIdentity() })]);
      expect(results).toEqual([failed, failed]);
    });
  });

  describe('garbage', () => {
    it('[AD2] of any length fails the admission and never throws', async () => {
      const greeting = await greetingOf();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
          expect(await technician(scripted(bytes))).toEqual(failed);
          expect(await customer(scripted(bytes))).toEqual(failed);
          expect(await customer(scripted(greeting, bytes))).toEqual(failed);
          expect(parseAdmission(bytes)).toBeUndefined();
        }),
        { numRuns: 30 }
      );
    });

    it('[AD5] a signing key of low order fails', async () => {
      const low = { publicKey: new Uint8Array(32), secretKey: randomBytes(32) };
      const [a] = await both([{}, { identity: { ...customerIdentity, signing: low } }]);
      expect(a).toEqual(failed);
      expect(await answerOf(await greetingOf({ identity: { ...technicianIdentity, signing: low } }))).toBe(
        undefined
      );
    });

    it('[AD5] an agreement key of low order fails', async () => {
      const low = { ...customerIdentity, agreement: pretend(new Uint8Array(32)) };
      const secret = makeSessionSecret(publicKeysOf(low));
      const [a] = await both([{}, { identity: low }]);
      const [, b] = await both([
        { identity: low, seed: secret.seed, rootKey: secret.rootKey },
        { rootKey: secret.rootKey }
      ]);
      expect([a, b]).toEqual([failed, failed]);
    });

    it('[AD2] a peer that goes away fails the admission', async () => {
      expect(await customer(scripted())).toEqual(failed);
      expect(await customer(scripted(await greetingOf()))).toEqual(failed);
      const broken: Exchange = {
        send: () => Promise.reject(new Error('closed')),
        receive: () => Promise.reject()
      };
      expect(await customer(broken)).toEqual(failed);
      expect(await technician(broken)).toEqual(failed);
    });
  });
});
