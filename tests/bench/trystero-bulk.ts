import { fileURLToPath } from 'node:url';
import { bundle } from '../support/bundle.js';
import type { Rig } from '../support/rig.js';
import { openBarePage } from './bare.js';

let bundled: Promise<string> | undefined;

/** Milliseconds that trystero's own binary action needs for so many bytes, neither sealed nor fingerprinted nor kept. */
export async function sendOverTrystero(rig: Rig, bytes: number): Promise<number> {
  bundled ??= bundle(fileURLToPath(new URL('pages/trystero.ts', import.meta.url)));
  const [sender, receiver] = [await openBarePage(rig), await openBarePage(rig)];
  for (const page of [sender, receiver]) {
    await page.inject(await bundled);
    await page.evaluate((url) => globalThis.trystero.join(url), rig.site.relayUrl());
  }
  for (const page of [sender, receiver]) await page.until(() => globalThis.trystero.isConnected, undefined);
  const began = await sender.evaluate((count) => globalThis.trystero.send(count), bytes);
  const ended = await receiver.until(
    (count) => (globalThis.trystero.received >= count ? globalThis.trystero.receivedAt : 0),
    bytes,
    { timeoutMs: 300_000 }
  );
  await Promise.all([sender.close(), receiver.close()]);
  return ended - began;
}
