import { expect, it } from 'vitest';
import { useRig } from '../support/rig.js';
import type { Page } from '../support/page.js';
import { pressAtOnce, pressedAtOnce } from '../support/press-at-once.js';
import { seeRow } from '../support/files.js';
import { activeCustomerOfHostile, countCaptures, heard, say } from './hostile-technician.js';

const rig = useRig();

const allow = 'consent consent-allow';
const liveAllow = `${allow}:not([aria-disabled=true])`;
const idOf = (digit: string): string => digit.repeat(32);

/** Who has confirmed that this help was asked for: that question comes no more. */
async function readyCustomerOfHostile(initScript = ''): Promise<{ customer: Page; hostile: Page }> {
  const pages = await activeCustomerOfHostile(rig, {
    customerPage: { initScript: countCaptures + initScript }
  });
  await ask(pages.hostile, idOf('0'));
  await pages.customer.click('help-confirmed');
  await pages.customer.click('consent consent-decline');
  await heard(pages.hostile, { id: idOf('0'), answer: 'declined' });
  return pages;
}

const ask = (hostile: Page, id: string, power = 'screen'): Promise<void> =>
  say(hostile, 'consent', { type: 'ask', id, power, reason: '' });

const captures = (customer: Page): Promise<number> =>
  customer.evaluate(() => (globalThis as unknown as { captures: number }).captures, undefined);

const middleOf = (page: Page, testid: string): Promise<{ x: number; y: number }> =>
  page.evaluate((wanted) => {
    const { x, y, width, height } = document
      .querySelector(`[data-testid="${wanted}"]`)!
      .getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, testid);

async function mouse(page: Page, type: 'mousePressed' | 'mouseReleased', at: object): Promise<void> {
  await page.devTools('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
}

interface Ages {
  cameAt: number;
  /** At the last press on Allow. */
  age: number | undefined;
}

/** Notes how old a card is when a pointer goes down on its Allow. */
const noteAges = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const ages: Ages = { cameAt: 0, age: undefined };
    Object.assign(globalThis, { ages });
    const isCard = (node: Node): boolean =>
      node instanceof Element && (node.matches('[data-asks]') || node.querySelector('[data-asks]') !== null);
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some(isCard))) ages.cameAt = performance.now();
    }).observe(document.body, { childList: true, subtree: true });
    addEventListener('pointerdown', ({ target, timeStamp }) => {
      if ((target as Element).closest('[data-testid=consent-allow]')) ages.age = timeStamp - ages.cameAt;
    });
  }, undefined);

const ageWhenPressed = (page: Page): Promise<number> =>
  page.until(() => (globalThis as unknown as { ages: Ages }).ages.age, undefined);

/** In sight already: only the time is too short. */
const seeForAMoment = (page: Page): Promise<unknown> =>
  page.until(
    () => performance.now() - (globalThis as unknown as { ages: Ages }).ages.cameAt > 450,
    undefined
  );

it('[UI-C15] a click aimed at what was there before the card came grants nothing; a meant one does', async () => {
  const { customer, hostile } = await readyCustomerOfHostile();
  await ask(hostile, idOf('1'));
  await customer.see(allow);
  const place = await middleOf(customer, 'consent-allow');
  await customer.click('consent consent-decline');
  await heard(hostile, { id: idOf('1'), answer: 'declined' });
  await customer.seeGone('consent');
  await noteAges(customer);

  await ask(hostile, idOf('2'));
  await customer.see(allow);
  await mouse(customer, 'mousePressed', place);
  await mouse(customer, 'mouseReleased', place);
  expect(await ageWhenPressed(customer)).toBeLessThan(700);
  await customer.see(liveAllow);
  expect(await captures(customer)).toBe(0);
  await customer.click('consent consent-decline');
  await heard(hostile, { id: idOf('2'), answer: 'declined' });
  await customer.seeGone('consent');

  // a later press, which the time alone keeps from counting
  await ask(hostile, idOf('3'));
  await customer.see(allow);
  await seeForAMoment(customer);
  await mouse(customer, 'mousePressed', place);
  await mouse(customer, 'mouseReleased', place);
  expect(await ageWhenPressed(customer)).toBeLessThan(700);
  await customer.see(liveAllow);
  expect(await captures(customer)).toBe(0);
  expect(await customer.count('consent')).toBe(1);
  await customer.click(allow);
  await customer.seeGone('consent');
  expect(await captures(customer)).toBe(1);
});

