/** Version 2: commit, then reveal. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { concat, fromHex, randomBytes, utf8, type Bytes } from '../base/bytes.js';
import vectors from './admission-vectors.json';
import {
  maxCredentialBytes,
  parseAdmission,
  writeAdmission,
  type AdmissionMessage
} from './admission-messages.js';
import type { Exchange } from './admission.js';
import { agree, makeIdentity, publicKeysOf, type SessionIdentity } from './identity.js';
import { asKey, deriveKey, parseRootKey, type RootKey } from './keys.js';
import { lvCat } from './lv-cat.js';
import { safetyCodeOf } from './safety-code.js';
import { codeNonceFor, commitmentOf, sessionCodeOf, type SessionCode } from './session-code.js';
import { makeSessionSecret } from './session-secret.js';
import {
  both,
  closing,
  connect,
  customer,
  customerIdentity,
  failed,
  freshCode,
  rootKey,
  scripted,
  taken,
  technician,
  technicianIdentity,
  type Alter,
  type Changes
} from './testing/admission-ends.js';

const hex = (text: string): Bytes => fromHex(text)!;
const parsed = <K extends AdmissionMessage['kind']>(kind: K, bytes: Uint8Array) => {
  const message = parseAdmission(bytes);
  if (message?.kind !== kind) throw new Error(`not «${kind}»`);
  return message as Extract<AdmissionMessage, { kind: K }>;
};

describe('the vectors', () => {
  const identityOf = (side: typeof vectors.customer): SessionIdentity => ({
    signing: { publicKey: hex(side.publicSigning), secretKey: hex(side.signing) },
    agreement: { publicKey: hex(side.publicAgreement), secretKey: hex(side.agreement) }
  });
  const root = parseRootKey(hex(vectors.rootKey))!;
  const atTechnician = (): Changes => ({
    rootKey: root,
    identity: identityOf(vectors.technician),
    seed: hex(vectors.seed),
    code: { secret: hex(vectors.technician.codeKey), nonces: undefined },
    credential: hex(vectors.technician.credential)
  });
  const atCustomer = (): Changes => ({
    rootKey: root,
    identity: identityOf(vectors.customer),
    code: { secret: hex(vectors.customer.codeNonce), nonces: undefined }
  });
  const greetingNonce = parsed('hello', hex(vectors.greeting)).nonce.slice(0, 24);
  const openingNonce = parsed('opening', hex(vectors.opening)).nonce;

  afterEach(() => vi.restoreAllMocks());
  /** The random bytes that the side takes. */
  const drawing = (bytes: Uint8Array): void => {
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((target) => {
      (target as Uint8Array).set(bytes);
      return target;
    });
  };

  it('[AD9, AD11, AD12, AD14] the technician’s side, byte for byte', async () => {
    drawing(greetingNonce);
    const exchange = scripted(hex(vectors.commit), hex(vectors.opening), hex(vectors.customerProof));
    const result = await technician(exchange, atTechnician());
    expect(exchange.sent).toEqual([vectors.greeting, vectors.answer, vectors.technicianProof].map(hex));
    if (!result.ok) throw new Error(result.error);
    expect(result.value.linkKey).toEqual(hex(vectors.linkKey));
    expect(result.value.codeNonces).toEqual({
      technician: hex(vectors.technician.codeNonce),
      customer: hex(vectors.customer.codeNonce)
    });
  });

  it('[AD9, AD11, AD14] the customer’s side, byte for byte', async () => {
    drawing(openingNonce);
    const exchange = scripted(hex(vectors.greeting), hex(vectors.answer), hex(vectors.technicianProof));
    const result = await customer(exchange, atCustomer());
    expect(exchange.sent).toEqual([vectors.commit, vectors.opening, vectors.customerProof].map(hex));
    if (!result.ok) throw new Error(result.error);
    expect(result.value.linkKey).toEqual(hex(vectors.linkKey));
    expect(result.value.credential).toEqual(hex(vectors.technician.credential));
  });

  it('[AD14] «taken», said and believed', async () => {
    drawing(greetingNonce);
    const exchange = scripted(hex(vectors.commit), hex(vectors.opening), hex(vectors.customerProof));
    const pinned = { keys: publicKeysOf(makeIdentityOfOnes()), version: 2 } as const;
    expect(await technician(exchange, { ...atTechnician(), pinned })).toEqual(taken);
    expect(exchange.sent.at(-1)).toEqual(hex(vectors.taken));
    drawing(openingNonce);
    const heard = scripted(...[vectors.greeting, vectors.answer, vectors.taken].map(hex));
    expect(await customer(heard, atCustomer())).toEqual(taken);
  });
  const makeIdentityOfOnes = (): SessionIdentity => ({
    signing: { publicKey: new Uint8Array(32).fill(1), secretKey: new Uint8Array(32) },
    agreement: { publicKey: new Uint8Array(32).fill(1), secretKey: new Uint8Array(32) }
  });

  it('[SC3] the safety code', () => {
    const keys = {
      technician: publicKeysOf(identityOf(vectors.technician)),
      customer: publicKeysOf(identityOf(vectors.customer))
    };
    const nonces = {
      technician: hex(vectors.technician.codeNonce),
      customer: hex(vectors.customer.codeNonce)
    };
    expect(safetyCodeOf(root, keys, nonces)).toEqual(vectors.safetyCode);
  });

  it('[AD2, AD9] every message is read and written in one spelling, and is nothing one byte shorter or longer', () => {
    const { greeting, commit, answer, opening, customerProof, taken } = vectors;
    for (const bytes of [greeting, commit, answer, opening, customerProof, taken].map(hex)) {
      expect(writeAdmission(parseAdmission(bytes)!)).toEqual(bytes);
      expect(parseAdmission(bytes.slice(0, -1))).toBeUndefined();
      expect(parseAdmission(concat(bytes, Uint8Array.of(0)))).toBeUndefined();
    }
  });
});

