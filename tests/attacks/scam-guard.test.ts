import { expect, it } from 'vitest';
import { en as entryWords } from '../../src/lib/i18n/messages/entry/en.js';
import { chooseFile } from '../support/choose-file.js';
import {
  beginWaiting,
  createLink,
  endSession,
  joinSession,
  joinWithLink,
  openConsole,
  openEntry,
  seeChat,
  seeText,
  sendChat,
  shareScreen,
  startSession
} from '../support/flow.js';
import { fileRows, seeRow } from '../support/files.js';
import { inGuideWindow, type WithPip } from '../support/guide-window.js';
import { browserNames, useRig } from '../support/rig.js';

const rig = useRig({
  config: { shopName: 'Hansen', contact: { phone: '+45 33 12 34 56', advice: 'Politi: 114' } }
});

const live = ':not([aria-disabled=true])';

it('[UI-C18] before the first yes of a session it is asked who called whom, and not again after a reload', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  await technician.click('request-screen');
  await customer.see('consent[data-consent="screen"] scam-check');
  expect(await customer.count('consent-allow')).toBe(0);
  expect(await customer.text('scam-check')).toContain('your bank and the police never ask you');
  expect(await customer.evaluate(() => document.activeElement?.matches('button') ?? false, undefined)).toBe(
    false
  );

  await customer.click('help-doubted');
  await customer.see('stop-everything');
  expect(await customer.text('scam-check')).toContain('Not sure?');
  expect(await customer.count('consent-allow')).toBe(0);
  await customer.click('help-confirmed');
  await customer.click('consent consent-allow');
  await customer.see('sharing-indicator');

  await customer.reload();
  await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  await technician.see('request-screen', { timeoutMs: 30_000 });
  await technician.click('request-screen');
  await customer.see(`consent consent-allow${live}`);
  expect(await customer.count('scam-check')).toBe(0);
});

it('[UI-C18] files cannot be accepted before that question either', async () => {
  const { technician, customer } = await startSession(rig);
  await chooseFile(technician, 'file-input', 'tool.txt', 'x');
  await seeRow(customer, { name: 'tool.txt', state: 'offered' });
  await customer.see(`files-question scam-check`);
  await customer.see(`help-confirmed${live}`);
  // for as long as the button of the question was in sight
  expect(await customer.count(`file-accept${live}`)).toBe(0);
  await customer.evaluate(() => {
    document.querySelector<HTMLElement>('[data-testid=file-accept]')!.click();
  }, undefined);
  expect((await fileRows(customer))[0]?.state).toBe('offered');
  await customer.click('help-confirmed');
  await customer.seeGone('files-question');
  await customer.click('file-accept');
  await seeRow(customer, { name: 'tool.txt', state: 'done' });
});

/** Keeps every captured track and every connection where a test can look at them. */
const keepAll = `globalThis.kept = { tracks: [], connections: [] };
  const capture = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getDisplayMedia = async (options) => {
    const stream = await capture(options);
    kept.tracks.push(...stream.getTracks());
    return stream;
  };
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      kept.connections.push(this);
    }
  };`;

interface Kept {
  kept: { tracks: MediaStreamTrack[]; connections: RTCPeerConnection[] };
}

it('[UI-C19] «Something is wrong» has cut everything when its click is over; what happened can be kept, and the session gone back to', async () => {
  const sides = await startSession(rig, { customerPage: { initScript: keepAll } });
  const { technician, customer } = sides;
  await sendChat(technician, 'open your bank please');
  await seeChat(customer, 'open your bank please');
  await shareScreen(sides);

  const left = await customer.evaluate(() => {
    const { kept } = globalThis as unknown as Kept;
    const connected = kept.connections.filter(({ connectionState }) => connectionState === 'connected');
    document.querySelector<HTMLElement>('[data-testid=something-wrong]')!.click();
    return {
      tracks: kept.tracks.map(({ readyState }) => readyState),
      connections: connected.map(({ signalingState }) => signalingState)
    };
  }, undefined);
  expect([...new Set(left.tracks)]).toEqual(['ended']);
  // the session's own, the document's and the picture's
  expect(left.connections.length).toBeGreaterThanOrEqual(3);
  expect([...new Set(left.connections)]).toEqual(['closed']);

  await customer.see('halted');
  expect(await customer.text('shop-contact')).toMatch(/Hansen[^]*\+45 33 12 34 56[^]*Politi: 114/);
  const file = await customer.download(() => customer.click('export-json'));
  expect(JSON.parse(file.text)).toMatchObject({ kind: 'tincan-report' });
  expect(file.text).toContain('open your bank please');
  expect(file.text).toContain('halted');
  await technician.see('session-row[data-status="reconnecting"]', { timeoutMs: 30_000 });

  // nothing brings the session back but the customer
  await customer.reload();
  await customer.see('resume-session');
  await customer.click('resume-session');
  await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  expect(await customer.count('sharing-indicator')).toBe(0);
  await customer.click('something-wrong');
  await customer.click('come-back');
  await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  await seeChat(customer, 'open your bank please');
});

