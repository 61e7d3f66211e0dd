import { fileURLToPath } from 'node:url';
import { bundle } from '../support/bundle.js';
import type { Page } from '../support/page.js';
import type { Rig } from '../support/rig.js';

let bundled: Promise<string> | undefined;

/** A browser page that runs `hostile/client.ts` as `globalThis.hostile`, with access to the same relays. */
export async function openHostile(rig: Rig): Promise<Page> {
  bundled ??= bundle(fileURLToPath(new URL('hostile/client.ts', import.meta.url)));
  const page = await rig.open();
  // A document of the same host that is not one of the product's pages: no policy stands in the attacker's way.
  await page.goto(`${rig.site.url}config.json`);
  page.allowProblems(/./);
  await page.inject(await bundled);
  return page;
}