describe('the place for a credential', () => {
  const answer = (length: number) => {
    const head = Uint8Array.from([2, 5, 2, ...randomBytes(32), length >> 8, length & 255]);
    return concat(head, new Uint8Array(length));
  };

  it('[AD18] holds 0 to 4,096 bytes', () => {
    for (const length of [0, 1, maxCredentialBytes]) {
      expect(parsed('answer', answer(length)).credential).toHaveLength(length);
    }
    expect(parseAdmission(answer(maxCredentialBytes + 1))).toBeUndefined();
    expect(parseAdmission(answer(65_535))).toBeUndefined();
  });

  it('[AD18] is handed over as it is: garbage in it does not fail the admission', async () => {
    const credential = randomBytes(maxCredentialBytes);
    const [a, b] = await both([{ credential }, {}]);
    if (!a.ok || !b.ok) throw new Error('not admitted');
    expect(b.value.credential).toEqual(credential);
  });

  it('[AD14, AD18] cannot be altered, cut or taken away on the way', async () => {
    const credential = randomBytes(40);
    const change = (alter: (bytes: Uint8Array) => Uint8Array): Alter => {
      return (message) => {
        const heard = parseAdmission(message);
        if (heard?.kind !== 'answer') return [message];
        return [writeAdmission({ ...heard, credential: alter(heard.credential) })];
      };
    };
    for (const alter of [
      (bytes: Uint8Array) => bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte)),
      (bytes: Uint8Array) => bytes.slice(1),
      () => new Uint8Array()
    ]) {
      expect(await both([{ credential }, {}], [change(alter)])).toEqual([failed, failed]);
    }
  });
});

/** Both sides by hand, with every secret that they may have: what differs from a real one is the lie alone. */
const proofOf = (
  role: 'technician' | 'customer',
  root: RootKey,
  identity: SessionIdentity,
  theirs: Uint8Array,
  transcript: Uint8Array[]
): Bytes => {
  const secret = asKey('admission', concat(root, agree(identity, theirs)!));
  const key = deriveKey(secret, 'admission-proof-2', ...transcript);
  const mac = hmac(sha256, key, lvCat(utf8(role), ...transcript));
  return writeAdmission({ kind: 'proof', version: 2, mac });
};

async function customerByHand(
  end: Exchange,
  { committed, opened, highest = 2 }: { committed: Uint8Array; opened: Uint8Array; highest?: number }
): Promise<void> {
  const keys = publicKeysOf(customerIdentity);
  const greeting = await end.receive();
  const commit = writeAdmission({ kind: 'commit', commitment: commitmentOf(rootKey, committed, keys) });
  await end.send(commit);
  const answer = await end.receive();
  const nonce = randomBytes(32);
  const opening = writeAdmission({ kind: 'opening', highest, nonce, keys, codeNonce: opened });
  const transcript = [greeting, commit, answer, opening];
  await end.send(opening);
  const theirs = technicianIdentity.agreement.publicKey;
  await end.send(proofOf('customer', rootKey, customerIdentity, theirs, transcript));
}

async function technicianByHand(end: Exchange, highest: number): Promise<void> {
  const sent = scripted();
  await technician(sent);
  const greeting = sent.sent[0]!;
  await end.send(greeting);
  const commit = await end.receive();
  const credential = new Uint8Array();
  const answer = writeAdmission({ kind: 'answer', highest, codeNonce: randomBytes(32), credential });
  await end.send(answer);
  const opening = await end.receive();
  const transcript = [greeting, commit, answer, opening];
  const theirs = customerIdentity.agreement.publicKey;
  await end.send(proofOf('technician', rootKey, technicianIdentity, theirs, transcript));
}

