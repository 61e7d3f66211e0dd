/** The receiver's half of one transfer, as pure steps (rules FT in docs/protocol.md). */
import {
  sameFingerprints,
  type Failure,
  type FileMessage,
  type Fingerprints,
  type Offer
} from './file-messages.js';

export type IncomingPhase = 'offered' | 'moving' | 'done' | 'declined' | 'cancelled' | 'failed';

export interface Incoming {
  readonly facts: Offer;
  readonly phase: IncomingPhase;
  readonly isPausedHere: boolean;
  readonly isPausedThere: boolean;
  /** The disk took no more: paused by itself, and nothing is lost. */
  readonly isDiskFull: boolean;
  /** Bytes that are verified and stored. */
  readonly have: number;
  /** The run under way; `opening` until the place to store it is open. */
  readonly run: { id: string; isOpening: boolean; credit: number } | undefined;
  /** Of what is stored, once the last chunk is. */
  readonly own: Fingerprints | undefined;
  /** What the sender says. */
  readonly told: Fingerprints | undefined;
  readonly failure: Failure | undefined;
  readonly by: 'here' | 'there' | undefined;
  readonly declined: 'person' | 'too-many' | undefined;
}

export type IncomingEvent =
  | { type: 'accept-here'; run: string }
  | { type: 'decline-here'; why: 'person' | 'too-many' }
  | { type: 'cancel-here' }
  | { type: 'pause-here' }
  /** `run`: none while nothing may move; the sender's next offer begins one. */
  | { type: 'go-here'; run: string | undefined }
  /** The place to store it is open. */
  | { type: 'opened'; run: string; stream: number; have: number; prefix: string }
  | { type: 'stored'; run: string; have: number }
  /** The last chunk is stored. */
  | { type: 'whole'; run: string; fingerprints: Fingerprints }
  | { type: 'disk-full'; run: string }
  | { type: 'broke'; run: string | undefined; why: Failure }
  | { type: 'lost' }
  /** `run`: a fresh one, in case the message begins one. */
  | { type: 'heard'; message: FileMessage; run: string };

export type IncomingEffect =
  | { do: 'send'; message: FileMessage }
  /** Open what is stored already, or a new place, and expect chunks of this run. */
  | { do: 'open'; run: string }
  | { do: 'close' }
  /** What was stored is of no use any more. */
  | { do: 'discard' };

export interface IncomingStep {
  state: Incoming;
  effects: IncomingEffect[];
}

/** How far the sender may be ahead of the disk, and how often it is told. */
export const windowBytes = 8 * 1024 * 1024;
const creditStepBytes = 1024 * 1024;

export const receiveOffer = (facts: Offer): Incoming => ({
  facts,
  phase: 'offered',
  isPausedHere: false,
  isPausedThere: false,
  isDiskFull: false,
  have: 0,
  run: undefined,
  own: undefined,
  told: undefined,
  failure: undefined,
  by: undefined,
  declined: undefined
});

const isOpen = ({ phase }: Incoming): boolean => phase === 'offered' || phase === 'moving';

const sameOffer = (a: Offer, b: Offer): boolean =>
  a.kind === b.kind && a.name === b.name && a.mime === b.mime && a.size === b.size && a.count === b.count;

export function stepIncoming(state: Incoming, event: IncomingEvent): IncomingStep {
  const { id, size } = state.facts;
  if (!isOpen(state)) return settled(state, event);
  const isOfRun = 'run' in event && event.run === state.run?.id;
  switch (event.type) {
    case 'accept-here':
      if (state.phase !== 'offered') return stay(state);
      return open({ ...state, phase: 'moving' }, event.run);
    case 'decline-here':
      if (state.phase !== 'offered') return stay(state);
      return {
        state: { ...state, phase: 'declined', by: 'here', declined: event.why },
        effects: [say({ type: 'decline', id, why: event.why })]
      };
    case 'cancel-here':
      return drop({ ...state, phase: 'cancelled', by: 'here' }, say({ type: 'cancel', id }));
    case 'pause-here':
      if (state.isPausedHere) return stay(state);
      return { state: { ...state, isPausedHere: true }, effects: [say({ type: 'pause', id })] };
    case 'go-here': {
      if (!state.isPausedHere) return stay(state);
      const going = { ...state, isPausedHere: false, isDiskFull: false };
      const go = say({ type: 'go', id });
      if (state.phase !== 'moving' || state.run || !event.run) return { state: going, effects: [go] };
      const opened = open(going, event.run);
      return { state: opened.state, effects: [go, ...opened.effects] };
    }
    case 'opened': {
      if (!isOfRun) return stay(state);
      const { run, stream, have, prefix } = event;
      const upTo = Math.min(size, have + windowBytes);
      return {
        state: { ...state, have, run: { id: run, isOpening: false, credit: upTo } },
        effects: [
          say({ type: 'accept', id, run, stream, from: have, prefix, upTo }),
          ...(state.isPausedHere ? [say({ type: 'pause', id })] : [])
        ]
      };
    }
    case 'stored':
      return isOfRun ? stored(state, event.have) : stay(state);
    case 'whole':
      return isOfRun ? compare({ ...state, have: size, own: event.fingerprints }) : stay(state);
    case 'disk-full':
      if (!isOfRun) return stay(state);
      return {
        state: { ...state, isPausedHere: true, isDiskFull: true, run: undefined },
        effects: [{ do: 'close' }, say({ type: 'pause', id })]
      };
    case 'broke':
      if (event.run !== undefined && !isOfRun) return stay(state);
      return fail(state, event.why);
    case 'lost':
      return {
        state: { ...state, run: undefined, isPausedThere: false },
        effects: close(state)
      };
    case 'heard':
      return hear(state, event.message, event.run);
  }
}

