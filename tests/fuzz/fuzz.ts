import * as fc from 'fast-check';
import { expect } from 'vitest';

/**
 * The same cases every time, so that no commit fails that changed nothing. `FUZZ_CASES=100000 npm run test:fuzz` is the
 * nightly form, with other ones; `FUZZ_SEED` repeats what a failure printed, and makes it small.
 */
const usualSeed = 20_261_125;
const cases = Number(process.env['FUZZ_CASES'] ?? 2_000);
const seed = process.env['FUZZ_SEED'];

/**
 * Processor time of one case, so that a busy machine fails nobody: far more than any reader needs for what its bounds
 * let through, and far less than one that walks over its input again and again.
 */
const maxCaseMs = 2_000;

interface FuzzOptions {
  /** How many times dearer than usual one case is: so many times fewer are tried. */
  cost?: number;
}

const parameters = <T>(cost: number): fc.Parameters<[T]> => ({
  numRuns: Math.max(100, Math.round(cases / cost)),
  // What failed is made small only when it is repeated: that may take longer than all the cases.
  ...(seed === undefined ? { endOnFailure: true } : { seed: Number(seed) }),
  ...(seed === undefined && process.env['FUZZ_CASES'] === undefined && { seed: usualSeed })
});

const prototypeNames = Object.getOwnPropertyNames(Object.prototype).join();

/** What holds for every border, whatever came: no prototype was changed, and nothing took for ever. */
function expectUnharmed(startedAt: NodeJS.CpuUsage): void {
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototypeNames);
  const { user, system } = process.cpuUsage(startedAt);
  expect((user + system) / 1_000).toBeLessThan(maxCaseMs);
}

/** Tries `check` with many cases. It throws where the reader does, or where what it gave is not within its bounds. */
export function fuzz<T>(
  given: fc.Arbitrary<T>,
  check: (value: T) => void,
  { cost = 1 }: FuzzOptions = {}
): void {
  fc.assert(
    fc.property(given, (value) => {
      const startedAt = process.cpuUsage();
      check(value);
      expectUnharmed(startedAt);
    }),
    parameters<T>(cost)
  );
}

export async function fuzzAsync<T>(
  given: fc.Arbitrary<T>,
  check: (value: T) => Promise<void>,
  { cost = 1 }: FuzzOptions = {}
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(given, async (value) => {
      const startedAt = process.cpuUsage();
      await check(value);
      expectUnharmed(startedAt);
    }),
    parameters<T>(cost)
  );
}

interface Bounds {
  /** UTF-16 units of any text in it. */
  text: number;
  /** Items of any list in it. */
  list?: number;
  /** Greatest distance from 0 of any number in it. */
  number?: number;
  /** Bytes of any byte string in it. */
  bytes?: number;
}

/** What a reader let through: plain, of known depth, without a way to a prototype, and nowhere larger than this. */
export function expectBounded(value: unknown, bounds: Bounds, depth = 0): void {
  expect(depth).toBeLessThan(10);
  if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(bounds.text);
  else if (typeof value === 'number') {
    expect(Number.isFinite(value)).toBe(true);
    expect(Math.abs(value)).toBeLessThanOrEqual(bounds.number ?? Number.MAX_SAFE_INTEGER);
  } else if (value instanceof Uint8Array) expect(value.length).toBeLessThanOrEqual(bounds.bytes ?? 0);
  else if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value)) expect(value.length).toBeLessThanOrEqual(bounds.list ?? 0);
    expect(Object.hasOwn(value, '__proto__')).toBe(false);
    for (const part of Object.values(value)) expectBounded(part, bounds, depth + 1);
  } else expect(['boolean', 'undefined', 'object']).toContain(typeof value);
}
