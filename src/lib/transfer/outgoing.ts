/** The sender's half of one transfer, as pure steps (rules FT in docs/protocol.md). */
import {
  sameFingerprints,
  type Accept,
  type Failure,
  type FileMessage,
  type Fingerprints,
  type Offer
} from './file-messages.js';

export type OutgoingPhase = 'offered' | 'moving' | 'done' | 'declined' | 'cancelled' | 'failed';

export interface Outgoing {
  readonly facts: Offer;
  readonly phase: OutgoingPhase;
  /** Files may move, and it was offered since they may: only then can it be accepted. */
  readonly isReady: boolean;
  readonly isPausedHere: boolean;
  readonly isPausedThere: boolean;
  /** Bytes that the other side has verified and stored. */
  readonly have: number;
  /** The run under way; none while the way is lost. */
  readonly run: { id: string; from: number; upTo: number } | undefined;
  /** Runs that were begun: none is begun twice, because its nonces would be. */
  readonly runs: readonly string[];
  /** Of the whole file, once it was read to its end. */
  readonly fingerprints: Fingerprints | undefined;
  readonly failure: Failure | undefined;
  /** Who cancelled, or declined for which reason. */
  readonly by: 'here' | 'there' | undefined;
  readonly declined: 'person' | 'too-many' | undefined;
}

export type OutgoingEvent =
  /** The way to the other side is there and files may move; or not any more. */
  | { type: 'ready' }
  | { type: 'lost' }
  | { type: 'pause-here' }
  | { type: 'go-here' }
  | { type: 'cancel-here' }
  /** The file was read to its end and everything has left. */
  | { type: 'read'; run: string; fingerprints: Fingerprints }
  | { type: 'broke'; run: string | undefined; why: Failure }
  | { type: 'heard'; message: FileMessage };

export type OutgoingEffect =
  { do: 'send'; message: FileMessage } | { do: 'start'; accept: Accept } | { do: 'stop' };

export interface OutgoingStep {
  state: Outgoing;
  effects: OutgoingEffect[];
}

/** More restarts of one transfer than this are no accident. */
const maxRuns = 1_000;

export const offerTransfer = (facts: Offer): Outgoing => ({
  facts,
  phase: 'offered',
  isReady: false,
  isPausedHere: false,
  isPausedThere: false,
  have: 0,
  run: undefined,
  runs: [],
  fingerprints: undefined,
  failure: undefined,
  by: undefined,
  declined: undefined
});

const isOpen = ({ phase }: Outgoing): boolean => phase === 'offered' || phase === 'moving';

/** May chunks leave now? */
export const isFlowing = (state: Outgoing): boolean =>
  state.phase === 'moving' && state.run !== undefined && !state.isPausedHere && !state.isPausedThere;

export function stepOutgoing(state: Outgoing, event: OutgoingEvent): OutgoingStep {
  const { id } = state.facts;
  if (!isOpen(state)) return settled(state, event);
  switch (event.type) {
    case 'ready':
      // The other side says again whether it pauses.
      return {
        state: { ...state, isReady: true, run: undefined, isPausedThere: false },
        effects: [say(state.facts), ...pausedNote(state)]
      };
    case 'lost':
      return {
        state: { ...state, isReady: false, run: undefined },
        effects: state.run ? [{ do: 'stop' }] : []
      };
    case 'pause-here':
      if (state.isPausedHere) return { state, effects: [] };
      return { state: { ...state, isPausedHere: true }, effects: [say({ type: 'pause', id })] };
    case 'go-here':
      if (!state.isPausedHere) return { state, effects: [] };
      return { state: { ...state, isPausedHere: false }, effects: [say({ type: 'go', id })] };
    case 'cancel-here':
      return over({ ...state, phase: 'cancelled', by: 'here' }, say({ type: 'cancel', id }));
    case 'read': {
      if (event.run !== state.run?.id) return { state, effects: [] };
      const { fingerprints } = event;
      return {
        state: { ...state, fingerprints },
        effects: [say({ type: 'end', id, size: state.facts.size, ...fingerprints })]
      };
    }
    case 'broke':
      if (event.run !== undefined && event.run !== state.run?.id) return { state, effects: [] };
      return fail(state, event.why);
    case 'heard':
      return hear(state, event.message);
  }
}

function hear(state: Outgoing, message: FileMessage): OutgoingStep {
  switch (message.type) {
    case 'accept':
      return accept(state, message);
    case 'credit': {
      const { run } = state;
      const isSane = run && message.have <= message.upTo && message.have <= state.facts.size;
      if (state.phase !== 'moving' || !isSane || message.have < run.from) return { state, effects: [] };
      const upTo = Math.max(run.upTo, message.upTo);
      return {
        state: { ...state, have: Math.max(state.have, message.have), run: { ...run, upTo } },
        effects: []
      };
    }
    case 'done': {
      // Only after everything was sent can the other side have it; and it must have what was read here.
      const { fingerprints } = state;
      if (state.phase !== 'moving' || !fingerprints) return { state, effects: [] };
      if (!sameFingerprints(message, fingerprints)) return fail(state, 'fingerprint');
      return over({ ...state, phase: 'done', have: state.facts.size });
    }
    case 'decline':
      if (state.phase !== 'offered') return { state, effects: [] };
      return over({ ...state, phase: 'declined', by: 'there', declined: message.why });
    case 'cancel':
      return over({ ...state, phase: 'cancelled', by: 'there' });
    case 'pause':
      return { state: { ...state, isPausedThere: true }, effects: [] };
    case 'go':
      return { state: { ...state, isPausedThere: false }, effects: [] };
    case 'fail':
      return over({ ...state, phase: 'failed', failure: message.why });
    default:
      return { state, effects: [] };
  }
}

function accept(state: Outgoing, message: Accept): OutgoingStep {
  const { run, from, upTo } = message;
  const isSane = state.isReady && from <= state.facts.size && from <= upTo;
  if (!isSane || state.runs.includes(run) || state.runs.length >= maxRuns) return { state, effects: [] };
  return {
    state: {
      ...state,
      phase: 'moving',
      have: from,
      run: { id: run, from, upTo },
      runs: [...state.runs, run],
      fingerprints: undefined
    },
    effects: [...(state.run ? [{ do: 'stop' as const }] : []), { do: 'start', accept: message }]
  };
}

/** What is over stays as it is; the other side, which may not have heard it, is told again. */
function settled(state: Outgoing, event: OutgoingEvent): OutgoingStep {
  const { id } = state.facts;
  const asksOn =
    event.type === 'heard' && (event.message.type === 'accept' || event.message.type === 'credit');
  if (!asksOn) return { state, effects: [] };
  if (state.phase === 'cancelled' && state.by === 'here')
    return { state, effects: [say({ type: 'cancel', id })] };
  if (state.phase === 'failed' && state.failure)
    return { state, effects: [say({ type: 'fail', id, why: state.failure })] };
  return { state, effects: [] };
}

const fail = (state: Outgoing, why: Failure): OutgoingStep =>
  over({ ...state, phase: 'failed', failure: why }, say({ type: 'fail', id: state.facts.id, why }));

const over = (state: Outgoing, ...effects: OutgoingEffect[]): OutgoingStep => ({
  state: { ...state, run: undefined },
  effects: [...(state.run ? [{ do: 'stop' as const }] : []), ...effects]
});

const pausedNote = ({ isPausedHere, facts }: Outgoing): OutgoingEffect[] =>
  isPausedHere ? [say({ type: 'pause', id: facts.id })] : [];

const say = (message: FileMessage): OutgoingEffect => ({ do: 'send', message });