it('[UI-C15] a pointer that is down since before counts as little when it is let go, nor does a held key', async () => {
  const { customer, hostile } = await readyCustomerOfHostile();
  await ask(hostile, idOf('1'));
  await customer.see(allow);
  const place = await middleOf(customer, 'consent-allow');
  await mouse(customer, 'mousePressed', place);
  await customer.see(liveAllow);
  await mouse(customer, 'mouseReleased', place);
  expect(await captures(customer)).toBe(0);

  await customer.see(liveAllow);
  await customer.evaluate(() => {
    document.querySelector<HTMLElement>('[data-testid=consent-allow]')?.focus();
  }, undefined);
  const enter = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };
  for (let i = 0; i < 5; i++) {
    await customer.devTools('Input.dispatchKeyEvent', { type: 'keyDown', ...enter, autoRepeat: true });
  }
  await customer.devTools('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  expect(await captures(customer)).toBe(0);

  await customer.see(liveAllow);
  await customer.press('Enter');
  await customer.seeGone('consent');
  expect(await captures(customer)).toBe(1);
});

/** Most browsers do not tell whether something is really painted: there the page finds out by itself. */
const asMostBrowsers = 'delete IntersectionObserverEntry.prototype.isVisible;';

interface Disturbance {
  begin: (page: Page) => Promise<unknown>;
  end: (page: Page) => Promise<unknown>;
}

const styled = (rules: string): Disturbance => ({
  begin: (page) =>
    page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
      document.body.append(Object.assign(document.createElement('div'), { className: 'lid' }));
    }, rules),
  end: (page) => page.evaluate(() => document.adoptedStyleSheets.splice(0).length, undefined)
});

const lid = '.lid { position: fixed; inset: 0; z-index: 99; background: #fff }';

const restless: Disturbance = {
  begin: (page) =>
    page.evaluate(() => {
      const change = (): void => document.querySelector('[data-asks] li')?.append('.');
      Object.assign(globalThis, { changing: setInterval(change, 300) });
    }, undefined),
  end: (page) =>
    page.evaluate(() => clearInterval((globalThis as unknown as { changing: number }).changing), undefined)
};

/** A tenth of the button is beside the window once the card has arrived: all that is looked at inside of it is in sight. */
const hanging: Disturbance = {
  begin: (page) =>
    page.evaluate(() => {
      const hang = (): void => {
        const button = document.querySelector('[data-testid=consent-allow]');
        const card = button?.closest<HTMLElement>('[data-asks]');
        if (!button || !card || card.style.translate || card.getAnimations().length > 0) return;
        const { right, width } = button.getBoundingClientRect();
        card.style.translate = `${innerWidth - right + width / 10}px 0`;
      };
      Object.assign(globalThis, { changing: setInterval(hang, 20) });
    }, undefined),
  end: (page) =>
    page.evaluate(() => {
      clearInterval((globalThis as unknown as { changing: number }).changing);
      for (const card of document.querySelectorAll<HTMLElement>('[data-asks]')) card.style.translate = '';
    }, undefined)
};

const unfocused: Disturbance = {
  begin: (page) => page.evaluate(() => void (document.hasFocus = () => false), undefined),
  end: (page) => page.evaluate(() => void Reflect.deleteProperty(document, 'hasFocus'), undefined)
};

it.each<[string, Disturbance, initScript?: string]>([
  ['covered', styled(lid), asMostBrowsers],
  ['covered by what lets every click through', styled(`${lid} .lid { pointer-events: none }`)],
  ['half transparent', styled('[data-asks] { opacity: 0.3 !important }'), asMostBrowsers],
  ['mostly outside of the window', styled('[data-asks] { translate: 0 4.5rem }')],
  ['partly outside of the window', hanging, asMostBrowsers],
  [
    'moving',
    styled(
      '[data-asks] { animation: roam 1s infinite alternate !important } @keyframes roam { to { margin-block-end: 4rem } }'
    )
  ],
  ['changing its words', restless],
  ['in a page without the focus', unfocused]
])('[UI-C15] stays inert while it is %s', async (_, { begin, end }, initScript) => {
  const { customer, hostile } = await readyCustomerOfHostile(initScript);
  await begin(customer);
  await ask(hostile, idOf('1'));
  await customer.see(allow);
  // it would be live three times over
  const since = await customer.evaluate(() => performance.now(), undefined);
  await customer.until((start) => performance.now() > start + 2_100, since);
  expect(await customer.count(liveAllow)).toBe(0);
  await end(customer);
  await customer.click(allow);
  await customer.seeGone('consent');
  expect(await captures(customer)).toBe(1);
});

