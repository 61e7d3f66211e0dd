/** Ids and numbers of pictures: what is drawn on (BD1, BD12), where each picture keeps its own marks. */
import { randomBytes, toHex } from '../../../base/bytes.js';

/** Of each side, at once (ST10, ST11): more have no place on a stage, and no network carries them. */
export const maxScreens = 4;

/** Whose: a customer's screen, or one that the technician shows. */
export type PictureOwner = 'screen' | 'own';

/** The ids of pages that know pictures by their number only, as those of version 1. */
export const numberedPicture = (owner: PictureOwner, number: number): string =>
  number === 1 ? owner : `${owner}-${number}`;

/** Numbers for pictures that come and go: always the lowest that is free, from 1. People know a picture by it. */
export class PictureNumbers {
  readonly owner: PictureOwner;
  /** The other side's page has shown that it knows pictures by their id. */
  areIdsKnown = false;
  readonly #taken = new Set<number>();

  constructor(owner: PictureOwner) {
    this.owner = owner;
  }

  take(): number {
    let number = 1;
    while (this.#taken.has(number)) number++;
    this.#taken.add(number);
    return number;
  }

  free(number: number): void {
    this.#taken.delete(number);
  }

  /** Never given before, and never again. */
  newId(): string {
    return `${this.owner}-${toHex(randomBytes(8))}`;
  }
}

/** The ids of one picture, which gets another one with each source: the last is that of now. */
export class PictureIds {
  readonly #ids: readonly string[];

  private constructor(ids: readonly string[]) {
    this.#ids = ids;
  }

  static of(id: string): PictureIds {
    return new PictureIds([id]);
  }

  get now(): string {
    return this.#ids.at(-1)!;
  }

  has(id: string): boolean {
    return this.#ids.includes(id);
  }

  /** Older ones are asked for while the other side catches up, and while a picture is frozen. */
  with(id: string): PictureIds {
    return id === this.now
      ? this
      : new PictureIds([...this.#ids.filter((other) => other !== id), id].slice(-8));
  }
}
