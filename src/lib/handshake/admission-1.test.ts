/** Version 1, and what happens where it meets version 2. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { randomBytes, utf8, type Bytes } from '../base/bytes.js';
import type { Exchange } from './admission.js';
import { isMarked, parseAdmission, writeAdmission, type AdmissionVersion } from './admission-messages.js';
import { publicKeysOf } from './identity.js';
import { deriveKey } from './keys.js';
import { lvCat } from './lv-cat.js';
import {
  both,
  connect,
  customer,
  customerIdentity,
  failed,
  freshCode,
  pipe,
  rootKey,
  scripted,
  technician,
  technicianIdentity,
  whole,
  type Alter,
  type Changes
} from './testing/admission-ends.js';

/** A page that knows only version 1, or a session that such a page began. */
const old: Changes = { code: undefined };
const pinned = (keys: ReturnType<typeof publicKeysOf>, version: AdmissionVersion): Changes => ({
  pinned: { keys, version }
});
const unknown = (keys: ReturnType<typeof publicKeysOf>): Changes => ({
  pinned: { keys, version: undefined }
});
const customerKeys = publicKeysOf(customerIdentity);
const technicianKeys = publicKeysOf(technicianIdentity);

async function helloOf(role: 'technician' | 'customer'): Promise<Bytes> {
  const greeting = scripted();
  await technician(greeting, old);
  if (role === 'technician') return greeting.sent[0]!;
  const exchange = scripted(greeting.sent[0]!);
  await customer(exchange, old);
  return exchange.sent[0]!;
}

describe('the bytes of version 1', () => {
  it('[AD2] a hello that is cut, longer or of another version fails', async () => {
    const hello = await helloOf('customer');
    const [, ...afterVersion] = hello;
    for (const bytes of [
      Uint8Array.from([2, ...afterVersion]),
      Uint8Array.from([3, ...afterVersion]),
      hello.subarray(0, -1),
      Uint8Array.from([...hello, 0]),
      new Uint8Array(1_000_000)
    ]) {
      expect(parseAdmission(bytes)).toBeUndefined();
    }
    expect(parseAdmission(hello)).toMatchObject({ kind: 'hello', role: 'customer', seed: undefined });
  });

  it.each<AdmissionVersion>([1, 2])(
    '[AD2] a proof or a «taken» %d that is cut or longer fails',
    (version) => {
      for (const kind of ['proof', 'taken'] as const) {
        const message = writeAdmission({ kind, version, mac: randomBytes(32) });
        expect(parseAdmission(message)).toMatchObject({ kind, version });
        expect(parseAdmission(message.subarray(0, -1))).toBeUndefined();
        expect(parseAdmission(Uint8Array.from([...message, 0]))).toBeUndefined();
      }
    }
  );
});

describe('somebody without the root key, in version 1', () => {
  it('[AD3] is not admitted by the technician', async () => {
    const proof = Uint8Array.from([1, 2, ...randomBytes(32)]);
    expect(await technician(scripted(await helloOf('customer'), proof))).toEqual(failed);
  });

  it('[AD3] is not admitted by the customer', async () => {
    const proof = Uint8Array.from([1, 2, ...randomBytes(32)]);
    expect(await customer(scripted(await helloOf('technician'), proof))).toEqual(failed);
  });

  it('[AD6] is nothing that a customer could say, also with the right MAC', async () => {
    const hello = await helloOf('customer');
    const exchange = scripted();
    const takenAfterHello = (): Uint8Array => {
      const hellos = [exchange.sent[0]!, hello];
      const mac = hmac(
        sha256,
        deriveKey(rootKey, 'admission-taken', ...hellos),
        lvCat(utf8('taken'), ...hellos)
      );
      return writeAdmission({ kind: 'taken', version: 1, mac });
    };
    const receive = () => Promise.resolve(exchange.sent.length < 2 ? hello : takenAfterHello());
    expect(await technician({ ...exchange, receive })).toEqual(failed);
    expect(exchange.sent).toHaveLength(2);
  });

  it('[AD5] gives a side its own proof: it is not admitted', async () => {
    const sent: Bytes[] = [];
    const hello = await helloOf('customer');
    const exchange: Exchange = {
      send: (bytes) => Promise.resolve(void sent.push(bytes)),
      receive: () => Promise.resolve(sent.length < 2 ? hello : sent[1]!)
    };
    expect(await technician(exchange)).toEqual(failed);
    expect(sent).toHaveLength(2);
  });
});

