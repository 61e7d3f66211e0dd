import { expect, it } from 'vitest';
import { asked, readBuild, weigh } from '../../tools/weights/weights.js';
import { useRig } from '../support/rig.js';
import { consoleScripts, customerSessionScripts, entryScripts } from '../support/weigh.js';

const rig = useRig();

/** What `npm run weights` counts. A page's start file has a name of its own for each page. */
const counted = (page: keyof typeof asked): string[] => modules(weigh(asked[page], readBuild()).files.keys());

const modules = (scripts: Iterable<string>): string[] =>
  [...scripts].filter((path) => !path.includes('/start/')).sort();

it('counts what the entry page fetches until the PIN can be typed', async () => {
  expect(modules(await entryScripts(rig))).toEqual(counted('entry'));
});

it('counts what a customer fetches for a session with chat and screen', async () => {
  expect(modules(await customerSessionScripts(rig))).toEqual(counted('customerSession'));
});

it('counts what the console fetches until a session can be made', async () => {
  expect(modules(await consoleScripts(rig))).toEqual(counted('console'));
});
