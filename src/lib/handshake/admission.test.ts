import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes, toHex, utf8, type Bytes } from '../base/bytes.js';
import { admit, type AdmissionOptions, type Exchange } from './admission.js';
import { parseAdmission, writeAdmission } from './admission-messages.js';
import { makeIdentity, publicKeysOf } from './identity.js';
import { deriveKey } from './keys.js';
import { lvCat } from './lv-cat.js';
import { makeSessionSecret } from './session-secret.js';

const technicianIdentity = makeIdentity();
const customerIdentity = makeIdentity();
const { rootKey, seed } = makeSessionSecret(publicKeysOf(technicianIdentity));

type Alter = (message: Bytes, index: number) => Uint8Array[];
const whole: Alter = (message) => [message];

interface Taker {
  resolve(message: Uint8Array): void;
  reject(reason: Error): void;
}

/** One direction of a connection; `alter` stands in the middle. What was sent before it closes still arrives. */
function pipe(alter: Alter) {
  const ready: Uint8Array[] = [];
  const takers: Taker[] = [];
  let isClosed = false;
  let count = 0;
  return {
    put(message: Bytes) {
      for (const passed of alter(message, count++)) {
        const taker = takers.shift();
        if (taker) taker.resolve(passed);
        else ready.push(passed);
      }
    },
    take: () =>
      new Promise<Uint8Array>((resolve, reject) => {
        const message = ready.shift();
        if (message) resolve(message);
        else if (isClosed) reject(new Error('closed'));
        else takers.push({ resolve, reject });
      }),
    close() {
      isClosed = true;
      for (const taker of takers) taker.reject(new Error('closed'));
    }
  };
}

type End = Exchange & { close(): void };

function connect(toCustomer: Alter = whole, toTechnician: Alter = whole): [End, End] {
  const [down, up] = [pipe(toCustomer), pipe(toTechnician)];
  const end = (out: typeof up, into: typeof up): End => ({
    send: (bytes) => Promise.resolve(out.put(bytes)),
    receive: into.take,
    close: out.close
  });
  return [end(down, up), end(up, down)];
}

type Changes = Partial<AdmissionOptions>;
const technician = (exchange: Exchange, changes: Changes = {}) =>
  admit({ role: 'technician', rootKey, identity: technicianIdentity, seed, exchange, ...changes });
const customer = (exchange: Exchange, changes: Changes = {}) =>
  admit({ role: 'customer', rootKey, identity: customerIdentity, exchange, ...changes });

const both = (changes: [Changes, Changes] = [{}, {}], alters: [Alter?, Alter?] = []) => {
  const [a, b] = connect(...alters);
  return Promise.all([closing(a, technician(a, changes[0])), closing(b, customer(b, changes[1]))]);
};

/** As a page does it: an end that fails in admission closes the connection. */
async function closing(end: End, admission: ReturnType<typeof admit>) {
  const result = await admission;
  if (!result.ok) end.close();
  return result;
}

const failed = { ok: false, error: 'admission-failed' };
const taken = { ok: false, error: 'session-taken' };

/** What `receive` gives, in turn; then the peer is gone. */
const scripted = (...messages: Uint8Array[]): Exchange & { sent: Bytes[] } => {
  const sent: Bytes[] = [];
  return {
    sent,
    send: (bytes) => Promise.resolve(void sent.push(bytes)),
    receive: () => {
      const next = messages.shift();
      return next ? Promise.resolve(next) : Promise.reject(new Error('gone'));
    }
  };
};

describe('two who belong together', () => {
  it('[AD3] admit each other with the same link key and safety code', async () => {
    const [a, b] = await both();
    if (!a.ok || !b.ok) throw new Error('not admitted');
    expect(a.value.linkKey).toEqual(b.value.linkKey);
    expect(a.value.safetyCode).toEqual(b.value.safetyCode);
    expect(a.value.peer).toEqual(publicKeysOf(customerIdentity));
    expect(b.value.peer).toEqual(publicKeysOf(technicianIdentity));
  });

  it('[AD8] get a fresh link key and the same safety code each time', async () => {
    const [[first], [second]] = await Promise.all([both(), both()]);
    if (!first.ok || !second.ok) throw new Error('not admitted');
    expect(toHex(first.value.linkKey)).not.toBe(toHex(second.value.linkKey));
    expect(first.value.safetyCode).toEqual(second.value.safetyCode);
  });

  it('[AD6] come back when their keys are pinned', async () => {
    const pins: [Changes, Changes] = [
      { pinned: publicKeysOf(customerIdentity) },
      { pinned: publicKeysOf(technicianIdentity) }
    ];
    const [a, b] = await both(pins);
    expect([a.ok, b.ok]).toEqual([true, true]);
  });
});

