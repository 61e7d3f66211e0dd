/**
 * The technician's side of the rendezvous: answers for one PIN on its topic. Pure steps; the caller owns relays
 * and timers. Rules RV in docs/protocol.md.
 */
import { equalBytes, type Bytes } from '../base/bytes.js';
import { makeShare, type CpaceContext, type CpaceSecret } from './cpace.js';
import type { RootKey } from './keys.js';
import type { Pin } from './pin.js';
import {
  parseMessage,
  runNonceBytes,
  writeMessage,
  type GoneReason,
  type MessageOf
} from './rendezvous-messages.js';
import { cpaceContextOf, runKeysOf, sealRoot, systemDeps, type RendezvousDeps } from './rendezvous-run.js';

/** Customers and guessers who may be between hello and proof at once. */
export const maxRuns = 8;
/** A run that got no proof for so long is forgotten. */
export const runLifeMs = 60_000;
/**
 * A new hello pushes no run out that is younger: it leaves an honest customer time for the proof,
 * and bounds what a flood of hellos can make this page compute.
 */
export const runGraceMs = 2_000;

interface Run {
  customerRun: Bytes;
  customerNonce: Bytes;
  nonce: Bytes;
  context: CpaceContext;
  secret: CpaceSecret;
  offer: string;
  startedAt: number;
}

/** The proof that ended a PIN, and the reply to it, which is given again when the proof comes again (RV8). */
interface Answered {
  proof: string;
  reply: string;
}

type HostState =
  | { phase: 'open'; runs: readonly Run[] }
  | { phase: 'gone'; reason: GoneReason; answered: Answered | undefined };

export interface HostOptions {
  pin: Pin;
  siteId: string;
  /** What the customer gets who proves the PIN. */
  rootKey: RootKey;
  /** Milliseconds since the epoch, by the clock that gives `now`. */
  expiresAt: number;
}

export interface Host {
  readonly options: HostOptions;
  readonly deps: RendezvousDeps;
  /** Somebody else has answered a customer on this topic. */
  readonly hasRival: boolean;
  readonly state: HostState;
}

export type HostInput =
  /** Whatever came over the topic, own messages too. */
  { type: 'message'; text: string; now: number } | { type: 'time'; now: number };

export type HostEvent =
  /** Somebody sent a wrong proof: the PIN is worth nothing any more. */
  | { type: 'burned' }
  /** The root key was handed over. Keep answering: the reply may get lost. */
  | { type: 'used' }
  | { type: 'expired' }
  /**
   * Somebody else answers customers on this topic: another technician with the same room number, or one who is none
   * and guesses. Not authenticated (RV15).
   */
  | { type: 'rival' };

export interface HostStep {
  host: Host;
  /** To publish on the topic, in order. */
  send: string[];
  event: HostEvent | undefined;
}

export const startHost = (options: HostOptions, deps: RendezvousDeps = systemDeps): Host => ({
  options,
  deps,
  hasRival: false,
  state: { phase: 'open', runs: [] }
});

/** Never throws, whatever the text is. The events happen once each; of those that end the PIN there is one. */
export function stepHost(before: Host, input: HostInput): HostStep {
  const { host, event } = passTime(before, input.now);
  const message = input.type === 'message' ? parseMessage(input.text) : undefined;
  const step = message ? answer(host, message, input.now) : stay(host);
  return event ? { ...step, event } : step;
}

function passTime(host: Host, now: number): { host: Host; event: HostEvent | undefined } {
  const { state } = host;
  if (state.phase === 'gone') return { host, event: undefined };
  if (now >= host.options.expiresAt)
    return { host: end(host, 'expired', undefined), event: { type: 'expired' } };
  const runs = state.runs.filter((run) => now - run.startedAt < runLifeMs);
  return { host: { ...host, state: { phase: 'open', runs } }, event: undefined };
}

