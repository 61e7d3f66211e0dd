import { schnorr } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { randomBytes, toHex, utf8 } from '../base/bytes.js';

/** Our kind, from the ephemeral range of NIP-01 (20000–29999): relays pass it on and do not keep it. */
export const eventKind = 20_446;
/** The tag that carries the topic: single letters are the ones relays filter by. */
export const topicTag = 'x';
/** Characters of one message; some relays take no more than 64 KiB for a whole event. */
export const maxContentLength = 32 * 1024;

const hex = (digits: number) => v.pipe(v.string(), v.length(digits), v.regex(/^[0-9a-f]+$/));

const eventSchema = v.object({
  id: hex(64),
  pubkey: hex(64),
  created_at: v.pipe(v.number(), v.safeInteger()),
  kind: v.literal(eventKind),
  tags: v.pipe(v.array(v.pipe(v.array(v.string()), v.maxLength(8))), v.maxLength(16)),
  content: v.pipe(v.string(), v.maxLength(maxContentLength))
});

export type NostrEvent = v.InferOutput<typeof eventSchema>;

/** An event as NIP-01 describes it, if it is one of our kind. Neither its id nor its signature is checked yet. */
export function parseEvent(value: unknown): NostrEvent | undefined {
  const parsed = v.safeParse(eventSchema, value);
  return parsed.success ? parsed.output : undefined;
}

type Unnamed = Omit<NostrEvent, 'id'>;

const idOf = ({ pubkey, created_at, kind, tags, content }: Unnamed): Uint8Array =>
  sha256(utf8(JSON.stringify([0, pubkey, created_at, kind, tags, content])));

/** Is the id the hash of what the event says? Only then may it serve to recognise the same event from two relays. */
export const hasOwnId = (event: NostrEvent): boolean => toHex(idOf(event)) === event.id;

export const topicOfEvent = (event: NostrEvent): string | undefined =>
  event.tags.find(([name]) => name === topicTag)?.[1];

/** Signs events with a key that lives as long as the page (NIP-01, BIP-340): it names nobody. */
export class EventSigner {
  readonly #secret = schnorr.utils.randomSecretKey();
  readonly publicKey = toHex(schnorr.getPublicKey(this.#secret));

  /** @param createdAt seconds since the epoch */
  sign(topic: string, content: string, createdAt: number): NostrEvent & { sig: string } {
    const unnamed = {
      pubkey: this.publicKey,
      created_at: createdAt,
      kind: eventKind,
      // The second tag tells two messages of the same words in the same second apart.
      tags: [
        [topicTag, topic],
        ['n', toHex(randomBytes(8))]
      ],
      content
    } as const;
    const event = { ...unnamed, tags: unnamed.tags.map((tag) => [...tag]) };
    const id = idOf(event);
    return { ...event, id: toHex(id), sig: toHex(schnorr.sign(id, this.#secret)) };
  }
}