describe('by hand', () => {
  const nonce = randomBytes(32);
  const admitBy = async (options: Parameters<typeof customerByHand>[1]) => {
    const [a, b] = connect();
    const [result] = await Promise.all([technician(a), customerByHand(b, options)]);
    return result;
  };

  it('[AD14] a customer with every secret is admitted', async () => {
    expect((await admitBy({ committed: nonce, opened: nonce })).ok).toBe(true);
  });

  it('[AD11] … but not with another nonce than the committed one', async () => {
    expect(await admitBy({ committed: nonce, opened: randomBytes(32) })).toEqual(failed);
  });

  it.each([
    [0, false],
    [1, false],
    [2, true],
    [3, true],
    [255, true]
  ])(
    '[AD15] a peer whose highest version is %d is admitted in version 2: %s',
    async (highest, isAdmitted) => {
      expect((await admitBy({ committed: nonce, opened: nonce, highest })).ok).toBe(isAdmitted);
      const [a, b] = connect();
      const [atCustomer] = await Promise.all([
        closing(b, customer(b)),
        technicianByHand(a, highest).catch(() => undefined)
      ]);
      expect(atCustomer.ok).toBe(isAdmitted);
    }
  );
});

describe('what was committed to', () => {
  it('[AD12] gets the same answer each time, and another one an independent one', async () => {
    const code = freshCode();
    const commitment = randomBytes(32);
    const answers = await Promise.all(
      [commitment, commitment, randomBytes(32)].map(async (bytes) => {
        const exchange = scripted(writeAdmission({ kind: 'commit', commitment: bytes }));
        await technician(exchange, { code });
        return parsed('answer', exchange.sent[1]!).codeNonce;
      })
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).not.toEqual(answers[2]);
    expect(answers[0]).toEqual(codeNonceFor(code, commitment));
  });

  it('[AD16] comes from the session’s keys: the same after every reload, another one for each role and session', () => {
    const other = makeIdentity();
    const secrets = [
      sessionCodeOf('technician', technicianIdentity),
      sessionCodeOf('customer', technicianIdentity),
      sessionCodeOf('customer', other)
    ].map(({ secret }) => String(secret));
    expect(new Set(secrets).size).toBe(3);
    expect(sessionCodeOf('technician', structuredClone(technicianIdentity)).secret).toEqual(
      sessionCodeOf('technician', technicianIdentity).secret
    );
  });

  it('[AD13] is opened for one answer only: to a second one the customer says nothing more', async () => {
    const code = freshCode();
    const greeting = scripted();
    await technician(greeting);
    const answerWith = (codeNonce: Uint8Array) =>
      writeAdmission({ kind: 'answer', highest: 2, codeNonce, credential: new Uint8Array() });
    const kindsAfter = async (codeNonce: Uint8Array) => {
      const exchange = scripted(greeting.sent[0]!, answerWith(codeNonce));
      expect(await customer(exchange, { code })).toEqual(failed);
      return exchange.sent.map((message) => parseAdmission(message)?.kind);
    };
    const first = randomBytes(32);
    expect(await kindsAfter(first)).toEqual(['commit', 'opening', 'proof']);
    expect(await kindsAfter(randomBytes(32))).toEqual(['commit']);
    expect(await kindsAfter(first)).toEqual(['commit', 'opening', 'proof']);
  });

  it('[SC4] the pinned customer’s nonce stays what it was', async () => {
    const keys = publicKeysOf(customerIdentity);
    const code = freshCode();
    const customers = freshCode();
    const [first] = await both([{ code }, { code: customers }]);
    if (!first.ok) throw new Error(first.error);
    const pinned: Changes = {
      code: { ...code, nonces: first.value.codeNonces },
      pinned: { keys, version: 2 }
    };
    const [again, back] = await both([pinned, { code: customers }]);
    expect([again.ok, back.ok]).toEqual([true, true]);
    expect(await both([pinned, { code: freshCode() }])).toEqual([failed, failed]);
  });

  it('[AD9] nothing is said out of its turn', async () => {
    const said: { down: Bytes[]; up: Bytes[] } = { down: [], up: [] };
    const codes: [Changes, Changes] = [{ code: freshCode() }, { code: freshCode() }];
    await both(codes, [(m) => [(said.down.push(m), m)], (m) => [(said.up.push(m), m)]]);
    const [commit, opening, proof] = said.up as [Bytes, Bytes, Bytes];
    for (const order of [
      [opening, commit, proof],
      [commit, proof, opening],
      [commit, commit, opening],
      [proof, commit, opening]
    ]) {
      expect(await technician(scripted(...order), codes[0])).toEqual(failed);
    }
    const [greeting, answer, reply] = said.down as [Bytes, Bytes, Bytes];
    for (const order of [
      [answer, greeting, reply],
      [greeting, reply, answer],
      [greeting, greeting, reply]
    ]) {
      expect(await customer(scripted(...order), codes[1])).toEqual(failed);
    }
  });

  it('[AD5] gives a side its own proof: it is not admitted', async () => {
    const mine: Bytes[] = [];
    const reflect: Alter = (message, index) => (index === 2 ? [mine[2]!] : [message]);
    const [, b] = await both([{}, {}], [reflect, (m) => [(mine.push(m), m)]]);
    expect(b).toEqual(failed);
  });
});

