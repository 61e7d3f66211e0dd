import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromBase64Url, randomBytes, textOf, toBase64Url, utf8 } from '../base/bytes.js';

const nonceLength = 24;

/**
 * Seals what trystero says over a topic. Trystero encrypts descriptions but not its announcements, so that whoever
 * sees the topic on a relay could make it build connections without end. With the seal a relay can neither read, alter
 * nor invent anything, nor move a message to another topic; it can only drop, delay or repeat.
 * The key is HMAC-SHA-256(password, topic), the box NaCl's secretbox with a random nonce in front.
 */
export class SignalSeal {
  readonly #key: Uint8Array;

  constructor(password: string, topic: string) {
    this.#key = hmac(sha256, utf8(password), utf8(`tincan/signal/1 ${topic}`));
  }

  seal(text: string): string {
    const nonce = randomBytes(nonceLength);
    return toBase64Url(concat(nonce, xsalsa20poly1305(this.#key, nonce).encrypt(utf8(text))));
  }

  /** The sealed text, or `undefined` when it was not sealed with this password for this topic. */
  open(content: string): string | undefined {
    const sealed = fromBase64Url(content);
    if (!sealed || sealed.length < nonceLength) return undefined;
    try {
      const box = xsalsa20poly1305(this.#key, sealed.subarray(0, nonceLength));
      return textOf(box.decrypt(sealed.subarray(nonceLength)));
    } catch {
      return undefined;
    }
  }
}
