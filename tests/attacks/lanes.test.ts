import { expect, it } from 'vitest';
import { beginWaiting, createLink, logKinds, openConsole, seeChat, sendChat } from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { activeCustomerOfHostile, customerOfHostile, heard, say } from './hostile-technician.js';
import { joinAsHostile } from './open-hostile.js';

const rig = useRig();

const fragmentOf = (link: string): string => new URL(link).hash.slice(1);

const id = 'ab'.repeat(16);

it('[CO1] no message makes the page share: claims, answers, media offers and extra words change nothing', async () => {
  const { customer, hostile } = await activeCustomerOfHostile(rig);

  await say(hostile, 'consent', { type: 'still-granted', id, was: id, power: 'screen' });
  await say(hostile, 'consent', { type: 'answer', id, answer: 'allowed' });
  await say(hostile, 'consent', { type: 'ask', id, power: 'screen', reason: '', granted: true });
  await say(hostile, 'media', { kind: 'offer', viewId: id, round: 1, sdp: 'v=0\r\n' });
  await say(hostile, 'media', { kind: 'ready', viewId: id });
  // What was sent before this answer came back has been dealt with: the lane keeps its order.
  await say(hostile, 'consent', {
    type: 'ask',
    id: 'cd'.repeat(16),
    power: 'control-everything',
    reason: ''
  });
  await heard(hostile, { id: 'cd'.repeat(16), answer: 'unknown' });

  expect(await customer.count('consent')).toBe(0);
  expect(await customer.count('sharing-indicator')).toBe(0);
  expect(
    await customer.evaluate(() => (globalThis as unknown as { captures: number }).captures, undefined)
  ).toBe(0);
});

it('[CO2] a power that the page does not know is refused and logged', async () => {
  const { customer, hostile } = await activeCustomerOfHostile(rig);
  await say(hostile, 'consent', { type: 'ask', id, power: 'toString', reason: '' });
  await heard(hostile, { id, answer: 'unknown' });
  expect(await customer.count('consent')).toBe(0);
  await customer.click('end-session');
  await customer.click('end-session-confirm');
  expect(await logKinds(customer)).toContain('unknown-power');
});

it('[CO3] a technician who asks in a loop makes one card, and markup in a reason or a name stays text', async () => {
  const { customer, hostile } = await customerOfHostile(rig);
  const markup = '<img src=x onerror="document.title=\'owned\'"><b>bold</b>';
  await say(hostile, 'control', { type: 'hello', name: markup, canShareScreen: true, acceptedTerms: false });
  await say(hostile, 'control', { type: 'status', status: 'active' });
  await customer.see('customer[data-status="active"]');
  for (let i = 0; i < 60; i++) {
    const unlike = i.toString(16).padStart(32, '0');
    await say(hostile, 'consent', { type: 'ask', id: unlike, power: 'screen', reason: markup });
  }
  await customer.see('consent');
  expect(await customer.count('consent')).toBe(1);
  expect(
    await customer.evaluate(() => document.querySelectorAll('img[src=x], main b').length, undefined)
  ).toBe(0);
  expect(await customer.evaluate(() => document.title, undefined)).not.toContain('owned');
});

it('[CO3] before a technician has started, nothing can be asked for', async () => {
  const { customer, hostile } = await customerOfHostile(rig);
  await say(hostile, 'consent', { type: 'ask', id, power: 'screen', reason: '' });
  await heard(hostile, { id, answer: 'declined' });
  expect(await customer.count('consent')).toBe(0);
});

it('[EN1] a name of more than 200 characters is dropped with its message', async () => {
  const { customer, hostile } = await customerOfHostile(rig);
  const hello = { type: 'hello', canShareScreen: true, acceptedTerms: false };
  await say(hostile, 'control', { ...hello, name: 'a'.repeat(200) });
  await say(hostile, 'control', { ...hello, name: 'b'.repeat(201) });
  await say(hostile, 'control', { type: 'status', status: 'active' });
  await customer.see('customer[data-status="active"]');
  const words = await customer.text('customer');
  expect(words).toContain('aaa');
  expect(words).not.toContain('bbb');
});

it.each(['replay', 'reverse', 'truncate', 'flip', 'garbage', 'huge', 'empty'] as const)(
  '[CH2] frames that are a %s are dropped and counted, and the session goes on',
  async (what) => {
    const technician = await openConsole(rig);
    const link = await createLink(technician);
    const hostile = await joinAsHostile(rig, fragmentOf(link), 'customer');
    await hostile.until(() => globalThis.hostile.outcome.kind === 'admitted', undefined);
    await say(hostile, 'control', {
      type: 'hello',
      name: 'Mallory',
      canShareScreen: true,
      acceptedTerms: false
    });
    await technician.see('session-row[data-status="waiting"][data-name="Mallory"]');

    await hostile.evaluate((raw) => globalThis.hostile.sendRaw(raw), what);
    // The first word after it is heard: nothing broke and no counter was moved.
    await say(hostile, 'control', {
      type: 'hello',
      name: 'Mallory II',
      canShareScreen: true,
      acceptedTerms: false
    });
    await technician.click('tab-log');
    await technician.see('log-entry[data-kind="customer-renamed"]');
    if (what === 'huge') return; // never reaches the channel: the connection's guard counts it
    await technician.see('log-entry[data-kind="frames-dropped"]');
  }
);

it('[DC1] markup, script links and direction overrides in a message stay text', async () => {
  const technician = await openConsole(rig);
  const link = await createLink(technician);
  const customer = await rig.open();
  await customer.goto(link);
  await customer.click('join');
  await beginWaiting({ technician, customer });
  const text =
    '<img src=x onerror=alert(1)> javascript:alert(1) data:text/html,x https://ok.example/path?a=1 \u202Egpj.exe';
  await sendChat(customer, text);
  await seeChat(technician, '<img src=x onerror=alert(1)>');
  const links = await technician.evaluate(
    () =>
      [...document.querySelectorAll<HTMLAnchorElement>('[data-testid=chat-message] a')].map(
        ({ href, rel, target }) => ({
          href,
          rel,
          target
        })
      ),
    undefined
  );
  expect(links).toEqual([
    { href: 'https://ok.example/path?a=1', rel: 'noopener noreferrer', target: '_blank' }
  ]);
  expect(
    await technician.evaluate(
      () =>
        document.querySelectorAll('[data-testid=chat-message] img, [data-testid=chat-message] script').length,
      undefined
    )
  ).toBe(0);
  // A raw override would turn the words around it.
  expect(await technician.text('chat-message')).not.toContain('\u202E');
});
