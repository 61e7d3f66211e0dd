import { expect, it } from 'vitest';
import type { Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';

const rig = useRig({ config: { logo: 'pictures/hansen.svg' } });

const noHost = /ERR_|WebSocket|Failed to load resource|Failed to fetch|NetworkError|can.t establish/;
const picture = {
  headers: { 'content-type': 'image/svg+xml' },
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><rect width="24" height="24"/></svg>'
};

/** What workers keep of the shop's pictures. */
const keptPictures = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept
      .flat()
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => path.startsWith('/shop/pictures/'));
  }, undefined);

const seeLogo = (page: Page): Promise<unknown> =>
  page.until(
    () =>
      [...document.images].some(({ src, naturalWidth }) => src.endsWith('hansen.svg') && naturalWidth > 0),
    undefined,
    { timeoutMs: 20_000 }
  );

async function openEntryWithWorker(...[browser]: Parameters<typeof rig.open>): Promise<Page> {
  const customer = await rig.open(browser, { allowedProblems: noHost });
  await customer.goto(rig.site.url);
  await customer.see('pin-input');
  await customer.until(() => navigator.serviceWorker.controller !== null, undefined, { timeoutMs: 30_000 });
  return customer;
}

it('[NB4] a logo that is not to be stored is not kept, nor what was kept of it', async () => {
  rig.site.answer('/shop/pictures/hansen.svg', picture);
  const customer = await openEntryWithWorker();
  await expect.poll(() => keptPictures(customer), { timeout: 20_000 }).toEqual(['/shop/pictures/hansen.svg']);
  const headers = { ...picture.headers, 'cache-control': 'no-store' };
  rig.site.answer('/shop/pictures/hansen.svg', { ...picture, headers });
  await customer.reload();
  await seeLogo(customer);
  await expect.poll(() => keptPictures(customer), { timeout: 20_000 }).toEqual([]);
});

it('[NB3] a shop’s logo is there without its host, and no other picture of its folder', async () => {
  rig.site.answer('/shop/pictures/hansen.svg', picture);
  rig.site.answer('/shop/pictures/other.svg', picture);
  const customers = await Promise.all(browserNames.map((browser) => openEntryWithWorker(browser)));
  for (const customer of customers) {
    await customer.evaluate(async () => (await fetch('pictures/other.svg')).text(), undefined);
    await expect
      .poll(() => keptPictures(customer), { timeout: 20_000 })
      .toEqual(['/shop/pictures/hansen.svg']);
    // what the page needs is kept, too, once it came through the worker
    await customer.reload();
    await customer.see('pin-input');
    await seeLogo(customer);
  }
  await rig.site.stop();
  for (const customer of customers) {
    await customer.reload();
    await seeLogo(customer);
  }
});
