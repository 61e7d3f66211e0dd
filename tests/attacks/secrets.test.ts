import { expect, it } from 'vitest';
import {
  beginWaiting,
  createLink,
  createPin,
  endSession,
  joinWithLink,
  joinWithPin,
  openConsole,
  openEntry,
  seeChat,
  seeText,
  sendChat,
  type Sides
} from '../support/flow.js';
import type { NewPageOptions, Page } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { storedRows } from '../support/storage.js';

declare global {
  /** Every title that the page had, and everything that was said on the browser's console. */
  var said: string[];
}

const rig = useRig();

const listening: NewPageOptions = {
  initScript: `globalThis.said = [];
    for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
      const say = console[level];
      console[level] = (...words) => { said.push(words.map((word) => word?.stack ?? String(word)).join(' ')); say.apply(console, words); };
    }
    addEventListener('error', ({ message }) => said.push(message));
    addEventListener('unhandledrejection', ({ reason }) => said.push(String(reason?.stack ?? reason)));
    new MutationObserver(() => said.push(document.title)).observe(document, { childList: true, subtree: true, characterData: true });`
};

/** What must be nowhere, in the forms in which it could be. */
class Secrets {
  readonly #texts = new Set<string>();

  addText(...texts: string[]): void {
    for (const text of texts) this.#texts.add(text);
  }

  addBytes(bytes: Uint8Array): void {
    const buffer = Buffer.from(bytes);
    this.addText(
      buffer.toString('hex'),
      buffer.toString('base64').replace(/=+$/, ''),
      buffer.toString('base64url')
    );
    this.addText([...bytes].join(','));
  }

  /** Those that are in it. */
  foundIn(text: string): string[] {
    return [...this.#texts].filter((secret) => text.includes(secret));
  }
}

/** The secret keys that a page has stored for its sessions. */
async function storedKeys(page: Page): Promise<Uint8Array[]> {
  const rows = (await storedRows(page, 'sessions')) as { keys?: StoredKeys }[];
  return rows.flatMap(({ keys }) =>
    keys
      ? [keys.rootKey, keys.seed, keys.identity.signing.secretKey, keys.identity.agreement.secretKey].filter(
          (key) => key !== undefined
        )
      : []
  );
}

interface StoredKeys {
  rootKey: Uint8Array;
  seed?: Uint8Array;
  identity: Record<'signing' | 'agreement', { secretKey: Uint8Array }>;
}

/** All that a page shows and has said, its fields included. */
const everythingOf = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      [
        location.href,
        document.documentElement.outerHTML,
        ...[...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value),
        ...globalThis.said
      ].join('\n'),
    undefined
  );

/**
 * A session with a little of everything that writes: chat, a reload on each side, a log that is saved.
 * @param meanwhile somebody else's page that is told why it cannot join
 */
async function liveThrough(
  sides: Sides,
  secrets: Secrets,
  meanwhile: () => Promise<Page>
): Promise<string[]> {
  const { technician, customer } = sides;
  await beginWaiting(sides);
  for (const page of [technician, customer]) for (const key of await storedKeys(page)) secrets.addBytes(key);
  await sendChat(technician, 'Hello');
  await seeChat(customer, 'Hello');
  const seen = [
    await everythingOf(technician),
    await everythingOf(customer),
    await everythingOf(await meanwhile())
  ];
  await technician.reload();
  await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  await customer.reload();
  await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  await technician.see('session-row[data-status="active"]', { timeoutMs: 30_000 });
  seen.push(await everythingOf(technician), await everythingOf(customer));
  await endSession(technician, sides);
  const log = await customer.download(() => customer.click('export-log'));
  seen.push(await everythingOf(technician), await everythingOf(customer), log.name, log.text);
  return seen;
}

it('[CP2] neither the secret of a link nor a key is in a request, a title, an error, a log or a page', async () => {
  const technician = await openConsole(rig, 'chromium', listening);
  const link = await createLink(technician);
  const secrets = new Secrets();
  secrets.addText(new URL(link).hash.slice(1));
  const customer = await joinWithLink(rig, link, 'chromium', listening);
  const seen = await liveThrough({ technician, customer }, secrets, async () => {
    const late = await joinWithLink(rig, link, 'chromium', listening);
    await seeText(late, 'Somebody has already joined with this link.');
    return late;
  });
  const events = rig.site.relay().events.map((event) => JSON.stringify(event));
  for (const text of [...seen, ...rig.site.requests, ...events]) expect(secrets.foundIn(text)).toEqual([]);
  expect(secrets.foundIn(link)).toHaveLength(1);
});

it('[CP2] neither a PIN nor a key is in a request, a title, an error, a log or a page', async () => {
  const technician = await openConsole(rig, 'chromium', listening);
  const pin = await createPin(technician);
  const secrets = new Secrets();
  secrets.addText(pin, `${pin.slice(0, 3)} ${pin.slice(3, 6)} ${pin.slice(6)}`);
  const customer = await openEntry(rig, 'chromium', listening);
  await joinWithPin(customer, pin, 'Ida');
  const seen = await liveThrough({ technician, customer }, secrets, async () => {
    const late = await openEntry(rig, 'chromium', listening);
    await joinWithPin(late, pin);
    await late.see('entry-problem', { timeoutMs: 30_000 });
    // what was typed stays in its field
    await late.fill('pin-input', '');
    return late;
  });
  const events = rig.site.relay().events.map(({ content, tags }) => JSON.stringify([content, tags]));
  for (const text of [...seen, ...rig.site.requests, ...events]) expect(secrets.foundIn(text)).toEqual([]);
});
