import * as decoding from 'lib0/decoding';
import * as v from 'valibot';
import * as Y from 'yjs';
import type { Clock } from '../base/clock.js';
import { parseJson } from '../base/json.js';
import { perMinute, TokenBucket } from '../base/token-bucket.js';
import type { BoundsVerdict, DocumentBounds } from './document-bounds.js';

/** y-webrtc's message types (src/y-webrtc.js) that may come over a connection; the others are for tabs. */
const sync = 0;
const awareness = 1;
/** Of y-protocols (sync.js). */
const syncStep1 = 0;
const syncStep2 = 1;
const syncUpdate = 2;

const maxAwarenessBytes = 1024;
const maxStateVectorBytes = 64 * 1024;
/** Each one is answered with what the document has more, which costs a walk through it. */
const maxSyncRequests = 10;
const maxAwarenessMessages = 240;

const peerStateSchema = v.object({ typing: v.boolean() });

export type Verdict =
  | { kind: 'deliver' }
  | { kind: 'typing'; isTyping: boolean }
  | { kind: 'ignore' }
  | { kind: 'refuse'; why: Exclude<BoundsVerdict, 'fits'> };

const deliver: Verdict = { kind: 'deliver' };
const ignore: Verdict = { kind: 'ignore' };
const refuse = (why: Exclude<BoundsVerdict, 'fits'>): Verdict => ({ kind: 'refuse', why });

/** Looks at every whole message before y-webrtc does (DC7, DC8). */
export class MessageInspector {
  readonly #bounds: DocumentBounds;
  readonly #syncRequests: TokenBucket;
  readonly #awarenessMessages: TokenBucket;

  constructor(bounds: DocumentBounds, clock: Clock) {
    this.#bounds = bounds;
    this.#syncRequests = new TokenBucket(clock, perMinute(maxSyncRequests));
    this.#awarenessMessages = new TokenBucket(clock, perMinute(maxAwarenessMessages));
  }

  inspect(message: Uint8Array): Verdict {
    try {
      const decoder = decoding.createDecoder(message);
      const type = decoding.readVarUint(decoder);
      if (type === sync) return this.#inspectSync(decoder);
      if (type === awareness) return this.#inspectAwareness(decoding.readVarUint8Array(decoder));
      return refuse('malformed');
    } catch {
      return refuse('malformed');
    }
  }

  #inspectSync(decoder: decoding.Decoder): Verdict {
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === syncStep1) {
      if (body.length > maxStateVectorBytes) return refuse('too-large');
      if (!this.#syncRequests.take()) return refuse('too-much');
      Y.decodeStateVector(body);
      return deliver;
    }
    if (step !== syncStep2 && step !== syncUpdate) return refuse('malformed');
    const verdict = this.#bounds.judge(body);
    return verdict === 'fits' ? deliver : refuse(verdict);
  }

  /**
   * Awareness carries only whether the peer types. It is read here and goes no further: no state of a peer ever
   * gets into our own awareness.
   */
  #inspectAwareness(update: Uint8Array): Verdict {
    if (update.length > maxAwarenessBytes) return refuse('too-large');
    if (!this.#awarenessMessages.take()) return ignore;
    const decoder = decoding.createDecoder(update);
    if (decoding.readVarUint(decoder) !== 1) return ignore;
    decoding.readVarUint(decoder); // the client's id
    decoding.readVarUint(decoder); // its count of states
    const state = v.safeParse(peerStateSchema, parseJson(decoding.readVarString(decoder)));
    return state.success ? { kind: 'typing', isTyping: state.output.typing } : ignore;
  }
}