function answer(host: Host, message: NonNullable<ReturnType<typeof parseMessage>>, now: number): HostStep {
  switch (message.t) {
    case 'hello':
      return answerHello(host, message, now);
    case 'proof':
      return answerProof(host, message);
    case 'who':
      return host.state.phase === 'open'
        ? stay(host, writeMessage({ v: 1, t: 'taken', id: message.id }))
        : stay(host);
    case 'offer':
      return hearOffer(host, message);
    default:
      // Own messages that the relay sends back, and those of other technicians on this room number.
      return stay(host);
  }
}

/** Only to a customer who asked here too: what a relay repeats of other days is no sign of anything. */
function hearOffer(host: Host, { run, nonce }: MessageOf<'offer'>): HostStep {
  const { state } = host;
  if (host.hasRival || state.phase === 'gone') return stay(host);
  const isOwn = state.runs.some((own) => equalBytes(own.nonce, nonce));
  const isToSame = state.runs.some((own) => equalBytes(own.customerRun, run));
  if (isOwn || !isToSame) return stay(host);
  return { host: { ...host, hasRival: true }, send: [], event: { type: 'rival' } };
}

function answerHello(host: Host, { run, nonce }: MessageOf<'hello'>, now: number): HostStep {
  const { state } = host;
  if (state.phase === 'gone') {
    return stay(host, writeMessage({ v: 1, t: 'gone', run, reason: state.reason }));
  }
  const known = state.runs.find(
    (other) => equalBytes(other.customerRun, run) && equalBytes(other.customerNonce, nonce)
  );
  if (known) return stay(host, known.offer);
  const [oldest] = state.runs;
  const isFull = state.runs.length >= maxRuns;
  if (isFull && oldest && now - oldest.startedAt < runGraceMs) return stay(host);
  const started = startRun(host, run, nonce, now);
  const runs = [...(isFull ? state.runs.slice(1) : state.runs), started];
  return stay({ ...host, state: { phase: 'open', runs } }, started.offer);
}

function startRun({ options, deps }: Host, customerRun: Bytes, customerNonce: Bytes, now: number): Run {
  const nonce = deps.random(runNonceBytes);
  const context = cpaceContextOf({ ...options, customerNonce, technicianNonce: nonce });
  const secret = makeShare(context, deps.random);
  const offer = writeMessage({ v: 1, t: 'offer', run: customerRun, nonce, share: secret.share });
  return { customerRun, customerNonce, nonce, context, secret, offer, startedAt: now };
}

function answerProof(host: Host, message: MessageOf<'proof'>): HostStep {
  const { state } = host;
  const { run, nonce } = message;
  const proof = writeMessage(message);
  if (state.phase === 'gone') {
    if (state.answered?.proof === proof) return stay(host, state.answered.reply);
    return stay(host, writeMessage({ v: 1, t: 'gone', run, nonce, reason: state.reason }));
  }
  const live = state.runs.find((other) => equalBytes(other.nonce, nonce));
  if (!live) return stay(host);
  const keys = runKeysOf('technician', live.context, live.secret, message.share);
  // An invalid share is a wrong proof like any other: nobody who means well sends one.
  if (!keys || !equalBytes(keys.customerTag, message.tag)) {
    const reply = writeMessage({ v: 1, t: 'refused', run, nonce, reason: 'wrong' });
    return { host: end(host, 'burned', { proof, reply }), send: [reply], event: { type: 'burned' } };
  }
  const sealed = sealRoot(keys.sealKey, host.options.rootKey);
  const reply = writeMessage({ v: 1, t: 'accept', run, nonce, tag: keys.technicianTag, sealed });
  return { host: end(host, 'used', { proof, reply }), send: [reply], event: { type: 'used' } };
}

const end = (host: Host, reason: GoneReason, answered: Answered | undefined): Host => ({
  ...host,
  state: { phase: 'gone', reason, answered }
});

const stay = (host: Host, ...send: string[]): HostStep => ({ host, send, event: undefined });
