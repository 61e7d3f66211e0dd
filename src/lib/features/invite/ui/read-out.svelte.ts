/** Where the technician is while reading a PIN aloud, one digit after the other. */
export class ReadOut {
  readonly digits: readonly string[];
  #position = $state(0);

  constructor(pin: string) {
    this.digits = [...pin.replace(/\D/g, '')];
  }

  /** From 0. */
  get position(): number {
    return this.#position;
  }

  get isAtEnd(): boolean {
    return this.#position === this.digits.length - 1;
  }

  /** After this digit a group of three ends, and another follows. */
  get isBeforePause(): boolean {
    return (this.#position + 1) % 3 === 0 && !this.isAtEnd;
  }

  get digit(): string {
    return this.digits[this.#position] ?? '';
  }

  move(steps: number): void {
    this.go(this.#position + steps);
  }

  go(position: number): void {
    this.#position = Math.min(this.digits.length - 1, Math.max(0, position));
  }
}
