/**
 * The customer's side of the rendezvous: one typed PIN. Pure steps; the caller owns relays and time-outs and
 * gives `resend` about every second. Rules RV in docs/protocol.md.
 */
import { equalBytes, type Bytes } from '../base/bytes.js';
import { makeShare } from './cpace.js';
import type { RootKey } from './keys.js';
import type { Pin } from './pin.js';
import {
  parseMessage,
  runIdBytes,
  runNonceBytes,
  writeMessage,
  type GoneReason,
  type MessageOf
} from './rendezvous-messages.js';
import {
  cpaceContextOf,
  runKeysOf,
  systemDeps,
  unsealRoot,
  type RendezvousDeps,
  type RunKeys
} from './rendezvous-run.js';

/** Each answered offer gives a false technician one guess at the PIN (RV6). */
export const maxAnswers = 3;

/** How many offers may still be answered for one PIN, in this try and in all others. */
export interface AnswerBudget {
  left(): number;
  take(): void;
}

function budgetOfOneTry(): AnswerBudget {
  let left = maxAnswers;
  return { left: () => left, take: () => void left-- };
}
/** Resends to wait after `gone`, which anybody can say, for the technician who says otherwise (RV9). */
const goneGraceResends = 2;

interface Run {
  /** The technician's nonce. */
  nonce: Bytes;
  proof: string;
  keys: RunKeys;
  outcome: 'open' | 'refused' | 'gone';
}

type GuestState =
  | { phase: 'open'; runs: readonly Run[]; gone: { reason: GoneReason; resends: number } | undefined }
  | { phase: 'ended' };

export interface GuestOptions {
  pin: Pin;
  siteId: string;
  /** Of this PIN; by default it is tried once. */
  budget?: AnswerBudget;
}

export interface Guest {
  readonly options: Required<GuestOptions>;
  readonly deps: RendezvousDeps;
  readonly run: Bytes;
  readonly nonce: Bytes;
  readonly hello: string;
  readonly state: GuestState;
}

export type GuestInput =
  /** Whatever came over the topic, own messages too. */
  | { type: 'message'; text: string }
  | { type: 'resend' }
  /** The caller waited long enough: always ends in `failed`, unless it had ended before. */
  | { type: 'give-up' };

export type GuestError =
  'pin-wrong' | 'pin-expired' | 'pin-burned' | 'pin-used' | 'pin-tries-used-up' | 'technician-not-there';

export type GuestEvent =
  /** Somebody answered for this room number; nothing is proven yet. */
  { type: 'technician-found' } | { type: 'joined'; rootKey: RootKey } | { type: 'failed'; error: GuestError };

export interface GuestStep {
  guest: Guest;
  /** To publish on the topic, in order. */
  send: string[];
  event: GuestEvent | undefined;
}

export function startGuest(
  options: GuestOptions,
  deps: RendezvousDeps = systemDeps
): { guest: Guest; send: string[] } {
  const run = deps.random(runIdBytes);
  const nonce = deps.random(runNonceBytes);
  const hello = writeMessage({ v: 1, t: 'hello', run, nonce });
  const state: GuestState = { phase: 'open', runs: [], gone: undefined };
  const budget = options.budget ?? budgetOfOneTry();
  return { guest: { options: { ...options, budget }, deps, run, nonce, hello, state }, send: [hello] };
}

/** Never throws, whatever the text is. After `joined` or `failed` nothing more happens. */
export function stepGuest(guest: Guest, input: GuestInput): GuestStep {
  const { state } = guest;
  if (state.phase === 'ended') return { guest, send: [], event: undefined };
  if (input.type === 'resend') return resend(guest, state);
  if (input.type === 'give-up') return fail(guest, errorOf(guest, state) ?? errorOfGivingUp(guest, state));
  const message = parseMessage(input.text);
  if (!message || !('run' in message) || !equalBytes(message.run, guest.run)) return stay(guest, state);
  switch (message.t) {
    case 'offer':
      return answerOffer(guest, state, message);
    case 'accept':
      return takeRoot(guest, state, message);
    case 'refused':
      return settle(guest, closeRun(state, message.nonce, 'refused'));
    case 'gone':
      return hearGone(guest, state, message);
    default:
      // Our own hello or proof, sent back by the relay.
      return stay(guest, state);
  }
}

