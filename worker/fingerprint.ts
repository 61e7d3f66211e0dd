import { createMD5, createSHA256, type IHasher } from 'hash-wasm';
import type { Fingerprints } from '../src/lib/transfer/file-messages.js';

/** MD5 and SHA-256 of the same bytes, while they stream by. */
export class Fingerprint {
  readonly #md5: IHasher;
  readonly #sha256: IHasher;
  readonly #scratch: IHasher;

  private constructor(md5: IHasher, sha256: IHasher, scratch: IHasher) {
    this.#md5 = md5.init();
    this.#sha256 = sha256.init();
    this.#scratch = scratch;
  }

  static async create(): Promise<Fingerprint> {
    return new Fingerprint(await createMD5(), await createSHA256(), await createSHA256());
  }

  update(bytes: Uint8Array): void {
    this.#md5.update(bytes);
    this.#sha256.update(bytes);
  }

  /** SHA-256 of what was there so far; more may follow. */
  prefix(): string {
    this.#scratch.init();
    return this.#scratch.load(this.#sha256.save()).digest();
  }

  /** Of everything; nothing may follow. */
  digest(): Fingerprints {
    return { md5: this.#md5.digest(), sha256: this.#sha256.digest() };
  }

  save(): { md5: Uint8Array; sha256: Uint8Array } {
    return { md5: this.#md5.save(), sha256: this.#sha256.save() };
  }

  load({ md5, sha256 }: { md5: Uint8Array; sha256: Uint8Array }): void {
    this.#md5.load(md5);
    this.#sha256.load(sha256);
  }
}
