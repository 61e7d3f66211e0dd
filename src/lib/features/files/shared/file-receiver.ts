import { fromHex } from '../../../base/bytes.js';
import { otherRole } from '../../../base/roles.js';
import { chunkOverhead, readHeader } from '../../../transfer/chunk.js';
import type { FileMessage, LineMessage } from '../../../transfer/file-messages.js';
import { FrameOrder } from '../../../transfer/frame-order.js';
import type { IncomingEvent } from '../../../transfer/incoming.js';
import { RestingWorker } from '../../../transfer/resting-worker.js';
import { SideLines } from '../../../transfer/side-lines.js';
import { handOver, spawnFileWorker } from '../../../transfer/spawn-worker.js';
import { StallWatch, type Awaited } from '../../../transfer/stall-watch.js';
import type { InEntry } from './file-entries.js';
import { fileKeyOf } from './file-key.js';
import { hasRoom, storedFile } from './file-store.js';
import type { FilesContext } from './context.js';

interface FileReceiverEvents {
  /** What has to become of the transfer. */
  onEvent(entry: InEntry, event: IncomingEvent): void;
  /** It goes on at this byte, not at the beginning. */
  onResumed(entry: InEntry, from: number): void;
  /** What was on its way over one of several connections is lost. */
  onLineLost(): void;
}

/** Opens and stores the files that come in one session, each as a stream of frames of its own. */
export class FileReceiver {
  readonly #options: FilesContext;
  /** Of the browser's own storage. */
  readonly #folder: string;
  readonly #events: FileReceiverEvents;
  readonly #streams = new Map<number, InEntry>();
  readonly #writer: RestingWorker;
  readonly #lines: SideLines;
  #stallWatch: StallWatch | undefined;
  #isInMemory = false;
  #lastStream = 0;

