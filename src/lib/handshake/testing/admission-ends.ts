/** For tests: two ends of a connection, with somebody in between who may alter what passes. */
import { randomBytes, type Bytes } from '../../base/bytes.js';
import { admit, type AdmissionOptions, type Exchange } from '../admission.js';
import { makeIdentity, publicKeysOf } from '../identity.js';
import type { SessionCode } from '../session-code.js';
import { makeSessionSecret } from '../session-secret.js';

export const technicianIdentity = makeIdentity();
export const customerIdentity = makeIdentity();
export const { rootKey, seed } = makeSessionSecret(publicKeysOf(technicianIdentity));

export type Changes = Partial<AdmissionOptions>;

/** Of keys that were never used before. */
export const freshCode = (): SessionCode => ({ secret: randomBytes(32), nonces: undefined });

/** What passes for one message of one side, the first having index 0. */
export type Alter = (message: Bytes, index: number) => Uint8Array[];
export const whole: Alter = (message) => [message];

interface Taker {
  resolve(message: Uint8Array): void;
  reject(reason: Error): void;
}

/** One direction of a connection; `alter` stands in the middle. What was sent before it closes still arrives. */
export function pipe(alter: Alter) {
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

export type End = Exchange & { close(): void };

/** The technician's end, then the customer's. */
export function connect(toCustomer: Alter = whole, toTechnician: Alter = whole): [End, End] {
  const [down, up] = [pipe(toCustomer), pipe(toTechnician)];
  const end = (out: typeof up, into: typeof up): End => ({
    send: (bytes) => Promise.resolve(out.put(bytes)),
    receive: into.take,
    close: out.close
  });
  return [end(down, up), end(up, down)];
}

/** Of a session that has just been made, in version 2 unless `code` is taken away. */
export const technician = (exchange: Exchange, changes: Changes = {}) =>
  admit({
    role: 'technician',
    rootKey,
    identity: technicianIdentity,
    seed,
    code: freshCode(),
    exchange,
    ...changes
  });
export const customer = (exchange: Exchange, changes: Changes = {}) =>
  admit({
    role: 'customer',
    rootKey,
    identity: customerIdentity,
    code: freshCode(),
    exchange,
    ...changes
  });

export const both = (changes: [Changes, Changes] = [{}, {}], alters: [Alter?, Alter?] = []) => {
  const [a, b] = connect(...alters);
  return Promise.all([closing(a, technician(a, changes[0])), closing(b, customer(b, changes[1]))]);
};

/** As a page does it: an end that fails in admission closes the connection. */
export async function closing(end: End, admission: ReturnType<typeof admit>) {
  const result = await admission;
  if (!result.ok) end.close();
  return result;
}

/** What `receive` gives, in turn; then the peer is gone. */
export const scripted = (...messages: Uint8Array[]): Exchange & { sent: Bytes[] } => {
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

export const pretend = (publicKey: Uint8Array) => ({ publicKey, secretKey: randomBytes(32) });
export const failed = { ok: false, error: 'admission-failed' };
export const taken = { ok: false, error: 'session-taken' };
