import { execFileSync } from 'node:child_process';
import { namespaceOf } from '../../tools/network/places.js';

/** Namespace of a place of this run. */
export function namespace(place: string): string {
  const run = process.env['TINCAN_NETWORK'];
  if (!run) throw new Error('the tests over networks are run by `npm run test:network`');
  return namespaceOf(run, place);
}

/** Runs a command in a place. @param failure what it may do: a command that undoes what is not there fails */
export function runIn(
  place: string,
  command: readonly string[],
  input = '',
  failure: 'may fail' | 'throws' = 'throws'
): void {
  try {
    execFileSync('ip', ['netns', 'exec', namespace(place), ...command], {
      input,
      stdio: ['pipe', 'ignore', 'pipe']
    });
  } catch (thrown) {
    if (failure === 'throws') throw thrown;
  }
}
