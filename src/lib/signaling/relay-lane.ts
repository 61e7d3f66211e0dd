import * as v from 'valibot';
import { Emitter, type Listenable } from '../base/emitter.js';
import { parseJson } from '../base/json.js';
import { maxContentLength } from './nostr-event.js';
import { onRelayOpened, type RelayPool } from './relay-pool.js';
import { renewalMessageSchema, type RenewalMessage } from './renewal-message.js';
import { SignalSeal } from './signal-seal.js';

/** All three fresh for each admission and known to its two sides only. */
export interface RelayLaneNames {
  topic: string;
  /** 32 bytes each, one for each direction. */
  sendKey: Uint8Array;
  receiveKey: Uint8Array;
}

const sealedSchema = v.strictObject({
  /** Higher in each message than in the one before. */
  count: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  message: renewalMessageSchema
});

/**
 * The way by relays between the two sides of an admission, for when the direct one is lost. It is subscribed from the
 * beginning, so that nothing has to be asked for when it is needed. What is said may get lost, but not be read,
 * altered, repeated or sent back by anybody else (RM14).
 */
export class RelayLane {
  readonly #pool: RelayPool;
  readonly #topic: string;
  readonly #outgoing: SignalSeal;
  readonly #incoming: SignalSeal;
  readonly #heard = new Emitter<RenewalMessage>();
  readonly #opened = new Emitter<void>();
  readonly #offs: (() => void)[];
  #sent = 0;
  #received = 0;

  readonly onMessage: Listenable<RenewalMessage> = this.#heard.on;
  /** A relay has opened: what was said before may have reached nobody. */
  readonly onOpened: Listenable<void> = this.#opened.on;

  constructor(pool: RelayPool, { topic, sendKey, receiveKey }: RelayLaneNames) {
    this.#pool = pool;
    this.#topic = topic;
    this.#outgoing = new SignalSeal(sendKey);
    this.#incoming = new SignalSeal(receiveKey);
    this.#offs = [
      pool.subscribe(topic, (content) => this.#receive(content)),
      onRelayOpened(pool, () => this.#opened.emit())
    ];
  }

  /** Sends, or drops what relays would not take: nobody confirms it, whoever needs certainty repeats it. */
  send(message: RenewalMessage): void {
    const content = this.#outgoing.seal(JSON.stringify({ count: ++this.#sent, message }));
    if (content.length <= maxContentLength) this.#pool.publish(this.#topic, content);
  }

  close(): void {
    for (const off of this.#offs.splice(0)) off();
  }

  #receive(content: string): void {
    const text = this.#incoming.open(content);
    const sealed = text === undefined ? undefined : parse(text);
    if (!sealed || sealed.count <= this.#received) return;
    this.#received = sealed.count;
    this.#heard.emit(sealed.message);
  }
}

function parse(text: string): v.InferOutput<typeof sealedSchema> | undefined {
  const parsed = v.safeParse(sealedSchema, parseJson(text));
  return parsed.success ? parsed.output : undefined;
}
