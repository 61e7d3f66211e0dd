/**
 * Files of one session at work: the pure steps of `transfer` with channels, workers, storage, log and clock around
 * them (rules FT in docs/protocol.md).
 */
import * as v from 'valibot';
import { fromHex, randomBytes, toHex } from '../base/bytes.js';
import { otherRole, type Role } from '../base/roles.js';
import { chunkOverhead, runBytes, streamOf } from '../transfer/chunk.js';
import {
  fileMessageSchema,
  maxNameLength,
  type Accept,
  type FileMessage,
  type Offer
} from '../transfer/file-messages.js';
import { receiveOffer, stepIncoming, type IncomingEvent } from '../transfer/incoming.js';
import { isFlowing, offerTransfer, stepOutgoing, type OutgoingEvent } from '../transfer/outgoing.js';
import { Pump } from '../transfer/pump.js';
import { shownName, wellFormed } from '../transfer/safe-name.js';
import { handOver, spawnFileWorker, type FileWorker } from '../transfer/spawn-worker.js';
import { zipLength } from '../transfer/zip-length.js';
import {
  isMoving,
  isOpen,
  newIn,
  newOut,
  rowOf,
  type FileEntry,
  type InEntry,
  type OutEntry
} from './file-entries.js';
import { loadRecords, type FileRecord } from './file-records.js';
import { fileKeyOf } from './file-key.js';
import { noteReceiving } from './file-leftovers.js';
import { hasRoom, holdFolder, storedFile } from './file-store.js';
import type { FileRowView, Picked } from './files-view.js';
import { KeepAwake } from './keep-awake.js';
import { recordsKey } from './files-key.js';
import type { FilesOptions } from './files-options.js';

/** One channel for each direction, by the role that sends on it. */
const channelIds: Record<Role, number> = { technician: 101, customer: 102 };
/** Offers that may wait for an answer at once; more are declined by themselves. */
const maxWaiting = 100;
const maxRows = 1_000;
/** Transfers that are received at once; the others come after them. */
const maxReceiving = 4;
/** More files than this chosen at once travel as one archive. */
const maxSingleFiles = 50;
const showAfterMs = 200;
const saveAfterMs = 100;

export class FileEngine {
  readonly #options: FilesOptions;
  readonly #folder: string;
  readonly #port;
  readonly #entries = new Map<string, FileEntry>();
  readonly #streams = new Map<number, InEntry>();
  readonly #awake = new KeepAwake();
  readonly #letGo: () => void;
  #rows = $state.raw<readonly FileRowView[]>([]);
  #acceptsAll = $state(false);
  #reader: FileWorker | undefined;
  #writer: FileWorker | undefined;
  #outChannel: RTCDataChannel | undefined;
  #isActive = false;
  #isUp = false;
  #isEnded = false;
  #isStorm = false;
  #lastStream = 0;
  #cancelShow: (() => void) | undefined;
  #cancelSave: (() => void) | undefined;

  static async open(options: FilesOptions): Promise<FileEngine> {
    const { environment, role, sessionId } = options;
    const key = recordsKey(role, sessionId);
    const engine = new FileEngine(options, key);
    const records = await loadRecords(environment.store, key);
    for (const record of records) await engine.#restore(record);
    engine.#show();
    return engine;
  }

  private constructor(options: FilesOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
    this.#port = options.link.port('file');
    this.#letGo = holdFolder(folder);
  }

  get rows(): readonly FileRowView[] {
    return this.#rows;
  }

  get acceptsAll(): boolean {
    return this.#acceptsAll;
  }