function hear(state: Incoming, message: FileMessage, run: string): IncomingStep {
  switch (message.type) {
    case 'offer':
      // A name or size that changes after the click on Accept is not what was accepted.
      if (!sameOffer(state.facts, message)) return fail(state, 'changed');
      if (state.isDiskFull) return { state, effects: [say({ type: 'pause', id: state.facts.id })] };
      return state.phase === 'moving' && !state.run ? open(state, run) : stay(state);
    case 'end':
      if (state.phase !== 'moving' || !state.run) return stay(state);
      if (message.size !== state.facts.size) return fail(state, 'size');
      return compare({ ...state, told: { md5: message.md5, sha256: message.sha256 } });
    case 'cancel':
      return drop({ ...state, phase: 'cancelled', by: 'there' });
    case 'pause':
      return stay({ ...state, isPausedThere: true });
    case 'go':
      return stay({ ...state, isPausedThere: false });
    case 'fail':
      return drop({ ...state, phase: 'failed', failure: message.why });
    default:
      return stay(state);
  }
}

/** The last chunk and the sender's word come on two channels: whichever is later brings the decision. */
function compare(state: Incoming): IncomingStep {
  const { own, told, facts } = state;
  if (!own || !told) return stay(state);
  if (!sameFingerprints(own, told)) return fail(state, 'fingerprint');
  return {
    state: { ...state, phase: 'done', run: undefined },
    effects: [...close(state), say({ type: 'done', id: facts.id, ...own })]
  };
}

function stored(state: Incoming, have: number): IncomingStep {
  const { run, facts } = state;
  if (!run) return stay(state);
  const upTo = Math.min(facts.size, have + windowBytes);
  const isDue = upTo >= run.credit + creditStepBytes || have === facts.size || upTo === facts.size;
  const isNews = isDue && (upTo > run.credit || have === facts.size);
  return {
    state: { ...state, have, run: isNews ? { ...run, credit: upTo } : run },
    effects: isNews ? [say({ type: 'credit', id: facts.id, have, upTo })] : []
  };
}

/** What is over stays as it is; a sender that has not heard it, and offers again, is told again. */
function settled(state: Incoming, event: IncomingEvent): IncomingStep {
  const { id } = state.facts;
  if (event.type !== 'heard' || event.message.type !== 'offer') return stay(state);
  const { phase, own, by, declined, failure } = state;
  if (phase === 'done' && own) return { state, effects: [say({ type: 'done', id, ...own })] };
  if (phase === 'declined' && declined)
    return { state, effects: [say({ type: 'decline', id, why: declined })] };
  if (phase === 'cancelled' && by === 'here') return { state, effects: [say({ type: 'cancel', id })] };
  if (phase === 'failed' && failure) return { state, effects: [say({ type: 'fail', id, why: failure })] };
  return stay(state);
}

const open = (state: Incoming, run: string): IncomingStep => ({
  state: { ...state, run: { id: run, isOpening: true, credit: 0 }, own: undefined, told: undefined },
  effects: [...close(state), { do: 'open', run }]
});

const fail = (state: Incoming, why: Failure): IncomingStep =>
  drop({ ...state, phase: 'failed', failure: why }, say({ type: 'fail', id: state.facts.id, why }));

const drop = (state: Incoming, ...effects: IncomingEffect[]): IncomingStep => ({
  state: { ...state, run: undefined },
  effects: [...close(state), { do: 'discard' }, ...effects]
});

const close = (state: Incoming): IncomingEffect[] => (state.run ? [{ do: 'close' }] : []);
const stay = (state: Incoming): IncomingStep => ({ state, effects: [] });
const say = (message: FileMessage): IncomingEffect => ({ do: 'send', message });
