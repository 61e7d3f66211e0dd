import { randomFrom, type Random } from './random.js';

export type Side = 'technician' | 'customer';

/** A line or a mark of one side of the session with one customer, by number. */
interface Words {
  customer: number;
  side: Side;
}

/** What a person does, or what happens to them. */
export type Action =
  | ({ do: 'write' } & Words)
  | ({ do: 'draw' } & Words)
  | ({ do: 'send a file'; bytes: number } & Words)
  | { do: 'hold'; customer: number }
  | { do: 'reload the customer'; customer: number }
  | { do: 'reload the console' }
  | { do: 'kill the customer'; customer: number; meanwhile: readonly Words[] }
  | { do: 'cut the console’s network'; meanwhile: readonly Words[] }
  | { do: 'stop the relay'; meanwhile: readonly Words[] };

export interface Plan {
  /** Until everything has been in use: memory is compared with what there is then. */
  warmUp: readonly Action[];
  rest: readonly Action[];
}

/** In one minute of a busy shop, besides faults. */
const perMinute = { lines: 20, marks: 6, files: 2, holds: 1, reloads: 1 };
/** Of all three kinds in turn, in any order. */
const faultsInTwoMinutes = 3;
const maxFileBytes = 300_000;

/**
 * What happens in so many minutes of a shop, the same for the same seed. A first quarter of it is to warm up, and only
 * there is the console reloaded: that gives its memory back, so what grows could not be seen later.
 */
export function makePlan(seed: number, minutes: number, customers: number): Plan {
  const random = randomFrom(seed);
  const faults = faultsOf(random, customers);
  const actions: Action[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const count =
      Math.floor(((minute + 1) * faultsInTwoMinutes) / 2) - Math.floor((minute * faultsInTwoMinutes) / 2);
    const own = [...minuteOf(random, customers), ...Array.from({ length: count }, () => faults.next().value)];
    actions.push(...random.shuffled(own));
  }
  const warmUp = actions.slice(0, Math.ceil(actions.length / 4));
  for (let reloads = Math.ceil(minutes / 10); reloads > 0; reloads--)
    warmUp.splice(random.below(warmUp.length), 0, { do: 'reload the console' });
  return { warmUp, rest: actions.slice(Math.ceil(actions.length / 4)) };
}

function minuteOf(random: Random, customers: number): Action[] {
  const { lines, marks, files, holds, reloads } = perMinute;
  const customer = (): number => random.below(customers);
  return [
    ...repeat(lines, (): Action => ({ do: 'write', ...wordsOf(random, customers) })),
    ...repeat(marks, (): Action => ({ do: 'draw', ...wordsOf(random, customers) })),
    ...repeat(files, (): Action => ({
      do: 'send a file',
      ...wordsOf(random, customers),
      bytes: 1 + random.below(maxFileBytes)
    })),
    ...repeat(holds, (): Action => ({ do: 'hold', customer: customer() })),
    ...repeat(reloads, (): Action => ({ do: 'reload the customer', customer: customer() }))
  ];
}

/** Without an end: every kind once, in any order, and so on. */
function* faultsOf(random: Random, customers: number): Generator<Action, never> {
  for (;;) {
    const killed = random.below(customers);
    const meanwhile = (): Words[] => repeat(3, () => wordsOf(random, customers));
    yield* random.shuffled<Action>([
      { do: 'kill the customer', customer: killed, meanwhile: [{ customer: killed, side: 'technician' }] },
      { do: 'cut the console’s network', meanwhile: meanwhile() },
      { do: 'stop the relay', meanwhile: meanwhile() }
    ]);
  }
}

const wordsOf = (random: Random, customers: number): Words => ({
  customer: random.below(customers),
  side: random.below(2) === 0 ? 'technician' : 'customer'
});

const repeat = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
