import { fileURLToPath } from 'node:url';
import { bundle } from '../support/bundle.js';
import type { Page } from '../support/page.js';
import type { Rig } from '../support/rig.js';
import type { JoinOptions } from './hostile/client.js';

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

/** The page of an attacker who goes to the session of a link. @param fragment of that link */
export async function joinAsHostile(
  rig: Rig,
  fragment: string,
  role: JoinOptions['role'],
  admission: JoinOptions['admission'] = 'honest'
): Promise<Page> {
  const page = await openHostile(rig);
  await page.evaluate((join) => globalThis.hostile.join(join), {
    relayUrl: rig.site.relayUrl(),
    fragment,
    role,
    admission
  });
  return page;
}
