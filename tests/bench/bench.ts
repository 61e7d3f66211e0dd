import type { Figures } from '../support/figures.js';
import type { TaskTrace } from '../support/page.js';
import type { Rig } from '../support/rig.js';

/** What a part of the benchmark works with. */
export interface Bench {
  rig: Rig;
  figures: Figures;
  /** Times what the pages of `rig.open` in Chromium do from now on. */
  traceTasks: () => Promise<TaskTrace>;
  /** How often everything is measured. */
  count: number;
}

/** Measures `count` times, one after the other. */
export async function repeat<T>({ count }: Bench, measure: (index: number) => Promise<T>): Promise<T[]> {
  const samples: T[] = [];
  for (let index = 0; index < count; index++) samples.push(await measure(index));
  return samples;
}

/** The steps of a part, or those that `ONLY` names (`ONLY=delay,text`): for a quick look. */
export async function runSteps(
  bench: Bench,
  steps: Record<string, (bench: Bench) => Promise<void>>
): Promise<void> {
  const only = process.env['ONLY']?.split(',');
  for (const [name, measure] of Object.entries(steps)) if (only?.includes(name) ?? true) await measure(bench);
}

/** A task of this many milliseconds is felt. */
export const longTaskMs = 50;