describe('somebody without the root key', () => {
  it('[AD3] is not admitted by the technician', async () => {
    const exchange = scripted((await helloOf('customer'))!, Uint8Array.from([1, 2, ...randomBytes(32)]));
    expect(await technician(exchange)).toEqual(failed);
  });

  it('[AD3] is not admitted by the customer', async () => {
    const exchange = scripted((await helloOf('technician'))!, Uint8Array.from([1, 2, ...randomBytes(32)]));
    expect(await customer(exchange)).toEqual(failed);
  });

  it('[AD3] is not admitted with another root key that commits to the same technician', async () => {
    const other = makeSessionSecret(publicKeysOf(technicianIdentity));
    expect(await both([{ seed: other.seed }, { rootKey: other.rootKey }])).toEqual([failed, failed]);
  });
});

async function helloOf(role: 'technician' | 'customer', changes: Changes = {}): Promise<Bytes | undefined> {
  const exchange = scripted();
  await (role === 'technician' ? technician(exchange, changes) : customer(exchange, changes));
  return exchange.sent[0];
}

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
    const [a] = await both([{ pinned: publicKeysOf(customerIdentity) }, { identity: impostor }]);
    expect(a).toEqual(failed);
  });

  it('[AD6] is told that the session is taken', async () => {
    const pinned = publicKeysOf(makeIdentity());
    expect(await both([{ pinned }, {}])).toEqual([taken, taken]);
  });

  it.each(['signing', 'agreement'] as const)(
    '[AD6] is not the pinned one with another %s key',
    async (kind) => {
      const pinned = { ...publicKeysOf(customerIdentity), [kind]: randomBytes(32) };
      expect(await both([{ pinned }, {}])).toEqual([taken, taken]);
    }
  );

  it('[AD6] nobody but the pinned technician is admitted by the customer', async () => {
    const [, b] = await both([{}, { pinned: publicKeysOf(makeIdentity()) }]);
    expect(b).toEqual(failed);
  });

  const pretend = (publicKey: Uint8Array) => ({ publicKey, secretKey: randomBytes(32) });
});

