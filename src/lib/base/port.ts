import type { Listenable } from './emitter.js';

/** A way to one peer for one kind of message: what modules ask for instead of a whole channel. */
export interface Port<Out, In = Out> {
  /** Sends, or drops silently when the way is closed: whoever needs certainty acknowledges. */
  send(message: Out): void;
  onMessage: Listenable<In>;
}