type Open = Extract<GuestState, { phase: 'open' }>;

function answerOffer(guest: Guest, state: Open, { nonce, share, run }: MessageOf<'offer'>): GuestStep {
  const isKnown = state.runs.some((other) => equalBytes(other.nonce, nonce));
  const { budget } = guest.options;
  if (isKnown || budget.left() <= 0) return stay(guest, state);
  const context = cpaceContextOf({ ...guest.options, customerNonce: guest.nonce, technicianNonce: nonce });
  const secret = makeShare(context, guest.deps.random);
  const keys = runKeysOf('customer', context, secret, share);
  if (!keys) return stay(guest, state);
  // before the answer leaves: what is said is spent, whatever becomes of this page
  budget.take();
  const proof = writeMessage({ v: 1, t: 'proof', run, nonce, share: secret.share, tag: keys.customerTag });
  const runs = [...state.runs, { nonce, proof, keys, outcome: 'open' as const }];
  return {
    guest: { ...guest, state: { ...state, runs } },
    send: [proof],
    event: state.runs.length === 0 ? { type: 'technician-found' } : undefined
  };
}

/** A false `accept` is ignored, for the true one may follow; so is `refused` when `accept` comes after all. */
function takeRoot(guest: Guest, state: Open, message: MessageOf<'accept'>): GuestStep {
  const run = state.runs.find(({ nonce }) => equalBytes(nonce, message.nonce));
  if (!run || !equalBytes(run.keys.technicianTag, message.tag)) return stay(guest, state);
  const rootKey = unsealRoot(run.keys.sealKey, message.sealed);
  return rootKey ? finish(guest, { type: 'joined', rootKey }) : stay(guest, state);
}

function hearGone(guest: Guest, state: Open, { nonce, reason }: MessageOf<'gone'>): GuestStep {
  const heard = { ...state, gone: { reason, resends: state.gone?.resends ?? 0 } };
  return stay(guest, nonce ? closeRun(heard, nonce, 'gone') : heard);
}

const closeRun = (state: Open, nonce: Bytes, outcome: 'refused' | 'gone'): Open => ({
  ...state,
  runs: state.runs.map((run) =>
    run.outcome === 'open' && equalBytes(run.nonce, nonce) ? { ...run, outcome } : run
  )
});

function resend(guest: Guest, state: Open): GuestStep {
  const gone = state.gone && { ...state.gone, resends: state.gone.resends + 1 };
  const step = settle(guest, { ...state, gone });
  if (step.event) return step;
  const hellos = guest.options.budget.left() > 0 ? [guest.hello] : [];
  const proofs = state.runs.filter(({ outcome }) => outcome === 'open').map(({ proof }) => proof);
  return { ...step, send: [...hellos, ...proofs] };
}

function settle(guest: Guest, state: Open): GuestStep {
  const error = errorOf(guest, state);
  return error ? fail(guest, error) : stay(guest, state);
}

/** Why nothing can come of it any more; `undefined` while something can. */
function errorOf({ options }: Guest, { runs, gone }: Open): GuestError | undefined {
  if (runs.some(({ outcome }) => outcome === 'open')) return undefined;
  if (runs.some(({ outcome }) => outcome === 'refused')) {
    return options.budget.left() > 0 ? 'pin-wrong' : 'pin-tries-used-up';
  }
  if (gone && gone.resends >= goneGraceResends) return `pin-${gone.reason}`;
  // Earlier tries, or another tab, have said all that may be said for this PIN.
  return runs.length === 0 && options.budget.left() <= 0 ? 'pin-tries-used-up' : undefined;
}

function errorOfGivingUp({ options }: Guest, { gone }: Open): GuestError {
  if (options.budget.left() <= 0) return 'pin-tries-used-up';
  return gone ? `pin-${gone.reason}` : 'technician-not-there';
}

const stay = (guest: Guest, state: Open): GuestStep => ({
  guest: { ...guest, state },
  send: [],
  event: undefined
});

const fail = (guest: Guest, error: GuestError): GuestStep => finish(guest, { type: 'failed', error });

const finish = (guest: Guest, event: GuestEvent): GuestStep => ({
  guest: { ...guest, state: { phase: 'ended' } },
  send: [],
  event
});