describe('pages of two versions', () => {
  it.each<[string, AdmissionVersion, Changes, Changes]>([
    ['two pages of version 2', 2, {}, {}],
    ['an older technician’s page', 1, old, {}],
    ['an older customer’s page', 1, {}, old],
    ['two older pages', 1, old, old],
    ['a session of version 1 at the technician', 1, pinned(customerKeys, 1), {}],
    ['a session of version 1 at the customer', 1, {}, pinned(technicianKeys, 1)],
    ['two pages with a session of version 1', 1, unknown(customerKeys), unknown(technicianKeys)],
    ['a session in which one page was older', 1, pinned(customerKeys, 1), pinned(technicianKeys, 1)]
  ])('[AD10] %s speak version %d', async (_what, version, a, b) => {
    const [atTechnician, atCustomer] = await both([a, b]);
    if (!atTechnician.ok || !atCustomer.ok) throw new Error('not admitted');
    expect([atTechnician.value.version, atCustomer.value.version]).toEqual([version, version]);
    expect(atTechnician.value.linkKey).toEqual(atCustomer.value.linkKey);
    expect(atTechnician.value.codeNonces !== undefined).toBe(version === 2);
  });

  it('[AD10] an older customer’s page speaks at once: its hello crosses the greeting', async () => {
    const [a, b] = connect();
    await b.send(await helloOf('customer'));
    const admission = technician(a);
    const greeting = parseAdmission(await b.receive());
    if (greeting?.kind !== 'hello') throw new Error('no greeting');
    expect(isMarked(greeting.nonce)).toBe(true);
    b.close();
    expect(await admission).toEqual(failed);
    // it had got as far as its proof
    expect(parseAdmission(await b.receive())).toMatchObject({ kind: 'proof', version: 1 });
  });

  it('[AD10] a customer’s page that has become older is told from a stranger, and gets no proof', async () => {
    const [atNewTechnician, atOldCustomer] = await both([pinned(customerKeys, 2), old]);
    expect(atNewTechnician).toEqual({ ok: false, error: 'page-older' });
    expect(atOldCustomer).toEqual(failed);
  });

  it('[AD10] so is a technician’s page: the customer commits, and an older page ends there', async () => {
    const [atOldTechnician, atNewCustomer] = await both([old, pinned(technicianKeys, 2)]);
    expect(atNewCustomer).toEqual({ ok: false, error: 'page-older' });
    expect(atOldTechnician).toEqual(failed);
  });

  it.each<[string, Changes, Changes]>([
    ['at the technician', unknown(customerKeys), pinned(technicianKeys, 2)],
    ['at the customer', pinned(customerKeys, 2), unknown(technicianKeys)]
  ])(
    '[AD16] a record that a page of version 1 has written again %s stays of version 2',
    async (_where, a, b) => {
      const [atTechnician, atCustomer] = await both([a, b]);
      if (!atTechnician.ok || !atCustomer.ok) throw new Error('not admitted');
      expect([atTechnician.value.version, atCustomer.value.version]).toEqual([2, 2]);
      expect(atTechnician.value.codeNonces).toEqual(atCustomer.value.codeNonces);
    }
  );

  it('[AD10] nobody without the pinned keys’ secrets can make a page say that the other one is older', async () => {
    const public_ = {
      ...customerIdentity,
      agreement: { ...customerIdentity.agreement, secretKey: randomBytes(32) }
    };
    const [a] = await both([pinned(customerKeys, 2), { ...old, identity: public_ }]);
    expect(a).toEqual(failed);
  });
});

describe('somebody in between who wants version 1 of two pages of version 2', () => {
  const unmark: Alter = (message, index) => {
    if (index !== 0) return [message];
    const hello = parseAdmission(message);
    return hello?.kind === 'hello' ? [writeAdmission({ ...hello, nonce: randomBytes(32) })] : [message];
  };

  it('[AD15] takes the mark out of the greeting: nobody is admitted', async () => {
    expect(await both([{}, {}], [unmark])).toEqual([failed, failed]);
  });

  it('[AD15] answers the greeting with an older page’s hello in the customer’s place: nobody is admitted', async () => {
    // The hello is the real customer's, from a time when it met an older page.
    const hello = await helloOf('customer');
    const replace: Alter = (message, index) => (index === 0 ? [hello] : [message]);
    expect(await both([{}, {}], [whole, replace])).toEqual([failed, failed]);
  });

  it('[AD15] replays a whole admission of version 1 to pages that are new now: nobody is admitted', async () => {
    const said: { down: Bytes[]; up: Bytes[] } = { down: [], up: [] };
    await both([old, old], [(m) => [(said.down.push(m), m)], (m) => [(said.up.push(m), m)]]);
    expect([said.down.length, said.up.length]).toEqual([2, 2]);
    expect(await technician(scripted(...said.up))).toEqual(failed);
    expect(await customer(scripted(...said.down))).toEqual(failed);
  });
});

it('[AD13] what a customer’s page was answered once does not bind it to version 2 of an older page', async () => {
  const code = freshCode();
  code.nonces = { technician: randomBytes(32), customer: code.secret };
  const [a, b] = await both([old, { code }]);
  expect([a.ok, b.ok]).toEqual([true, true]);
});

// keeps a reader from wondering whether pipes lose what came before a close
it('an end that closes loses nothing that was said before', async () => {
  const one = pipe(whole);
  one.put(Uint8Array.of(1));
  one.close();
  expect(await one.take()).toEqual(Uint8Array.of(1));
  await expect(one.take()).rejects.toThrow('closed');
});
