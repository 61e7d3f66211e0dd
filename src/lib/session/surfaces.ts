/** Names and numbers of pictures: what is drawn on (BD1), where each picture keeps its own marks. */

/** Of each side, at once (ST10, ST11): more have no place on a stage, and no network carries them. */
export const maxScreens = 4;

/** Of a customer's screen. */
export const screenSurface = (number: number): string => numbered('screen', number);

/** Of a screen that the technician shows. */
export const ownSurface = (number: number): string => numbered('own', number);

const numbered = (name: string, number: number): string => (number === 1 ? name : `${name}-${number}`);

/** Numbers for pictures that come and go: always the lowest that is free, from 1. */
export class PictureNumbers {
  readonly #taken = new Set<number>();

  take(): number {
    let number = 1;
    while (this.#taken.has(number)) number++;
    this.#taken.add(number);
    return number;
  }

  free(number: number): void {
    this.#taken.delete(number);
  }
}