describe('«taken»', () => {
  it('[AD6] is not believed when its MAC is wrong', async () => {
    const lie: Alter = (message, index) =>
      index === 1 ? [Uint8Array.from([1, 3, ...randomBytes(32)])] : [message];
    const [, b] = await both([{}, {}], [lie]);
    expect(b).toEqual(failed);
  });

  it('[AD6] is not believed when it was said in another admission', async () => {
    const exchange = scripted((await helloOf('customer'))!);
    await technician(exchange, { pinned: publicKeysOf(makeIdentity()) });
    const replay = scripted(...exchange.sent);
    expect(exchange.sent.map((message) => message[1])).toEqual([1, 3]);
    expect(await customer(replay)).toEqual(failed);
  });

  it('[AD6] is nothing that a customer could say, also with the right MAC', async () => {
    const hello = (await helloOf('customer'))!;
    const exchange = scripted();
    const takenAfterHello = (): Uint8Array => {
      const hellos = [exchange.sent[0]!, hello];
      const mac = hmac(
        sha256,
        deriveKey(rootKey, 'admission-taken', ...hellos),
        lvCat(utf8('taken'), ...hellos)
      );
      return writeAdmission({ kind: 'taken', mac });
    };
    const receive = () => Promise.resolve(exchange.sent.length < 2 ? hello : takenAfterHello());
    expect(await technician({ ...exchange, receive })).toEqual(failed);
    expect(exchange.sent).toHaveLength(2);
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

  it('[AD3] alters a bit of any field of either hello: nobody is admitted', async () => {
    const eitherWay = [0, 1, 2, 3, 40, 80, 98].flatMap((at): [Alter, Alter][] => [
      [alterAt(0, at), whole],
      [whole, alterAt(0, at)]
    ]);
    for (const alters of eitherWay) expect(await both([{}, {}], alters)).toEqual([failed, failed]);
    expect(await both([{}, {}], [alterAt(0, 130), whole])).toEqual([failed, failed]);
  });

  it('[AD3] alters a proof: its receiver does not admit', async () => {
    const [, b] = await both([{}, {}], [alterAt(1, 20)]);
    const [a] = await both([{}, {}], [whole, alterAt(1, 20)]);
    expect([a, b]).toEqual([failed, failed]);
  });

  it('[AD5] sends everything back to its sender: nobody is admitted', async () => {
    for (const side of [technician, customer]) {
      const loop = pipe(whole);
      const exchange: Exchange = { send: (bytes) => Promise.resolve(loop.put(bytes)), receive: loop.take };
      expect(await side(exchange)).toEqual(failed);
    }
  });

  it('[AD5] gives a side its own proof: it is not admitted', async () => {
    const sent: Bytes[] = [];
    const hello = (await helloOf('customer'))!;
    const exchange: Exchange = {
      send: (bytes) => Promise.resolve(void sent.push(bytes)),
      receive: () => Promise.resolve(sent.length < 2 ? hello : sent[1]!)
    };
    expect(await technician(exchange)).toEqual(failed);
    expect(sent).toHaveLength(2);
  });

  it('[AD4] a hello of the own role is not even answered', async () => {
    const exchange = scripted((await helloOf('technician'))!);
    expect(await technician(exchange)).toEqual(failed);
    expect(exchange.sent).toHaveLength(1);
  });

  it('[AD4] two of the same role do not admit each other', async () => {
    const [a, b] = connect();
    expect(await Promise.all([customer(a), customer(b, { identity: makeIdentity() })])).toEqual([
      failed,
      failed
    ]);
  });
});

describe('garbage', () => {
  it('[AD2] of any length fails the admission and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await technician(scripted(bytes))).toEqual(failed);
        expect(parseAdmission(bytes)).toBeUndefined();
      }),
      { numRuns: 30 }
    );
  });

  it('[AD2] a hello that is cut, longer or of another version fails', async () => {
    const hello = (await helloOf('customer'))!;
    const [, ...afterVersion] = hello;
    for (const bytes of [
      Uint8Array.from([2, ...afterVersion]),
      hello.subarray(0, -1),
      Uint8Array.from([...hello, 0]),
      new Uint8Array(1_000_000)
    ]) {
      expect(parseAdmission(bytes)).toBeUndefined();
    }
    expect(parseAdmission(hello)).toMatchObject({ kind: 'hello', role: 'customer', seed: undefined });
  });

  it('[AD2] a proof or a «taken» that is cut or longer fails', () => {
    for (const kind of ['proof', 'taken'] as const) {
      const message = writeAdmission({ kind, mac: randomBytes(32) });
      expect(parseAdmission(message)).toMatchObject({ kind });
      expect(parseAdmission(message.subarray(0, -1))).toBeUndefined();
      expect(parseAdmission(Uint8Array.from([...message, 0]))).toBeUndefined();
    }
  });

  it('[AD5] keys of low order fail', async () => {
    const low = { publicKey: new Uint8Array(32), secretKey: randomBytes(32) };
    for (const kind of ['agreement', 'signing'] as const) {
      const hello = (await helloOf('customer', { identity: { ...customerIdentity, [kind]: low } }))!;
      const exchange = scripted(hello);
      expect(await technician(exchange)).toEqual(failed);
      expect(exchange.sent).toHaveLength(1);
    }
  });

  it('[AD2] a peer that goes away fails the admission', async () => {
    expect(await customer(scripted())).toEqual(failed);
    const broken: Exchange = {
      send: () => Promise.reject(new Error('closed')),
      receive: () => Promise.reject()
    };
    expect(await customer(broken)).toEqual(failed);
  });
});
