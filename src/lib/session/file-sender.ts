import { fromHex } from '../base/bytes.js';
import type { Accept } from '../transfer/file-messages.js';
import { isFlowing, type OutgoingEvent } from '../transfer/outgoing.js';
import { Pump } from '../transfer/pump.js';
import { RestingWorker } from '../transfer/resting-worker.js';
import { spawnFileWorker } from '../transfer/spawn-worker.js';
import type { OutEntry } from './file-entries.js';
import { fileKeyOf } from './file-key.js';
import type { FilesOptions } from './files-options.js';

interface FileSenderEvents {
  /** What has to become of the transfer. */
  onEvent(entry: OutEntry, event: OutgoingEvent): void;
  /** It goes on at this byte, not at the beginning. */
  onResumed(entry: OutEntry, from: number): void;
  /** Some of it has left. */
  onSent(): void;
}

/** Reads, seals and sends the files of one session, each through a pump of its own. */
export class FileSender {
  readonly #options: FilesOptions;
  readonly #events: FileSenderEvents;
  readonly #reader: RestingWorker;
  /** Of the connection that is up, or was last. */
  channel: RTCDataChannel | undefined;

  constructor(options: FilesOptions, events: FileSenderEvents) {
    this.#options = options;
    this.#events = events;
    this.#reader = new RestingWorker(options.environment.clock, spawnFileWorker);
  }

  async start(entry: OutEntry, { run, stream, from, prefix }: Accept): Promise<void> {
    const { channel } = this;
    const { environment, keys, role } = this.#options;
    const { id, size } = entry.state.facts;
    const key = fileKeyOf(keys, role, id);
    const salt = fromHex(run);
    if (!entry.spec || !channel || !key || !salt) return;
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
      channel,
      clock: environment.clock,
      from,
      size,
      allowed: () => entry.state.run?.upTo ?? 0,
      isFlowing: () => isFlowing(entry.state),
      next: (maxBytes) => api.next(id, maxBytes),
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
  }

  close(): void {
    this.#reader.close();
  }
}