it('[UI-C15] a tooltip elsewhere keeps no yes inert', async () => {
  const { customer, hostile } = await readyCustomerOfHostile();
  await ask(hostile, idOf('1'));
  await customer.click('settings');
  await customer.see('language');
  await customer.press('Escape');
  await customer.seeGone('language');
  // the focus is back at its button, which says what it is for as long as it has it
  await customer.until(() => document.querySelector('.tooltip:popover-open'), undefined);
  await customer.see(liveAllow);
  expect(await customer.count('consent')).toBe(1);
  await customer.until(() => document.querySelector('.tooltip:popover-open'), undefined);
});

const everyYes = [
  'consent-allow',
  'consent-look',
  'extend-time',
  'file-accept',
  'files-accept-all',
  'files-accept-these',
  'help-confirmed',
  'restart-question restart-computer'
];

it('[UI-C15] every yes is inert at the moment it comes, whatever it gives', async () => {
  const { customer, hostile } = await activeCustomerOfHostile(rig, {
    customerPage: { initScript: countCaptures + pressAtOnce(...everyYes) }
  });
  await ask(hostile, idOf('1'));
  await customer.see('help-confirmed');
  await customer.click('help-confirmed');
  await customer.see(allow);
  await customer.click('consent[data-consent="screen"] consent-decline');
  await ask(hostile, idOf('2'), 'recording');
  await customer.click('consent[data-consent="recording"] consent-decline');
  await say(hostile, 'records', { type: 'ask-device' });
  await customer.click('consent[data-consent="device"] consent-decline');
  await say(hostile, 'control', { type: 'ask-restart' });
  await customer.click('restart-question restart-decline');
  await say(hostile, 'control', { type: 'time-limit', minutes: 5 });
  await customer.see('extend-time');
  for (const [id, name] of [
    [idOf('a'), 'a.txt'],
    [idOf('b'), 'b.txt']
  ] as const) {
    await hostile.evaluate((offer) => globalThis.hostile.files?.offer({ ...offer, size: 5 }), { id, name });
    await seeRow(customer, { name, state: 'offered' });
  }
  await customer.see('files-accept-these');
  expect((await pressedAtOnce(customer)).toSorted()).toEqual(everyYes);

  expect(await captures(customer)).toBe(0);
  for (const name of ['a.txt', 'b.txt']) await seeRow(customer, { name, state: 'offered' });
  expect(await customer.count('files-accepting-all')).toBe(0);
  // all that was said before this came back: each question got its no, the time was not prolonged
  await ask(hostile, idOf('3'), 'control-everything');
  await heard(hostile, { id: idOf('3'), answer: 'unknown' });
  const given = await hostile.evaluate(
    () =>
      globalThis.hostile.heard
        .map(({ message }) => message as { type: string; answer?: string; id?: string | null; ms?: number })
        .filter(
          ({ type, answer, id, ms = 0 }) =>
            answer === 'allowed' ||
            answer === 'going' ||
            (type === 'device' && id !== null) ||
            type === 'accept' ||
            ms > 300_000
        ),
    undefined
  );
  expect(given).toEqual([]);
});

it('[UI-C16] questions come one at a time, and move nothing of the page', async () => {
  const { customer, hostile } = await readyCustomerOfHostile();
  const before = await middleOf(customer, 'chat-input');
  await ask(hostile, idOf('1'), 'recording');
  await customer.see('consent[data-consent="recording"]');
  expect(await middleOf(customer, 'chat-input')).toEqual(before);
  await customer.see(liveAllow);
  const place = await middleOf(customer, 'consent-decline');
  await ask(hostile, idOf('2'));
  await say(hostile, 'records', { type: 'ask-device' });
  await say(hostile, 'control', { type: 'ask-restart' });
  await say(hostile, 'consent', { type: 'ask', id: idOf('3'), power: 'control-everything', reason: '' });
  await heard(hostile, { id: idOf('3'), answer: 'unknown' });
  // the second question of a power is held back for a second
  await customer.until(() => document.title.includes('(2)'), undefined);
  expect(await customer.count('consent')).toBe(1);
  expect(await customer.count('restart-question')).toBe(0);
  expect(await middleOf(customer, 'consent-decline')).toEqual(place);

  await customer.click('consent[data-consent="recording"] consent-decline');
  await customer.click('consent[data-consent="screen"] consent-decline');
  await customer.click('consent[data-consent="device"] consent-decline');
  await customer.click('restart-question restart-decline');
  await customer.seeGone('restart-question');
  expect(await middleOf(customer, 'chat-input')).toEqual(before);
});