it('[UI-C19] a halted session is not entered again by its link alone, in a later visit or in another tab', async () => {
  const technician = await openConsole(rig);
  const link = await createLink(technician);
  const customer = await joinWithLink(rig, link);
  await beginWaiting({ technician, customer });
  await customer.click('something-wrong');
  await customer.see('halted');
  await technician.see('session-row[data-status="reconnecting"]', { timeoutMs: 30_000 });

  const later = await customer.newTab();
  await later.goto(link);
  await later.see('halted-before');
  expect(await later.text('shop-contact')).toContain('+45 33 12 34 56');
  expect(await later.evaluate(() => document.activeElement?.matches('button') ?? false, undefined)).toBe(
    false
  );
  expect(await technician.count('session-row[data-status="active"]')).toBe(0);

  // the tab that was halted is closed: its lead brings nobody back either
  await customer.goto('about:blank');
  await later.reload();
  await later.click('halted-before resume-session');
  await later.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  await technician.see('session-row[data-status="active"]', { timeoutMs: 30_000 });
  // gone back to: a reload goes on as always
  await later.reload();
  await later.see('customer[data-status="active"]', { timeoutMs: 30_000 });

  await later.click('something-wrong');
  await later.see('halted');
  await later.goto('about:blank');
  await later.goto(link);
  await later.click('halted-before discard-session');
  await later.see('pin-input');
});

it('[UI-C19] nor by a tab that takes it over', async () => {
  const { technician, customer } = await startSession(rig);
  const other = await customer.newTab();
  // as a tab that was opened before
  await other.goto(rig.site.url);
  await other.click('resume-session');
  await other.see('take-over');
  await customer.click('something-wrong');
  await customer.see('halted');
  await technician.see('session-row[data-status="reconnecting"]', { timeoutMs: 30_000 });
  await other.click('take-over');
  await other.see('halted-before');
  await other.click('resume-session');
  await other.see('customer[data-status="active"]', { timeoutMs: 30_000 });
});

it('[UI-C19] it is there from the first page of a session to the one after its end, and in the guide’s window', async () => {
  const sides = await joinSession(rig);
  const { customer } = sides;
  await customer.see('customer[data-status="waiting"] something-wrong');
  await beginWaiting(sides);
  await shareScreen(sides);
  await customer.click('open-guide');
  await inGuideWindow(customer, '[data-testid=something-wrong]', true);
  await customer.see('halted');
  await customer.until(() => !(globalThis as WithPip).documentPictureInPicture?.window, undefined);

  await customer.click('come-back');
  await customer.see('customer[data-status="active"] something-wrong', { timeoutMs: 30_000 });
  expect(await customer.count('sharing-indicator')).toBe(0);
  await endSession(customer, sides);
  await customer.click('something-wrong');
  await customer.see('halted shop-contact');
  expect(await customer.count('come-back')).toBe(0);
});

it('[UI-C19] where a code is typed the page says that only who asked for help should', async () => {
  await seeText(await openEntry(rig), entryWords['customer.entry.asked']);
});

it.each(browserNames)(
  '[UI-C20] what looks like a code or a card number is asked about once before it leaves, by Enter and by the button, in %s',
  async (browser) => {
    const { technician, customer } = await startSession(rig, { customer: browser });
    await customer.fill('chat-input', 'it says 482913');
    await customer.press('Enter');
    await customer.see('secret-question');
    expect(await customer.text('secret-question')).toContain('Nobody who helps you needs it.');
    await customer.click('secret-remove');
    await customer.seeGone('secret-question');
    await customer.press('Enter');
    await seeChat(technician, 'it says');
    expect(await technician.count('chat-message[data-author="customer"]')).toBe(1);

    await customer.fill('chat-input', '4111 1111 1111 1111');
    await customer.click('chat-send');
    await customer.see('secret-question');
    expect(await customer.text('secret-question')).toContain('This looks like a card number.');
    expect(await customer.text('chat-input')).toBe('4111 1111 1111 1111');
    await customer.click('secret-send');
    await seeChat(technician, '4111 1111 1111 1111');

    await customer.fill('chat-input', '482913');
    await customer.press('Enter');
    await customer.see(`secret-send${live}`);
    expect(await technician.count('chat-message[data-author="customer"]')).toBe(2);
    await customer.press('Enter');
    await seeChat(technician, '482913');
    await customer.seeGone('secret-question');

    await sendChat(technician, '246810');
    await seeChat(customer, '246810');
  }
);
