import type { Clock } from '../base/clock.js';
import type { ChannelGroup } from './channel-group.js';
import { maxChunkBytes } from './chunk.js';
import type { Failure, Fingerprints } from './file-messages.js';
import type { NextChunk } from './worker-api.js';

export interface PumpOptions {
  channels: ChannelGroup;
  clock: Clock;
  from: number;
  size: number;
  /** Bytes up to which the other side takes them now. */
  allowed(): number;
  /** Not paused, by either side. */
  isFlowing(): boolean;
  /** @param spent a frame that was sent, to be filled again */
  next(maxBytes: number, spent: ArrayBuffer | undefined): Promise<NextChunk>;
  onSent(at: number): void;
  onRead(fingerprints: Fingerprints): void;
  onBroke(why: Failure): void;
}

/** Chunks that are sealed ahead of the channel. */
const aheadCount = 3;
const minChunkBytes = 16 * 1024;
/** A chunk and the buffer hold what the line carries in this time, so that small messages get in between. */
const chunkMs = 20;
const bufferMs = 250;
const minBufferBytes = 256 * 1024;
const maxBufferBytes = 2 * 1024 * 1024;
const measureMs = 500;

/** Sends the chunks of one run, as fast as line, pause and the other side's disk allow. */
export class Pump {
  readonly #options: PumpOptions;
  readonly #ahead: Promise<NextChunk>[] = [];
  /** A few frames go round: a new one for each chunk is hundreds a second for the page to collect, which are pauses. */
  readonly #spent: ArrayBuffer[] = [];
  #requested: number;
  #sent: number;
  #chunkBytes = 64 * 1024;
  #bufferBytes = 1024 * 1024;
  #measured: { at: number; gone: number };
  #isStopped = false;
  #wake: () => void = () => undefined;

  constructor(options: PumpOptions) {
    this.#options = options;
    this.#requested = options.from;
    this.#sent = options.from;
    this.#measured = { at: options.clock.now(), gone: options.from - options.channels.bufferedAmount };
  }

  /** Something changed: a pause ended, or more may be sent. */
  nudge(): void {
    this.#wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#wake();
  }

  /** Until the last chunk is sent, something breaks, or `stop`. */
  async run(): Promise<void> {
    const { channels, onSent, onRead, onBroke } = this.#options;
    for (;;) {
      while (!this.#maySend()) await this.#change();
      if (this.#isStopped) return;
      this.#readAhead();
      const chunk = await this.#ahead[0];
      if (this.#isStopped || !chunk) return;
      // Paused, or the line filled up, while it was read.
      if (!this.#maySend()) continue;
      void this.#ahead.shift();
      if (!chunk.ok)
        return chunk.why === 'stale' || chunk.why === 'disk-full' ? undefined : onBroke(chunk.why);
      channels.send(chunk.frame);
      this.#spent.push(chunk.frame);
      this.#sent += chunk.bytes;
      this.#measure();
      onSent(this.#sent);
      if (chunk.fingerprints) return onRead(chunk.fingerprints);
    }
  }

  #maySend(): boolean {
    if (this.#isStopped) return true;
    const { channels, isFlowing } = this.#options;
    const hasWork = this.#ahead.length > 0 || this.#mayRead();
    return isFlowing() && channels.isOpen && channels.bufferedAmount < this.#bufferBytes && hasWork;
  }

  /** The last chunk is asked for once, also when it is empty. */
  #mayRead(): boolean {
    const { size, allowed, from } = this.#options;
    if (this.#requested < size) return this.#requested < Math.min(allowed(), size);
    return this.#requested === from && this.#ahead.length === 0;
  }

  #readAhead(): void {
    const { size, allowed, next } = this.#options;
    while (this.#ahead.length < aheadCount && this.#mayRead()) {
      const bytes = Math.min(this.#chunkBytes, Math.min(allowed(), size) - this.#requested);
      const chunk = next(bytes, this.#spent.pop()).then((got) => {
        // At the end of what was read at once it may be fewer.
        if (got.ok) this.#requested -= bytes - got.bytes;
        return got;
      });
      this.#requested += bytes;
      this.#ahead.push(chunk);
      if (bytes === 0) break;
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#options.channels.whenBelow(this.#bufferBytes / 2, resolve);
    });
  }

  /** Fits chunks and buffer to what the line has carried. */
  #measure(): void {
    const { clock, channels } = this.#options;
    const now = clock.now();
    const ms = now - this.#measured.at;
    if (ms >= 0 && ms < measureMs) return;
    const gone = this.#sent - channels.bufferedAmount;
    const perMs = Math.max(0, gone - this.#measured.gone) / Math.max(1, ms);
    this.#measured = { at: now, gone };
    this.#chunkBytes = between(minChunkBytes, perMs * chunkMs, maxChunkBytes);
    this.#bufferBytes = between(minBufferBytes, perMs * bufferMs, maxBufferBytes);
  }
}

const between = (least: number, value: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)));
