/** What is needed of a data channel for bulk. */
export type BulkChannel = Pick<
  RTCDataChannel,
  'readyState' | 'bufferedAmount' | 'bufferedAmountLowThreshold' | 'addEventListener'
> & { send(frame: ArrayBuffer): void };

/**
 * Data channels of several connections as one way: every frame goes where the fewest bytes wait, so that each line
 * carries what it can. Frames may overtake each other (see `FrameOrder`).
 */
export class ChannelGroup {
  /** Of the session's own connection: the way is open when it is. */
  readonly #main: BulkChannel;
  readonly #all: Set<BulkChannel>;
  readonly #woken = new Set<() => void>();

  constructor(main: BulkChannel) {
    this.#main = main;
    this.#all = new Set([main]);
    this.#listen(main);
    main.addEventListener('open', () => this.#wake());
  }

  get isOpen(): boolean {
    return this.#main.readyState === 'open';
  }

  /** Bytes that wait to be sent, on all together. */
  get bufferedAmount(): number {
    return this.#open().reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0);
  }

  add(channel: BulkChannel): void {
    this.#all.add(channel);
    this.#listen(channel);
    this.#wake();
  }

  /** What it had still to send is lost. */
  remove(channel: BulkChannel): void {
    this.#all.delete(channel);
    this.#wake();
  }

  send(frame: ArrayBuffer): void {
    const [first, ...others] = this.#open();
    const least = others.reduce(
      (best, channel) => (channel.bufferedAmount < best.bufferedAmount ? channel : best),
      first ?? this.#main
    );
    least.send(frame);
  }

  /** Calls `wake` once: about when no more than `bytes` wait, or when another channel is there. */
  whenBelow(bytes: number, wake: () => void): void {
    this.#woken.add(wake);
    const open = this.#open();
    for (const channel of open) channel.bufferedAmountLowThreshold = bytes / open.length;
  }

  #open(): BulkChannel[] {
    return [...this.#all].filter(({ readyState }) => readyState === 'open');
  }

  #listen(channel: BulkChannel): void {
    channel.addEventListener('bufferedamountlow', () => this.#wake());
  }

  #wake(): void {
    const woken = [...this.#woken];
    this.#woken.clear();
    for (const wake of woken) wake();
  }
}
