import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import nacl from 'tweetnacl/nacl.js';
import { concat, fromBase64Url, randomBytes, textOf, toBase64Url, utf8 } from '../base/bytes.js';

const nonceLength = 24;

/**
 * The key for what trystero says over a topic: HMAC-SHA-256(password, topic). Trystero encrypts descriptions but not
 * its announcements, so that whoever sees the topic on a relay could make it build connections without end.
 */
export const signalKeyOf = (password: string, topic: string): Uint8Array =>
  hmac(sha256, utf8(password), utf8(`tincan/signal/1 ${topic}`));

/**
 * Seals what is said over a topic. With the seal a relay can neither read, alter nor invent anything, nor move a
 * message to another topic, whose key is another; it can only drop, delay or repeat.
 * The box is NaCl's secretbox with a random nonce in front.
 */
export class SignalSeal {
  readonly #key: Uint8Array;

  /** @param key 32 bytes */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  seal(text: string): string {
    const nonce = randomBytes(nonceLength);
    return toBase64Url(concat(nonce, nacl.secretbox(utf8(text), nonce, this.#key)));
  }

  /** The sealed text, or `undefined` when it was not sealed with this key. */
  open(content: string): string | undefined {
    const sealed = fromBase64Url(content);
    if (!sealed || sealed.length < nonceLength) return undefined;
    const opened = nacl.secretbox.open(
      sealed.subarray(nonceLength),
      sealed.subarray(0, nonceLength),
      this.#key
    );
    return opened ? textOf(opened) : undefined;
  }
}