  setUp(isUp: boolean): void {
    if (this.#isUp === isUp) return;
    this.#isUp = isUp;
    if (isUp) this.#openChannels();
    this.#settle();
  }

  setActive(isActive: boolean): void {
    if (this.#isActive === isActive) return;
    this.#isActive = isActive;
    this.#settle();
  }

  setAcceptsAll(accepts: boolean): void {
    if (this.#acceptsAll === accepts) return;
    this.#acceptsAll = accepts;
    this.#options.log.add(accepts ? 'files-accept-all' : 'files-accept-all-ended');
    if (!accepts) return;
    for (const entry of this.#entries.values()) if (entry.way === 'in') this.accept(entry.state.facts.id);
  }

  offer(picked: readonly Picked[]): void {
    const whole = picked.length > maxSingleFiles ? [packed(picked)] : picked;
    for (const one of whole) this.#offer(one);
  }

  accept(id: string): void {
    const entry = this.#entries.get(id);
    if (entry?.way !== 'in' || entry.state.phase !== 'offered' || entry.isQueued || entry.isEnded) return;
    this.#note(entry, 'file-accepted');
    entry.isQueued = true;
    this.#startQueued();
    this.#show();
  }

  decline(id: string): void {
    const entry = this.#entries.get(id);
    if (entry?.way === 'in') this.#in(entry, { type: 'decline-here', why: 'person' });
  }

  cancel(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry || entry.isEnded) return;
    if (entry.way === 'out') this.#out(entry, { type: 'cancel-here' });
    else this.#in(entry, { type: 'cancel-here' });
  }

  pause(id: string): void {
    const entry = this.#entries.get(id);
    if (entry?.way === 'out') this.#out(entry, { type: 'pause-here' });
    else if (entry) this.#in(entry, { type: 'pause-here' });
  }

  go(id: string): void {
    const entry = this.#entries.get(id);
    if (entry?.way === 'out') this.#out(entry, { type: 'go-here' });
    else if (entry) this.#in(entry, { type: 'go-here', run: newRun() });
  }

  /** The same once more, from the beginning, as a new transfer. */
  retry(id: string): void {
    const entry = this.#entries.get(id);
    if (entry?.way !== 'out' || isOpen(entry) || !entry.spec) return;
    this.#entries.delete(id);
    const { kind, name, mime } = entry.state.facts;
    this.#begin({ kind, name, mime }, entry.spec, entry.handle);
  }

  chooseAgain(id: string, picked: Picked): void {
    const entry = this.#entries.get(id);
    if (entry?.way !== 'out' || entry.spec) return;
    const spec = specOf(picked);
    // What is certainly another one is told at once; the rest is proved by the fingerprint of what was sent.
    if (sizeOf(spec) !== entry.state.facts.size)
      return this.#out(entry, { type: 'broke', run: undefined, why: 'changed' });
    entry.spec = spec;
    entry.handle = picked.handle;
    if (this.#isReady) this.#out(entry, { type: 'ready' });
    this.#changed();
  }

  async fileOf(id: string): Promise<Blob | undefined> {
    const entry = this.#entries.get(id);
    if (entry?.way !== 'in' || entry.state.phase !== 'done') return undefined;
    const kept = await this.#writer?.api.keptInMemory(id);
    return kept ?? (await storedFile(this.#folder, id));
  }

  noteSaved(id: string): void {
    const entry = this.#entries.get(id);
    if (entry) this.#note(entry, 'file-saved');
  }

  /** What the lane let pass is read here: until now it was only known to be small. */
  hear(unread: object): void {
    const parsed = v.safeParse(fileMessageSchema, unread);
    if (this.#isEnded || !parsed.success) return;
    const message = parsed.output;
    if (message.type === 'sync') return this.#isReady ? this.#sayAgain() : undefined;
    const entry = this.#entries.get(message.id);
    if (!entry) return message.type === 'offer' ? this.#receiveOffer(message) : this.#disown(message);
    if (entry.way === 'out') return this.#out(entry, { type: 'heard', message });
    // On hold nothing begins; it is said again when the session goes on.
    if (message.type === 'offer' && !this.#isReady) return;
    this.#in(entry, { type: 'heard', message, run: newRun() });
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    for (const entry of this.#entries.values()) {
      if (!isOpen(entry)) continue;
      this.#note(entry, 'file-unfinished');
      if (entry.way === 'out') this.#stopSending(entry);
      else if (entry.stream !== undefined || entry.state.have > 0) {
        this.#stopReceiving(entry);
        void this.#writer?.api.discard(this.#folder, entry.state.facts.id);
      }
      entry.isEnded = true;
    }
    this.#acceptsAll = false;
    this.#show();
  }

  close(): void {
    this.#cancelShow?.();
    if (this.#cancelSave && !this.#isEnded) this.#save();
    this.#cancelSave?.();
    this.#awake.set(false);
    for (const entry of this.#entries.values()) {
      if (entry.way === 'out') this.#stopSending(entry);
      else this.#stopReceiving(entry);
    }
    this.#reader?.close();
    this.#reader = undefined;
    if (this.#isEnded) return;
    this.#writer?.close();
    this.#writer = undefined;
    this.#letGo();
  }

  get #isReady(): boolean {
    return this.#isUp && this.#isActive && !this.#isEnded;
  }

  // --- offering and sending

  #offer(picked: Picked): void {
    const [first] = picked.files;
    if (!first) return;
    const mime = picked.kind === 'folder' ? 'application/zip' : first.file.type;
    this.#begin({ kind: picked.kind, name: picked.name, mime }, specOf(picked), picked.handle);
  }

  #begin(
    { kind, name, mime }: Pick<Offer, 'kind' | 'name' | 'mime'>,
    spec: NonNullable<OutEntry['spec']>,
    handle?: FileSystemFileHandle
  ): void {
    const facts: Offer = {
      type: 'offer',
      id: toHex(randomBytes(16)),
      kind,
      name: wellFormed(name.slice(0, maxNameLength)) || 'file',
      mime: mime.slice(0, 128),
      size: sizeOf(spec),
      count: spec.kind === 'folder' ? spec.files.length : 1
    };
    const entry = newOut(offerTransfer(facts), spec, handle);
    this.#entries.set(facts.id, entry);
    this.#note(entry, 'file-offered');
    if (this.#isReady) this.#out(entry, { type: 'ready' });
    this.#changed();
  }

  #out(entry: OutEntry, event: OutgoingEvent): void {
    const before = entry.state;
    const { state, effects } = stepOutgoing(before, event);
    entry.state = state;
    for (const effect of effects) {
      if (effect.do === 'send') this.#port.send(effect.message);
      else if (effect.do === 'stop') this.#stopSending(entry);
      else void this.#startSending(entry, effect.accept);
    }
    entry.pump?.nudge();
    entry.speed.note(this.#options.environment.clock.now(), state.have);
    if (before.phase !== state.phase || before.isPausedHere !== state.isPausedHere) this.#changed();
    if (before.phase !== state.phase) this.#notePhase(entry);
    else this.#showSoon();
  }

  async #startSending(entry: OutEntry, { run, stream, from, prefix }: Accept): Promise<void> {
    const channel = this.#outChannel;
    const key = this.#keyOf(entry.state.facts.id, this.#options.role);
    const runSalt = fromHex(run);
    if (!entry.spec || !channel || !key || !runSalt) return;
    const { id, size } = entry.state.facts;
    const { api } = (this.#reader ??= spawnFileWorker());
    const opened = await api.openSource({
      id,
      spec: entry.spec,
      size,
      key,
      run: runSalt,
      stream,
      from,
      prefix
    });
    if (entry.state.run?.id !== run) return;
    if (!opened.ok) {
      if (opened.why !== 'stale' && opened.why !== 'disk-full')
        this.#out(entry, { type: 'broke', run, why: opened.why });
      return;
    }
    if (from > 0) this.#note(entry, 'file-resumed', { from: String(from) });
    const pump = new Pump({
      channel,
      clock: this.#options.environment.clock,
      from,
      size,
      allowed: () => entry.state.run?.upTo ?? 0,
      isFlowing: () => isFlowing(entry.state),
      next: (maxBytes) => api.next(id, maxBytes),
      onSent: () => this.#showSoon(),
      onRead: (fingerprints) => this.#out(entry, { type: 'read', run, fingerprints }),
      onBroke: (why) => this.#out(entry, { type: 'broke', run, why })
    });
    entry.pump = pump;
    await pump.run();
  }

  #stopSending(entry: OutEntry): void {
    entry.pump?.stop();
    entry.pump = undefined;
    entry.speed.stop();
    void this.#reader?.api.closeSource(entry.state.facts.id);
  }

  // --- being offered and receiving

  #receiveOffer(facts: Offer): void {
    if (!this.#isReady) return;
    const entry = newIn(receiveOffer(facts));
    const waiting = [...this.#entries.values()].filter(
      ({ way, state }) => way === 'in' && state.phase === 'offered'
    );
    if (waiting.length >= maxWaiting || this.#entries.size >= maxRows) {
      this.#port.send({ type: 'decline', id: facts.id, why: 'too-many' });
      // One line for a storm.
      if (!this.#isStorm) this.#options.log.add('files-too-many', { count: String(maxWaiting) });
      this.#isStorm = true;
      return;
    }
    this.#isStorm = false;
    this.#entries.set(facts.id, entry);
    this.#note(entry, 'file-offered');
    if (this.#acceptsAll) this.accept(facts.id);
    this.#changed();
  }

  /** Nothing is known here of what the other side goes on about: it can stop. */
  #disown(message: Exclude<FileMessage, { type: 'sync' }>): void {
    if (message.type === 'accept') this.#port.send({ type: 'cancel', id: message.id });
  }

  #startQueued(): void {
    if (!this.#isReady) return;
    const all = [...this.#entries.values()].filter((entry) => entry.way === 'in');
    let receiving = all.filter(
      (entry) => isOpen(entry) && entry.state.run && !entry.state.isPausedHere
    ).length;
    for (const entry of all) {
      if (receiving >= maxReceiving) return;
      if (!entry.isQueued || !isOpen(entry)) continue;
      entry.isQueued = false;
      receiving++;
      this.#in(entry, { type: 'accept-here', run: newRun() });
    }
  }

  #in(entry: InEntry, event: IncomingEvent): void {
    const before = entry.state;
    const { state, effects } = stepIncoming(before, event);
    entry.state = state;
    const { id } = state.facts;
    for (const effect of effects) {
      if (effect.do === 'send') this.#port.send(effect.message);
      else if (effect.do === 'open') void this.#startReceiving(entry, effect.run);
      else if (effect.do === 'close') this.#stopReceiving(entry);
      else void this.#writer?.api.discard(this.#folder, id);
    }
    entry.speed.note(this.#options.environment.clock.now(), state.have);
    if (before.phase !== state.phase || before.isPausedHere !== state.isPausedHere) this.#changed();
    if (before.phase === state.phase) return this.#showSoon();
    if (state.phase !== 'moving') entry.isQueued = false;
    this.#notePhase(entry);
    this.#startQueued();
  }

  async #startReceiving(entry: InEntry, run: string): Promise<void> {
    const { id, size } = entry.state.facts;
    const key = this.#keyOf(id, otherRole(this.#options.role));
    const salt = fromHex(run);
    if (!key || !salt) return;
    const isCurrent = (): boolean => entry.state.run?.id === run;
    if (!(await hasRoom(size - entry.state.have)))
      return isCurrent() ? this.#in(entry, { type: 'disk-full', run }) : undefined;
    void noteReceiving(this.#options.environment.store);
    const { api } = (this.#writer ??= spawnFileWorker());
    const opened = await api.openSink({ id, folder: this.#folder, size, key, run: salt });
    if (!isCurrent()) return;
    if (!opened.ok) {
      if (opened.why !== 'stale') this.#in(entry, { type: 'broke', run, why: 'storage' });
      return;
    }
    const { have, prefix } = opened;
    const stream = ++this.#lastStream;
    entry.stream = stream;
    entry.received = have;
    this.#streams.set(stream, entry);
    if (have > 0) this.#note(entry, 'file-resumed', { from: String(have) });
    this.#in(entry, { type: 'opened', run, stream, have, prefix });
  }

  #stopReceiving(entry: InEntry): void {
    if (entry.stream !== undefined) this.#streams.delete(entry.stream);
    entry.stream = undefined;
    entry.frames = [];
    entry.speed.stop();
    void this.#writer?.api.closeSink(entry.state.facts.id);
  }

  /** What belongs to no stream is dropped: it was on its way when its transfer ended. */
  #receiveFrame(data: unknown): void {
    const stream = streamOf(data);
    const entry = stream === undefined ? undefined : this.#streams.get(stream);
    const run = entry?.state.run?.id;
    if (!entry || !run || !(data instanceof ArrayBuffer)) return;
    entry.received += data.byteLength - chunkOverhead;
    // Nobody was told that so much may come.
    if (entry.received > (entry.state.run?.credit ?? 0))
      return this.#in(entry, { type: 'broke', run, why: 'size' });
    entry.frames.push(data);
    if (!entry.isStoring) void this.#store(entry, run);
  }

  async #store(entry: InEntry, run: string): Promise<void> {
    const isCurrent = (): boolean => entry.state.run?.id === run;
    entry.isStoring = true;
    while (isCurrent() && entry.frames.length > 0 && this.#writer) {
      const frames = entry.frames.splice(0);
      const written = await this.#writer.api.write(entry.state.facts.id, handOver(frames, frames));
      if (!isCurrent()) break;
      if (written.ok) {
        this.#in(entry, { type: 'stored', run, have: written.have });
        if (written.fingerprints) this.#in(entry, { type: 'whole', run, fingerprints: written.fingerprints });
      } else if (written.why === 'disk-full') this.#in(entry, { type: 'disk-full', run });
      else if (written.why !== 'stale') this.#in(entry, { type: 'broke', run, why: written.why });
    }
    entry.isStoring = false;
    const next = entry.state.run?.id;
    if (next && next !== run && entry.frames.length > 0) void this.#store(entry, next);
  }

  // --- both

  #openChannels(): void {
    const { link, role } = this.#options;
    this.#outChannel = link.openChannel(channelIds[role], 'files');
    const inChannel = link.openChannel(channelIds[otherRole(role)], 'files');
    if (!inChannel) return;
    inChannel.binaryType = 'arraybuffer';
    inChannel.addEventListener('message', ({ data }) => this.#receiveFrame(data));
  }

  /** After a change of the way or of the session's status: everything goes on, or stands still. */
  #settle(): void {
    if (this.#isEnded) return;
    if (this.#isReady) {
      this.#port.send({ type: 'sync' });
      this.#sayAgain();
      this.#startQueued();
    } else {
      for (const entry of this.#entries.values()) {
        if (entry.way === 'out') this.#out(entry, { type: 'lost' });
        else this.#in(entry, { type: 'lost' });
      }
    }
    this.#show();
  }

  #sayAgain(): void {
    for (const entry of this.#entries.values()) {
      if (entry.way === 'out' && entry.spec && isOpen(entry) && !entry.state.run)
        this.#out(entry, { type: 'ready' });
    }
  }

  #keyOf(id: string, sender: Role): Uint8Array | undefined {
    return fileKeyOf(this.#options.keys, sender, id);
  }

  async #restore({ facts, isOwn, phase, isPausedHere, fingerprints, handle }: FileRecord): Promise<void> {
    if (isOwn) {
      const state = { ...offerTransfer(facts), phase, isPausedHere, fingerprints };
      const file = await readableNow(handle);
      this.#entries.set(facts.id, newOut(state, file && { kind: 'file', file }, handle));
      return;
    }
    const stored = phase === 'moving' ? (await storedFile(this.#folder, facts.id))?.size : undefined;
    const have = phase === 'done' ? facts.size : Math.min(stored ?? 0, facts.size);
    this.#entries.set(
      facts.id,
      newIn({ ...receiveOffer(facts), phase, isPausedHere, own: fingerprints, have })
    );
  }

  #notePhase(entry: FileEntry): void {
    const { phase, failure, by } = entry.state;
    if (phase === 'done') {
      const fingerprints = entry.way === 'out' ? entry.state.fingerprints : entry.state.own;
      this.#note(entry, 'file-done', { ...fingerprints });
    } else if (phase === 'failed') this.#note(entry, 'file-failed', { why: failure ?? '' });
    else if (phase === 'declined') this.#note(entry, 'file-declined');
    else if (phase === 'cancelled') {
      const who = by === 'here' ? this.#options.role : otherRole(this.#options.role);
      this.#note(entry, 'file-cancelled', { who });
    }
    this.#show();
  }

  #note(entry: FileEntry, kind: string, facts: Record<string, string> = {}): void {
    const { name, size } = entry.state.facts;
    const { role, log } = this.#options;
    const sender = entry.way === 'out' ? role : otherRole(role);
    log.add(kind, { name: shownName(name).slice(0, 200), size: String(size), sender, ...facts });
  }

  #changed(): void {
    this.#show();
    if (this.#isEnded || this.#cancelSave) return;
    this.#cancelSave = this.#options.environment.clock.after(saveAfterMs, () => this.#save());
  }

  #save(): void {
    this.#cancelSave = undefined;
    if (this.#isEnded) return;
    const records = [...this.#entries.values()].map((entry): FileRecord => {
      const { facts, phase, isPausedHere } = entry.state;
      const isOwn = entry.way === 'out';
      const fingerprints = entry.way === 'out' ? entry.state.fingerprints : entry.state.own;
      const handle = entry.way === 'out' ? entry.handle : undefined;
      return { facts, isOwn, phase, isPausedHere, fingerprints, handle };
    });
    void this.#options.environment.store.settings.set(this.#folder, records);
  }

  #showSoon(): void {
    this.#cancelShow ??= this.#options.environment.clock.after(showAfterMs, () => this.#show());
  }

  #show(): void {
    this.#cancelShow?.();
    this.#cancelShow = undefined;
    const { role } = this.#options;
    const around = { role, isUp: this.#isUp, isActive: this.#isActive };
    const entries = [...this.#entries.values()];
    this.#rows = entries.map((entry) => rowOf(entry, around));
    this.#awake.set(!this.#isEnded && this.#isReady && entries.some(isMoving));
  }
}

const newRun = (): string => toHex(randomBytes(runBytes));

const specOf = ({ kind, files }: Picked): NonNullable<OutEntry['spec']> =>
  kind === 'folder'
    ? { kind: 'folder', files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) }
    : { kind: 'file', file: files[0]!.file };

const sizeOf = (spec: NonNullable<OutEntry['spec']>): number =>
  spec.kind === 'file' ? spec.file.size : zipLength(spec.files);

/** So many at once that a row for each would help nobody. */
const packed = (picked: readonly Picked[]): Picked => ({
  kind: 'folder',
  name: picked[0]?.name ?? 'files',
  files: picked.flatMap(({ files }) => files)
});

interface Askable {
  queryPermission?(how: { mode: 'read' }): Promise<PermissionState>;
}

/** Without a question to the person, which a page may only ask at their click. */
async function readableNow(handle: FileSystemFileHandle | undefined): Promise<File | undefined> {
  try {
    const permission = await (handle as Askable | undefined)?.queryPermission?.({ mode: 'read' });
    return permission === 'granted' ? await handle?.getFile() : undefined;
  } catch {
    return undefined;
  }
}
