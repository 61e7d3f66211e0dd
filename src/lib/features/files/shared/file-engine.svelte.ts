/**
 * Files of one session at work: the pure steps of `transfer` with the log, the clock, and what sends and receives
 * around them (rules FT in docs/protocol.md).
 */
import { perMinute, TokenBucket } from '../../../base/token-bucket.js';
import { randomBytes, toHex } from '../../../base/bytes.js';
import { otherRole, type Role } from '../../../base/roles.js';
import { runBytes } from '../../../transfer/chunk.js';
import {
  maxNameLength,
  type Offer,
  type FileMessage,
  type TransferMessage
} from '../../../transfer/file-messages.js';
import { receiveOffer, stepIncoming, type IncomingEvent } from '../../../transfer/incoming.js';
import { offerTransfer, stepOutgoing, type OutgoingEvent } from '../../../transfer/outgoing.js';
import { wellFormed } from '../../../transfer/safe-name.js';
import { isOpen, newIn, newOut, type FileEntry, type InEntry, type OutEntry } from './file-entries.js';
import { FileLog } from './file-log.js';
import { FileReceiver } from './file-receiver.js';
import { FileSender } from './file-sender.js';
import { FileTable } from './file-table.svelte.js';
import { packedIfMany, sizeOf, specOf } from './file-source.js';
import { holdFolder } from './file-store.js';
import type { FileRowView, FilesView, Picked, SavedPart } from './files-view.js';
import { folderOf, type FilesContext } from './context.js';

/** Offers that may wait for an answer at once; more are declined by themselves. */
const maxWaiting = 100;
const maxRows = 1_000;
/** Times a minute that everything unsettled is said again because the other side asks. */
const maxSaidAgain = 60;
/** Transfers that are received at once; the others come after them. */
const maxReceiving = 4;

export class FileEngine implements FilesView {
  readonly #options: FilesContext;
  readonly #log: FileLog;
  readonly #port;
  readonly #table: FileTable;
  readonly #letGo: () => void;
  readonly #cleanUps: (() => void)[];
  readonly #sender: FileSender;
  readonly #receiver: FileReceiver;
  readonly #saidAgain: TokenBucket;
  #acceptsAll = $state(false);
  #savings = $state(0);
  #isActive = $state(false);
  #isUp = $state(false);
  #isEnded = false;
  #isStorm = false;

  static async open(options: FilesContext): Promise<FileEngine> {
    const folder = folderOf(options);
    const engine = new FileEngine(options, folder);
    await engine.#table.load(folder);
    engine.#follow();
    engine.#table.show();
    return engine;
  }

