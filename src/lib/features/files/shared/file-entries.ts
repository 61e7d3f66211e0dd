import type { Role } from '../../../base/roles.js';
import { otherRole } from '../../../base/roles.js';
import { isFlowing, type Outgoing } from '../../../transfer/outgoing.js';
import { FrameOrder } from '../../../transfer/frame-order.js';
import type { Incoming } from '../../../transfer/incoming.js';
import type { Fingerprints, Offer } from '../../../transfer/file-messages.js';
import { riskOf } from '../../../transfer/file-risk.js';
import type { Pump } from '../../../transfer/pump.js';
import { safeName, shownName } from '../../../transfer/safe-name.js';
import type { SourceSpec } from '../../../transfer/worker-api.js';
import type { FileReason, FileRowView, FileState } from './files-view.js';

/** Bytes per second of the last few seconds. */
export class Speed {
  #samples: { at: number; have: number }[] = [];

  note(at: number, have: number): void {
    const last = this.#samples.at(-1);
    if (last && (have < last.have || at < last.at || at - last.at > 5_000)) this.#samples = [];
    if (last && at - last.at < 200 && this.#samples.length > 1) return;
    this.#samples = [...this.#samples.filter((sample) => at - sample.at < 4_000), { at, have }];
  }

  get bytesPerSecond(): number | undefined {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (!first || !last || last.at - first.at < 400) return undefined;
    return ((last.have - first.have) * 1000) / (last.at - first.at);
  }

  stop(): void {
    this.#samples = [];
  }
}

export interface OutEntry {
  way: 'out';
  state: Outgoing;
  /** None after a reload, until the file is chosen once more. */
  spec: SourceSpec | undefined;
  handle: FileSystemFileHandle | undefined;
  pump: Pump | undefined;
  speed: Speed;
  isEnded: boolean;
}

export interface InEntry {
  way: 'in';
  state: Incoming;
  /** Accepted, but others come first. */
  isQueued: boolean;
  stream: number | undefined;
  /** Of the frames of this run. */
  order: FrameOrder;
  /** Bytes of the file that came, stored or not. */
  received: number;
  isStoring: boolean;
  speed: Speed;
  isEnded: boolean;
}

export type FileEntry = OutEntry | InEntry;

export interface Surroundings {
  role: Role;
  isUp: boolean;
  isActive: boolean;
}

export const isOpen = ({ state, isEnded }: FileEntry): boolean =>
  !isEnded && (state.phase === 'offered' || state.phase === 'moving');

/** Of the whole file, once it was read or stored to its end. */
export const fingerprintsOf = (entry: FileEntry): Fingerprints | undefined =>
  entry.way === 'out' ? entry.state.fingerprints : entry.state.own;

const settledStates = {
  declined: 'cancelled',
  cancelled: 'cancelled',
  failed: 'failed',
  done: 'done'
} as const;

function situation(entry: FileEntry, { isUp, isActive }: Surroundings): [FileState, FileReason | undefined] {
  const { state } = entry;
  if (entry.isEnded && (state.phase === 'offered' || state.phase === 'moving')) return ['cancelled', 'ended'];
  if (state.phase !== 'offered' && state.phase !== 'moving') {
    return [settledStates[state.phase], reasonOf(entry)];
  }
  if (entry.way === 'out' && !entry.spec) return ['paused', 'needs-file'];
  if (entry.way === 'in' && entry.isQueued) return ['paused', 'queued'];
  if (state.phase === 'offered') return ['offered', isUp ? undefined : 'no-connection'];
  if (entry.way === 'in' && entry.state.isDiskFull) return ['paused', 'disk-full'];
  if (state.isPausedHere) return ['paused', 'paused-here'];
  if (!isUp) return ['paused', 'no-connection'];
  if (!isActive) return ['paused', 'held'];
  if (state.isPausedThere) return ['paused', 'paused-there'];
  if (!state.run) return ['paused', 'other-side'];
  return [entry.way === 'out' ? 'sending' : 'receiving', undefined];
}

function reasonOf({ state }: FileEntry): FileReason | undefined {
  switch (state.phase) {
    case 'declined':
      return state.declined === 'too-many' ? 'too-many' : `declined-${state.by ?? 'there'}`;
    case 'cancelled':
      return `cancelled-${state.by ?? 'there'}`;
    case 'failed':
      return state.failure;
    default:
      return undefined;
  }
}

export function rowOf(entry: FileEntry, around: Surroundings): FileRowView {
  const { facts, have, phase } = entry.state;
  const isOwn = entry.way === 'out';
  const [state, reason] = situation(entry, around);
  const isAtWork = isOpen(entry);
  const fingerprints = fingerprintsOf(entry);
  const isDone = phase === 'done';
  const bytesPerSecond =
    state === 'sending' || state === 'receiving' ? entry.speed.bytesPerSecond : undefined;
  return {
    id: facts.id,
    from: isOwn ? around.role : otherRole(around.role),
    isOwn,
    kind: facts.kind,
    name: shownName(facts.name),
    safeName: savedName(facts),
    risk: riskOf(savedName(facts)),
    size: facts.size,
    count: facts.count,
    mime: facts.mime,
    state,
    reason,
    progress: isDone ? 1 : facts.size === 0 ? 0 : have / facts.size,
    have,
    bytesPerSecond,
    msLeft: bytesPerSecond ? ((facts.size - have) / bytesPerSecond) * 1000 : undefined,
    md5: isDone ? fingerprints?.md5 : undefined,
    sha256: isDone ? fingerprints?.sha256 : undefined,
    can: {
      accept: entry.way === 'in' && isAtWork && phase === 'offered' && !entry.isQueued,
      pause: isAtWork && phase === 'moving' && !entry.state.isPausedHere && !(isOwn && !entry.spec),
      go: isAtWork && entry.state.isPausedHere,
      cancel: isAtWork,
      retry: isOwn && !entry.isEnded && !isAtWork && !isDone && entry.spec !== undefined,
      choose: isOwn && isAtWork && !entry.spec,
      save: !isOwn && isDone
    }
  };
}

/** A folder is saved as the archive as which it travels. */
const savedName = ({ name, kind }: Offer): string => safeName(kind === 'folder' ? `${name}.zip` : name);

export const newOut = (
  state: Outgoing,
  spec: SourceSpec | undefined,
  handle?: FileSystemFileHandle
): OutEntry => ({
  way: 'out',
  state,
  spec,
  handle,
  pump: undefined,
  speed: new Speed(),
  isEnded: false
});

export const newIn = (state: Incoming): InEntry => ({
  way: 'in',
  state,
  isQueued: false,
  stream: undefined,
  order: new FrameOrder(),
  received: 0,
  isStoring: false,
  speed: new Speed(),
  isEnded: false
});

/** Does something move? Then a phone must not fall asleep. */
export const isMoving = (entry: FileEntry): boolean =>
  isOpen(entry) &&
  (entry.way === 'out'
    ? isFlowing(entry.state)
    : entry.state.run !== undefined && !entry.state.isPausedHere && !entry.state.isPausedThere);
