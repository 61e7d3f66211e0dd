import { describe, expect, it } from 'vitest';
import { makePlan, type Action, type Plan } from './plan.js';

const all = ({ warmUp, rest }: Plan): Action[] => [...warmUp, ...rest];
const kinds = (actions: readonly Action[]): Set<Action['do']> => new Set(actions.map((action) => action.do));

describe('the plan of a long run', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(makePlan(7, 5, 10)).toEqual(makePlan(7, 5, 10));
    expect(makePlan(8, 5, 10)).not.toEqual(makePlan(7, 5, 10));
  });

  it('has everything that can happen in two minutes already, and fifteen times as much in thirty', () => {
    const short = all(makePlan(1, 2, 10));
    expect(kinds(short)).toEqual(kinds(all(makePlan(1, 30, 10))));
    expect(kinds(short).size).toBe(9);
    const isPerson = ({ do: kind }: Action): boolean => kind !== 'reload the console';
    expect(all(makePlan(1, 30, 10)).filter(isPerson)).toHaveLength(15 * short.filter(isPerson).length);
  });

  it('reloads the console only while it warms up, and leaves no customer out for long', () => {
    for (let seed = 0; seed < 50; seed++) {
      const plan = makePlan(seed, 30, 10);
      expect(kinds(plan.warmUp)).toContain('reload the console');
      expect(kinds(plan.rest)).not.toContain('reload the console');
      const customers = all(plan).flatMap((action) => ('customer' in action ? [action.customer] : []));
      expect(new Set(customers).size).toBe(10);
    }
  });
});