  private constructor(options: FilesContext, folder: string) {
    this.#options = options;
    this.#log = new FileLog((kind, facts) => options.log(kind, facts as never), options.role);
    this.#port = options.port<FileMessage>('file');
    const state = (): FileEngine => this;
    this.#table = new FileTable(options, {
      get isUp() {
        return state().#isUp;
      },
      get isActive() {
        return state().#isActive;
      },
      get isEnded() {
        return state().#isEnded;
      }
    });
    this.#letGo = holdFolder(folder);
    this.#saidAgain = new TokenBucket(options.clock, perMinute(maxSaidAgain));
    const onResumed = (entry: FileEntry, from: number): void =>
      this.#log.note(entry, 'file-resumed', { from: String(from) });
    this.#sender = new FileSender(options, {
      onEvent: (entry, event) => this.#out(entry, event),
      onResumed,
      onSent: () => this.#table.showSoon(),
      onLineLost: () => this.#sendAgain()
    });
    this.#receiver = new FileReceiver(options, folder, {
      onEvent: (entry, event) => this.#in(entry, event),
      onResumed,
      onLineLost: () => this.#receiveAgain()
    });
    this.#cleanUps = [
      this.#port.onMessage((message) => this.#hear(message)),
      options.session.onChange(() => this.#follow()),
      options.connection.onRenewed(() => this.#sender.renew())
    ];
  }

  get rows(): readonly FileRowView[] {
    return this.#table.rows;
  }

  get acceptsAll(): boolean {
    return this.#acceptsAll;
  }

  get isSaving(): boolean {
    return this.#savings > 0;
  }

  beginSaving = (): (() => void) => {
    this.#savings++;
    let isOver = false;
    return () => {
      if (!isOver) this.#savings--;
      isOver = true;
    };
  };

  /** Files move only while a technician works on the session, and the other side is there. */
  #follow(): void {
    const { isUp, isActive } = this.#options.session;
    if (this.#isUp === isUp && this.#isActive === isActive) return;
    const hasMoved = this.#isUp !== isUp;
    this.#isUp = isUp;
    this.#isActive = isActive;
    if (hasMoved) this.#setChannels();
    this.#settle();
  }

  setAcceptsAll(accepts: boolean): void {
    if (this.#acceptsAll === accepts) return;
    this.#acceptsAll = accepts;
    this.#options.log(accepts ? 'files-accept-all' : 'files-accept-all-ended', {});
    if (!accepts) return;
    for (const entry of this.#table.entries.values())
      if (entry.way === 'in') this.accept(entry.state.facts.id);
  }

  offer(picked: readonly Picked[]): void {
    for (const one of packedIfMany(picked)) this.#offer(one);
  }

  accept(id: string): void {
    const entry = this.#table.entries.get(id);
    if (entry?.way !== 'in' || entry.state.phase !== 'offered' || entry.isQueued || entry.isEnded) return;
    this.#log.note(entry, 'file-accepted');
    entry.isQueued = true;
    this.#startQueued();
    this.#table.show();
  }

  decline(id: string): void {
    const entry = this.#table.entries.get(id);
    if (entry?.way === 'in') this.#in(entry, { type: 'decline-here', why: 'person' });
  }

  cancel(id: string): void {
    const entry = this.#table.entries.get(id);
    if (!entry || entry.isEnded) return;
    if (entry.way === 'out') this.#out(entry, { type: 'cancel-here' });
    else this.#in(entry, { type: 'cancel-here' });
  }

  pause(id: string): void {
    const entry = this.#table.entries.get(id);
    if (entry?.way === 'out') this.#out(entry, { type: 'pause-here' });
    else if (entry) this.#in(entry, { type: 'pause-here' });
  }

  go(id: string): void {
    const entry = this.#table.entries.get(id);
    if (entry?.way === 'out') this.#out(entry, { type: 'go-here' });
    else if (entry) this.#in(entry, { type: 'go-here', run: this.isReady ? newRun() : undefined });
  }

  /** The same once more, from the beginning, as a new transfer. */
  retry(id: string): void {
    const entry = this.#table.entries.get(id);
    if (entry?.way !== 'out' || isOpen(entry) || !entry.spec) return;
    this.#table.entries.delete(id);
    const { kind, name, mime } = entry.state.facts;
    this.#begin({ kind, name, mime }, entry.spec, entry.handle);
  }

  chooseAgain(id: string, picked: Picked): void {
    const entry = this.#table.entries.get(id);
    if (entry?.way !== 'out' || entry.spec) return;
    const spec = specOf(picked);
    // What is certainly another one is told at once; the rest is proved by the fingerprint of what was sent.
    if (sizeOf(spec) !== entry.state.facts.size)
      return this.#out(entry, { type: 'broke', run: undefined, why: 'changed' });
    entry.spec = spec;
    entry.handle = picked.handle;
    if (this.isReady) this.#out(entry, { type: 'ready' });
    this.#table.changed();
  }

  async fileOf(id: string): Promise<Blob | undefined> {
    const entry = this.#table.entries.get(id);
    if (entry?.way !== 'in' || entry.state.phase !== 'done') return undefined;
    return this.#receiver.fileOf(entry);
  }

  noteSaved(id: string, part?: SavedPart): void {
    const entry = this.#table.entries.get(id);
    if (!entry) return;
    if (part) this.#log.note(entry, 'file-saved-partly', { saved: String(part.saved), of: String(part.of) });
    else this.#log.note(entry, 'file-saved');
  }

  #hear(message: FileMessage): void {
    if (this.#isEnded) return;
    if (message.type === 'sync') return this.isReady && this.#saidAgain.take() ? this.#sayAgain() : undefined;
    if (message.type === 'line' || message.type === 'line-closed')
      return (message.bySender ? this.#receiver : this.#sender).hearLine(message);
    const entry = this.#table.entries.get(message.id);
    if (!entry) return message.type === 'offer' ? this.#receiveOffer(message) : this.#disown(message);
    if (entry.way === 'out') return this.#out(entry, { type: 'heard', message });
    // On hold nothing begins; it is said again when the session goes on.
    if (message.type === 'offer' && !this.isReady) return;
    this.#in(entry, { type: 'heard', message, run: newRun() });
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    for (const entry of this.#table.entries.values()) {
      if (!isOpen(entry)) continue;
      this.#log.note(entry, 'file-unfinished');
      if (entry.way === 'out') this.#sender.stop(entry);
      else if (entry.stream !== undefined || entry.state.have > 0) {
        this.#receiver.stop(entry);
        void this.#receiver.discard(entry);
      }
      entry.isEnded = true;
    }
    this.#acceptsAll = false;
    this.#table.show();
  }

  close(): void {
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
    this.#table.close();
    for (const entry of this.#table.entries.values()) {
      if (entry.way === 'out') this.#sender.stop(entry);
      else this.#receiver.stop(entry);
    }
    this.#sender.close();
    this.#receiver.setChannel(undefined);
    // after the end received files can still be saved
    if (this.#isEnded) return;
    this.#receiver.close();
    this.#letGo();
  }

  get isReady(): boolean {
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
    this.#table.entries.set(facts.id, entry);
    this.#log.note(entry, 'file-offered');
    if (this.isReady) this.#out(entry, { type: 'ready' });
    this.#table.changed();
  }

  #out(entry: OutEntry, event: OutgoingEvent): void {
    const before = entry.state;
    const { state, effects } = stepOutgoing(before, event);
    entry.state = state;
    // without them a sender that comes back cannot tell that what the other side has is right
    if (state.fingerprints && state.fingerprints !== before.fingerprints) void this.#table.save();
    for (const effect of effects) {
      if (effect.do === 'send') this.#port.send(effect.message);
      else if (effect.do === 'stop') this.#sender.stop(entry);
      else void this.#sender.start(entry, effect.accept);
    }
    entry.pump?.nudge();
    entry.speed.note(this.#options.clock.now(), state.have);
    if (before.phase !== state.phase || before.isPausedHere !== state.isPausedHere) this.#table.changed();
    if (before.phase === state.phase) return this.#table.showSoon();
    this.#log.notePhase(entry);
    this.#table.show();
  }

  // --- being offered and receiving

  #receiveOffer(facts: Offer): void {
    if (!this.isReady) return;
    const entry = newIn(receiveOffer(facts));
    const waiting = [...this.#table.entries.values()].filter(
      ({ way, state }) => way === 'in' && state.phase === 'offered'
    );
    if (waiting.length >= maxWaiting || this.#table.entries.size >= maxRows) {
      this.#port.send({ type: 'decline', id: facts.id, why: 'too-many' });
      // One line for a storm.
      if (!this.#isStorm) this.#options.log('files-too-many', { count: String(maxWaiting) });
      this.#isStorm = true;
      return;
    }
    this.#isStorm = false;
    this.#table.entries.set(facts.id, entry);
    this.#log.note(entry, 'file-offered');
    if (this.#acceptsAll) this.accept(facts.id);
    this.#table.changed();
  }

  /** Nothing is known here of what the other side goes on about: it can stop. */
  #disown(message: TransferMessage): void {
    if (message.type === 'accept') this.#port.send({ type: 'cancel', id: message.id });
  }

  #startQueued(): void {
    if (!this.isReady) return;
    const all = [...this.#table.entries.values()].filter((entry) => entry.way === 'in');
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
    // a sender that knows that all is here does not offer it again: first it is written down (FT7)
    const written = state.phase === 'done' && before.phase !== 'done' ? this.#table.save() : undefined;
    for (const effect of effects) {
      if (effect.do === 'send' && written) void written.then(() => this.#port.send(effect.message));
      else if (effect.do === 'send') this.#port.send(effect.message);
      else if (effect.do === 'open') void this.#receiver.start(entry, effect.run);
      else if (effect.do === 'close') this.#receiver.stop(entry);
      // of an offer that was not accepted nothing is stored
      else if (before.phase === 'moving') void this.#receiver.discard(entry);
    }
    entry.speed.note(this.#options.clock.now(), state.have);
    if (before.phase !== state.phase || before.isPausedHere !== state.isPausedHere) this.#table.changed();
    if (before.phase === state.phase) return this.#table.showSoon();
    if (state.phase !== 'moving') entry.isQueued = false;
    this.#log.notePhase(entry);
    this.#table.show();
    this.#startQueued();
  }

  // --- both

  #setChannels(): void {
    const { connection, role } = this.#options;
    const open = (by: Role): RTCDataChannel | undefined =>
      this.#isUp ? connection.openChannel(by) : undefined;
    this.#sender.setChannel(open(role));
    this.#receiver.setChannel(open(otherRole(role)));
  }

  /** Of what is under way something is lost; it is offered once more and goes on behind what has arrived. */
  #sendAgain(): void {
    for (const entry of this.#table.entries.values()) {
      if (entry.way === 'out' && entry.state.run) this.#out(entry, { type: 'lost' });
    }
    if (this.isReady) this.#sayAgain();
  }

  #receiveAgain(): void {
    const moving = [...this.#table.entries.values()].filter((entry) => entry.way === 'in' && entry.state.run);
    for (const entry of moving) this.#in(entry as InEntry, { type: 'lost' });
    // the sender may have said it before it was awaited here
    if (moving.length > 0) this.#port.send({ type: 'sync' });
  }

  /** After a change of the way or of the session's status: everything goes on, or stands still. */
  #settle(): void {
    if (this.#isEnded) return;
    if (this.isReady) {
      this.#port.send({ type: 'sync' });
      this.#sayAgain();
      this.#startQueued();
    } else {
      for (const entry of this.#table.entries.values()) {
        if (entry.way === 'out') this.#out(entry, { type: 'lost' });
        else this.#in(entry, { type: 'lost' });
      }
    }
    this.#table.show();
  }

  #sayAgain(): void {
    for (const entry of this.#table.entries.values()) {
      if (entry.way === 'out' && entry.spec && isOpen(entry) && !entry.state.run)
        this.#out(entry, { type: 'ready' });
    }
  }
}

const newRun = (): string => toHex(randomBytes(runBytes));
