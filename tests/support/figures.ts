import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What one figure of the benchmark says. */
export interface Figure {
  name: string;
  unit: 'ms' | 'KB' | 'MB/s' | 'dB' | 'kbit/s' | 'fps' | 'MB' | '×' | 'tasks' | 'files/s';
  count: number;
  median: number;
  min: number;
  max: number;
  /** What is to be reached; `undefined` for a reference. */
  reach: number | undefined;
  /** How many times the median of the reference this is, where there is one. */
  ratio: number | undefined;
}

export interface FigureOptions {
  unit: Figure['unit'];
  /** At most, or at least where `isMoreBetter`. */
  reach?: number;
  isMoreBetter?: boolean;
  /** Median of what it is compared with, in the same unit. */
  reference?: number;
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Collects the figures of one run of the benchmark. */
export class Figures {
  readonly #figures: (Figure & { isReached: boolean })[] = [];
  readonly #loadBefore = load();

  /** @param samples at least one, as measured, in order */
  add(name: string, samples: readonly number[], options: FigureOptions): void {
    const { unit, reach, isMoreBetter = false, reference } = options;
    const middle = median(samples);
    this.#figures.push({
      name,
      unit,
      count: samples.length,
      median: middle,
      min: Math.min(...samples),
      max: Math.max(...samples),
      reach,
      ratio: reference === undefined ? undefined : middle / reference,
      isReached: reach === undefined || (isMoreBetter ? middle >= reach : middle <= reach)
    });
  }

  /** A table for people. */
  toString(): string {
    const header = ['figure', 'median', 'min', 'max', 'n', 'reach', '', 'ratio'];
    const rows = this.#figures.map((figure) => [
      figure.name,
      `${round(figure.median)} ${figure.unit}`,
      round(figure.min),
      round(figure.max),
      String(figure.count),
      figure.reach === undefined ? '' : String(figure.reach),
      figure.reach === undefined ? '' : figure.isReached ? 'reached' : 'MISSED',
      figure.ratio === undefined ? '' : `× ${round(figure.ratio)}`
    ]);
    const widths = header.map((_, column) =>
      Math.max(...[header, ...rows].map((row) => row[column]!.length))
    );
    return [header, ...rows]
      .map((row) =>
        row
          .map((cell, column) => pad(cell, widths[column]!, column))
          .join('  ')
          .trimEnd()
      )
      .join('\n');
  }

  /** Writes everything, with what the machine is, for programs. */
  async write(file = 'bench-results.json'): Promise<void> {
    const results = {
      at: new Date().toISOString(),
      commit: commit(),
      machine: machine(),
      load: { before: this.#loadBefore, after: load() },
      figures: this.#figures
    };
    await writeFile(file, `${JSON.stringify(results, undefined, 2)}\n`);
  }
}

const round = (value: number): string => String(Number(value.toPrecision(value >= 1000 ? 4 : 3)));

/** Names to the left, numbers to the right. */
const pad = (cell: string, width: number, column: number): string =>
  column === 0 || column === 6 ? cell.padEnd(width) : cell.padStart(width);

/** Processes that wanted a core, mean of the last minute: more than there are cores slow every figure down. */
const load = (): number => Math.round(loadavg()[0]! * 10) / 10;

function machine() {
  return {
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version
  };
}

function commit(): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    }).trim();
  } catch {
    return undefined;
  }
}
