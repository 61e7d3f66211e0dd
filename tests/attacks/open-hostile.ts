import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Page } from '../support/page.js';
import type { Rig } from '../support/rig.js';

let bundled: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('hostile/client.ts', import.meta.url)),
        formats: ['iife'],
        name: 'hostileBundle'
      }
    }
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error('the hostile page was not bundled');
  return output.output[0].code;
}

/** A browser page that runs `hostile/client.ts` as `globalThis.hostile`, with access to the same relays. */
export async function openHostile(rig: Rig): Promise<Page> {
  bundled ??= bundle();
  const page = await rig.open();
  // A document of the same host that is not one of the product's pages: no policy stands in the attacker's way.
  await page.goto(`${rig.site.url}config.json`);
  page.allowProblems(/./);
  await page.inject(await bundled);
  return page;
}
