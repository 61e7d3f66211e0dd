import type { FeatureContext, Permission, PowerPhase } from '../../../session/feature.js';
import type { facts } from '../facts.js';

/** What a recording was, for the log. */
export interface RecordingFacts {
  name: string;
  bytes: number;
  seconds: number;
  sha256: string;
}

type Context = Pick<FeatureContext<typeof facts>, 'powers' | 'log'>;

/** The power to record, asked for every time, and what is recorded by it. */
export class RecordingPower {
  readonly #context: Context;
  readonly #off: () => void;
  #permission = $state.raw<Permission | undefined>();
  #underWay = $state.raw<Promise<void> | undefined>();

  constructor(context: Context) {
    this.#context = context;
    // what was recorded ended with the page that recorded
    this.#off = context.powers.onFound((permission) => permission.stop());
  }

  get phase(): PowerPhase {
    return this.#permission?.phase ?? 'none';
  }

  /** It was asked for since this page was loaded: there is, or was, something to say about it. */
  get wasAsked(): boolean {
    return this.#permission !== undefined;
  }

  /** Something is recorded, or what was recorded is being kept. */
  get isRecording(): boolean {
    return this.#underWay !== undefined;
  }

  /** Until what is recorded is kept and in the log; `undefined` when nothing is. */
  get underWay(): Promise<void> | undefined {
    return this.#underWay;
  }

  ask(): void {
    if (this.phase === 'asking' || this.phase === 'granted') return;
    this.#permission = this.#context.powers.ask('recording');
  }

  stop(): void {
    this.#permission?.stop();
  }

  /** Called when one begins. @param file what becomes of it; `undefined` where there is nothing */
  note(file: Promise<RecordingFacts | undefined>): void {
    const noted = file.then((kept) => {
      if (this.#underWay === noted) this.#underWay = undefined;
      if (!kept) return;
      const { name, bytes, seconds, sha256 } = kept;
      this.#context.log('recording-kept', {
        name,
        bytes: String(bytes),
        seconds: String(Math.round(seconds)),
        sha256
      });
    });
    this.#underWay = noted;
  }

  close(): void {
    this.#off();
  }
}