  constructor(options: FilesContext, folder: string, events: FileReceiverEvents) {
    this.#options = options;
    this.#folder = folder;
    this.#events = events;
    const { clock, rtc } = options;
    const port = options.port<FileMessage>('file');
    this.#writer = new RestingWorker(clock, spawnFileWorker);
    this.#lines = new SideLines({
      isSender: false,
      rtc,
      clock,
      say: (message) => port.send(message),
      onUp: () => undefined,
      onLost: () => events.onLineLost(),
      onFrame: (frame, line) => this.#receiveFrame(frame, line)
    });
  }

  /** @param channel of the connection that is up now; `undefined` while none is */
  setChannel(channel: RTCDataChannel | undefined): void {
    this.#lines.reset();
    if (!channel) return;
    channel.binaryType = 'arraybuffer';
    channel.addEventListener('message', ({ data }) => this.#receiveFrame(data));
  }

  hearLine(message: LineMessage): void {
    this.#lines.hear(message);
  }

  async start(entry: InEntry, run: string): Promise<void> {
    const { kept, role } = this.#options;
    const { id, size } = entry.state.facts;
    const key = fileKeyOf(this.#options, otherRole(role), id);
    const salt = fromHex(run);
    if (!key || !salt) return;
    const isCurrent = (): boolean => entry.state.run?.id === run;
    const isRoom = await hasRoom(size - entry.state.have);
    if (!isCurrent()) return;
    if (!isRoom) return this.#events.onEvent(entry, { type: 'disk-full', run });
    kept.noteLeftovers();
    const opened = await this.#writer.hold(id).openSink({ id, folder: this.#folder, size, key, run: salt });
    if (opened.ok && opened.isInMemory) this.#isInMemory = true;
    if (!isCurrent()) return;
    if (!opened.ok) {
      if (opened.why !== 'stale') this.#events.onEvent(entry, { type: 'broke', run, why: 'storage' });
      return;
    }
    const { have, prefix } = opened;
    const stream = ++this.#lastStream;
    entry.stream = stream;
    entry.received = have;
    entry.order = new FrameOrder();
    this.#streams.set(stream, entry);
    this.#watchLines();
    if (have > 0) this.#events.onResumed(entry, have);
    this.#events.onEvent(entry, { type: 'opened', run, stream, have, prefix });
  }

  stop(entry: InEntry): void {
    if (entry.stream !== undefined) this.#streams.delete(entry.stream);
    entry.stream = undefined;
    this.#watchLines();
    entry.order = new FrameOrder();
    entry.speed.stop();
    const { id } = entry.state.facts;
    void this.#writer.api?.closeSink(id);
    this.#letGo(id);
  }

  /** What is stored of it goes away, also what an earlier load of the page stored. */
  async discard({ state }: InEntry): Promise<void> {
    const { id } = state.facts;
    await this.#writer.hold(id).discard(this.#folder, id);
    this.#letGo(id);
  }

  /** Of a transfer that is done. */
  async fileOf({ state }: InEntry): Promise<Blob | undefined> {
    const { id } = state.facts;
    const kept = this.#isInMemory ? await this.#writer.api?.keptInMemory(id) : undefined;
    return kept ?? (await storedFile(this.#folder, id));
  }

  /** What belongs to no stream is dropped: it was on its way when its transfer ended. */
  #receiveFrame(data: unknown, line?: number): void {
    const header = readHeader(data);
    const entry = header && this.#streams.get(header.stream);
    const run = entry?.state.run?.id;
    if (!entry || !run || !(data instanceof ArrayBuffer)) return;
    entry.received += data.byteLength - chunkOverhead;
    // Nobody was told that so much may come.
    if (entry.received > (entry.state.run?.credit ?? 0))
      return this.#events.onEvent(entry, { type: 'broke', run, why: 'size' });
    if (!entry.order.push(header.index, data, line))
      return this.#events.onEvent(entry, { type: 'broke', run, why: 'damaged' });
    if (entry.order.hasDue && !entry.isStoring) void this.#store(entry, run);
  }

  close(): void {
    this.#stallWatch?.close();
    this.#lines.close();
    this.#writer.close();
  }

  #watchLines(): void {
    const isBusy = this.#streams.size > 0;
    this.#lines.setBusy(isBusy);
    if (isBusy) {
      const { clock } = this.#options;
      this.#stallWatch ??= new StallWatch(
        clock,
        () => [...this.#streams.values()].map(awaitedOf),
        (overtakers) => this.#lines.loseSilent(overtakers)
      );
    } else {
      this.#stallWatch?.close();
      this.#stallWatch = undefined;
    }
  }

  /** Without a file system the worker stays as long as the session: it is where the files are. */
  #letGo(id: string): void {
    if (!this.#isInMemory) this.#writer.letGo(id);
  }

  async #store(entry: InEntry, run: string): Promise<void> {
    const { onEvent } = this.#events;
    const isCurrent = (): boolean => entry.state.run?.id === run;
    entry.isStoring = true;
    while (isCurrent() && entry.order.hasDue) {
      const { api } = this.#writer;
      if (!api) break;
      const frames = entry.order.take();
      const written = await api.write(entry.state.facts.id, handOver(frames, frames));
      if (!isCurrent()) break;
      if (written.ok) {
        onEvent(entry, { type: 'stored', run, have: written.have });
        if (written.fingerprints) onEvent(entry, { type: 'whole', run, fingerprints: written.fingerprints });
      } else if (written.why === 'disk-full') onEvent(entry, { type: 'disk-full', run });
      else if (written.why !== 'stale') onEvent(entry, { type: 'broke', run, why: written.why });
    }
    entry.isStoring = false;
    const next = entry.state.run?.id;
    if (next && next !== run && entry.order.hasDue) void this.#store(entry, next);
  }
}

const awaitedOf = ({ order, state, received }: InEntry): Awaited => ({
  order,
  isEndMissing: state.told !== undefined && received < state.facts.size
});
