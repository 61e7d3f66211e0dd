import { fromHex } from '../../../base/bytes.js';
import { connectionPathOf } from '../../../media/connection-path.js';
import { ChannelGroup } from '../../../transfer/channel-group.js';
import type { Accept, FileMessage, LineMessage } from '../../../transfer/file-messages.js';
import { isFlowing, type OutgoingEvent } from '../../../transfer/outgoing.js';
import { Pump } from '../../../transfer/pump.js';
import { RestingWorker } from '../../../transfer/resting-worker.js';
import { linesFor, SideLines } from '../../../transfer/side-lines.js';
import { handOver, spawnFileWorker } from '../../../transfer/spawn-worker.js';
import type { OutEntry } from './file-entries.js';
import { fileKeyOf } from './file-key.js';
import type { FilesContext } from './context.js';

interface FileSenderEvents {
  /** What has to become of the transfer. */
  onEvent(entry: OutEntry, event: OutgoingEvent): void;
  /** It goes on at this byte, not at the beginning. */
  onResumed(entry: OutEntry, from: number): void;
  /** Some of it has left. */
  onSent(): void;
  /** What was on its way over one of several connections is lost. */
  onLineLost(): void;
}

/** Further connections are not worth their making for less. */
const minBytesForLines = 4 * 1024 * 1024;

/** Reads, seals and sends the files of one session, each through a pump of its own. */
export class FileSender {
  readonly #options: FilesContext;
  readonly #events: FileSenderEvents;
  readonly #reader: RestingWorker;
  readonly #lines: SideLines;
  /** Transfers under way. */
  readonly #moving = new Set<string>();
  #channels: ChannelGroup | undefined;

  constructor(options: FilesContext, events: FileSenderEvents) {
    const { clock, rtc } = options;
    const port = options.port<FileMessage>('file');
    this.#options = options;
    this.#events = events;
    this.#reader = new RestingWorker(clock, spawnFileWorker);
    this.#lines = new SideLines({
      isSender: true,
      rtc,
      clock,
      say: (message) => port.send(message),
      onUp: (channel) => this.#channels?.add(channel),
      onLost: (channel) => {
        this.#channels?.remove(channel);
        events.onLineLost();
      },
      // nothing comes back this way
      onFrame: () => undefined
    });
  }

  /** @param channel of the connection that is up now; `undefined` while none is */
  setChannel(channel: RTCDataChannel | undefined): void {
    this.#lines.reset();
    this.#channels = channel && new ChannelGroup(channel);
  }

  hearLine(message: LineMessage): void {
    this.#lines.hear(message);
  }

  /** The network is another one: on the session's own connection it goes on at once. */
  renew(): void {
    this.#lines.lose();
  }

  async start(entry: OutEntry, { run, stream, from, prefix }: Accept): Promise<void> {
    const channels = this.#channels;
    const { clock, role } = this.#options;
    const { id, size } = entry.state.facts;
    const key = fileKeyOf(this.#options, role, id);
    const salt = fromHex(run);
    if (!entry.spec || !channels || !key || !salt) return;
    // beside another transfer the round trip would be that of a full line
    if (this.#moving.size === 0 && size - from >= minBytesForLines) void this.#openLines();
    this.#moving.add(id);
    this.#lines.setBusy(true);
    const api = this.#reader.hold(id);
    const { spec } = entry;
    const opened = await api.openSource({ id, spec, size, key, run: salt, stream, from, prefix });
    if (entry.state.run?.id !== run) return;
    if (!opened.ok) {
      if (opened.why !== 'stale' && opened.why !== 'disk-full')
        this.#events.onEvent(entry, { type: 'broke', run, why: opened.why });
      return;
    }
    if (from > 0) this.#events.onResumed(entry, from);
    entry.pump = new Pump({
      channels,
      clock,
      from,
      size,
      allowed: () => entry.state.run?.upTo ?? 0,
      isFlowing: () => isFlowing(entry.state),
      next: (maxBytes, spent) => api.next(id, maxBytes, spent && handOver(spent, [spent])),
      onSent: () => this.#events.onSent(),
      onRead: (fingerprints) => this.#events.onEvent(entry, { type: 'read', run, fingerprints }),
      onBroke: (why) => this.#events.onEvent(entry, { type: 'broke', run, why })
    });
    await entry.pump.run();
  }

  stop(entry: OutEntry): void {
    entry.pump?.stop();
    entry.pump = undefined;
    entry.speed.stop();
    const { id } = entry.state.facts;
    void this.#reader.api?.closeSource(id);
    this.#reader.letGo(id);
    this.#moving.delete(id);
    this.#lines.setBusy(this.#moving.size > 0);
  }

  close(): void {
    this.#lines.close();
    this.#reader.close();
  }

  async #openLines(): Promise<void> {
    const report = await this.#options.connection.statistics();
    if (!report || this.#moving.size === 0) return;
    this.#lines.open(linesFor(connectionPathOf(report).roundTripMs) - 1);
  }
}
