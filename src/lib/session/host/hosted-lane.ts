import * as v from 'valibot';
import { Emitter } from '../../base/emitter.js';
import type { MemberId } from '../members/members.js';

interface Arrived {
  message: unknown;
  from: MemberId;
}

/** What arrives on one lane: kept until the code is there that can read it. */
export class HostedLane {
  readonly messages = new Emitter<Arrived>();
  readonly #holdEarly: number;
  readonly #onEarly: () => void;
  readonly #onMalformed: () => void;
  #schema: v.GenericSchema | undefined;
  #early: Arrived[] = [];

  constructor(holdEarly: number, onEarly: () => void, onMalformed: () => void) {
    this.#holdEarly = holdEarly;
    this.#onEarly = onEarly;
    this.#onMalformed = onMalformed;
  }

  take(message: unknown, from: MemberId): void {
    if (this.#schema) return this.#emit(this.#schema, { message, from });
    if (this.#early.length < this.#holdEarly) this.#early.push({ message, from });
    this.#onEarly();
  }

  /** A lane without a schema takes nothing. */
  read(schema: v.GenericSchema = v.never()): void {
    this.#schema = schema;
    for (const arrived of this.#early.splice(0)) this.#emit(schema, arrived);
  }

  #emit(schema: v.GenericSchema, { message, from }: Arrived): void {
    const parsed = v.safeParse(schema, message);
    if (parsed.success) this.messages.emit({ message: parsed.output, from });
    else this.#onMalformed();
  }
}