/**
 * Somebody who put a link of their own in the place of the technician's: a technician to the customer, a customer to
 * the technician. What is left to them is a try for each admission; what they must not have is a search.
 */
describe('somebody who replaced the link', () => {
  const bits = 12;
  const prefix = (numbers: readonly number[]): string => numbers.slice(0, bits / 6).join('-');
  const own = makeIdentity();
  const secret = makeSessionSecret(publicKeysOf(own));
  const ownKeys = publicKeysOf(own);
  const towardsCustomer = (technicianNonce: Uint8Array, customerNonce: Uint8Array) =>
    safetyCodeOf(
      secret.rootKey,
      { technician: ownKeys, customer: publicKeysOf(customerIdentity) },
      { technician: technicianNonce, customer: customerNonce }
    );

  it('[SC4] version 1: whoever comes second searches keys until both codes match', () => {
    // The customer's code is fixed by what they have said already; the technician's is tried in memory.
    const shown = safetyCodeOf(secret.rootKey, {
      technician: ownKeys,
      customer: publicKeysOf(customerIdentity)
    });
    const keysOf = (n: number) => ({
      signing: ownKeys.signing,
      agreement: new Uint8Array(32).fill(n % 251).fill(n >> 8, 0, 9)
    });
    let found = false;
    for (let n = 0; n < 40_000 && !found; n++) {
      const code = safetyCodeOf(rootKey, {
        technician: publicKeysOf(technicianIdentity),
        customer: keysOf(n)
      });
      found = prefix(code) === prefix(shown);
    }
    expect(found).toBe(true);
  });

  it('[SC4, AD11, AD13] version 2: at every moment at which they choose, the other part is not known', async () => {
    // Towards the technician: whoever commits has chosen keys and nonce; all others get no proof and no admission.
    const code: SessionCode = freshCode();
    const mine = freshCode();
    const commitment = commitmentOf(rootKey, mine.secret, publicKeysOf(customerIdentity));
    const technicianNonce = codeNonceFor(code, commitment);
    const codeOf = (nonce: Uint8Array) =>
      safetyCodeOf(
        rootKey,
        { technician: publicKeysOf(technicianIdentity), customer: publicKeysOf(customerIdentity) },
        { technician: technicianNonce, customer: nonce }
      );
    const target = prefix(towardsCustomer(randomBytes(32), randomBytes(32)));
    // a search among nonces finds one that matches within these bits, as it did in version 1 …
    let searched: Bytes | undefined;
    for (let n = 0; n < 40_000 && !searched; n++) {
      const nonce = concat(new Uint8Array(28), Uint8Array.of(n >> 16, n >> 8, n & 255, 7));
      if (prefix(codeOf(nonce)) === target) searched = nonce;
    }
    expect(searched).toBeDefined();
    // … and the technician's page does not take it, whatever else is proven: it is not what was committed to.
    const [a, b] = connect();
    const replaced = { code, rootKey };
    const [result] = await Promise.all([
      technician(a, replaced),
      customerByHand(b, { committed: mine.secret, opened: searched! })
    ]);
    expect(result).toEqual(failed);
  });

  it('[SC4, AD11] towards the customer: the answer is given before anything of the code is known', async () => {
    const [a, b] = connect();
    const joined = customer(b, { rootKey: secret.rootKey });
    const greeting = scripted();
    await technician(greeting, { rootKey: secret.rootKey, identity: own, seed: secret.seed });
    await a.send(greeting.sent[0]!);
    const { commitment } = parsed('commit', await a.receive());
    // 32 bytes of a hash are all there is to choose by: neither keys nor nonce were shown
    expect(commitment).toHaveLength(32);
    a.close();
    expect(await joined).toEqual(failed);
  });

  it('[SC4] codes of fresh admissions are spread evenly', () => {
    const counts = new Map<number, number>();
    for (let n = 0; n < 2_000; n++)
      for (const number of towardsCustomer(randomBytes(32), randomBytes(32)))
        counts.set(number, (counts.get(number) ?? 0) + 1);
    // 14,000 draws from 64: 219 each, give or take six times the deviation of 15
    expect(counts.size).toBe(64);
    for (const count of counts.values()) expect(Math.abs(count - 219)).toBeLessThan(90);
  });
});
