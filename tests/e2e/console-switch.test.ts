import { expect, it } from 'vitest';
import {
  beginWaiting,
  createPin,
  joinWithPin,
  openEntry,
  seeChat,
  sendChat,
  shareScreen,
  startSession
} from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { expectMovingPicture } from '../support/video.js';

const rig = useRig();

/** By the page's own field, so many lines at once. */
const sayMuch = (page: Page, count: number): Promise<void> =>
  page.evaluate((lines) => {
    const field = document.querySelector<HTMLTextAreaElement>('[data-testid=chat-input]')!;
    for (let i = 0; i < lines; i++) {
      field.value = `line ${i}.`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    }
  }, count);

/** The message at the upper edge of the conversation, and how far it is scrolled out. */
const topOfChat = (page: Page): Promise<{ text: string; top: number }> =>
  page.evaluate(() => {
    const log = document.querySelector('[role=log]')!.getBoundingClientRect();
    const message = [...document.querySelectorAll<HTMLElement>('[role=log] [data-testid=chat-message]')].find(
      (each) => each.getBoundingClientRect().bottom > log.top + 1
    );
    return {
      text: /line \d+\./.exec(message?.innerText ?? '')?.[0] ?? '',
      top: Math.round((message?.getBoundingClientRect().top ?? 0) - log.top)
    };
  }, undefined);

const choose = (technician: Page, name: string): Promise<void> =>
  technician.click(`session-row[data-name="${name}"]`);

it('[TC19] another session in front and back: chat is scrolled to its place, draft, zoom and tools are as they were', async () => {
  const sides = await startSession(rig, { technicianPage: { viewport: { width: 1440, height: 900 } } });
  const { technician, customer } = sides;
  await sayMuch(customer, 60);
  await seeChat(technician, 'line 59.');
  await shareScreen(sides);
  await expectMovingPicture(technician);
  await technician.click('view-actual');
  await technician.click('draw');
  await technician.see('tool-rectangle');
  await technician.click('tool-rectangle');
  await technician.evaluate(() => document.querySelector('[role=log]')!.scrollBy(0, -900), undefined);
  await technician.fill('chat-input', 'half a sente');
  await technician.until(() => document.querySelector('[aria-live=off][role=log]'), undefined);
  const before = await topOfChat(technician);
  expect(before.text).not.toBe('');

  const other = await openEntry(rig);
  await joinWithPin(other, await createPin(technician, 'Bo'));
  await beginWaiting({ technician, customer: other });
  await sendChat(other, 'only one line');
  await seeChat(technician, 'only one line');
  expect(await technician.text('chat-input')).toBe('');

  await choose(technician, 'Ida');
  await technician.until(
    (text) => document.querySelector('[role=log]')?.textContent.includes(text),
    before.text
  );
  await expectMovingPicture(technician);
  expect(await topOfChat(technician)).toEqual(before);
  expect(await technician.text('chat-input')).toBe('half a sente');
  expect(await technician.attribute('picture-box', 'data-size')).toBe('actual');
  expect(await technician.attribute('draw', 'aria-pressed')).toBe('true');
  expect(await technician.attribute('tool-rectangle', 'aria-pressed')).toBe('true');

  await choose(technician, 'Bo');
  await seeChat(technician, 'only one line');
}, 180_000);

/** Pixels of the picture on the page, fitted into its box as it is now. */
const seeFitted = (technician: Page): Promise<unknown> =>
  technician.until(() => {
    const box = document.querySelector<HTMLElement>('[data-testid=picture-box]');
    const video = box?.querySelector('video');
    if (!box || !video?.videoWidth) return false;
    const scale = Math.min(box.clientWidth / video.videoWidth, box.clientHeight / video.videoHeight);
    const wanted = [video.videoWidth * scale, video.videoHeight * scale];
    const { width, height } = video.getBoundingClientRect();
    const isFitted = Math.abs(width - wanted[0]!) + Math.abs(height - wanted[1]!) < 4;
    const zoom = Number(document.querySelector<HTMLElement>('[data-testid=zoom]')?.dataset['zoom']);
    return isFitted && width > 100 && Math.abs(zoom - scale * devicePixelRatio) < 0.01;
  }, undefined);

it('[TC19] a picture that comes or goes on after another session was in front fits its box, also when that changes', async () => {
  const sides = await startSession(rig, { technicianPage: { viewport: { width: 1440, height: 900 } } });
  const { technician } = sides;
  await technician.see('request-screen');
  await createPin(technician, 'Bo');
  await technician.see('session-row[data-name="Bo"][aria-current="true"]');
  await choose(technician, 'Ida');
  await shareScreen(sides);
  await expectMovingPicture(technician);
  await seeFitted(technician);

  await choose(technician, 'Bo');
  await technician.seeGone('stage');
  await choose(technician, 'Ida');
  await expectMovingPicture(technician);
  await technician.devTools('Emulation.setDeviceMetricsOverride', {
    width: 1200,
    height: 700,
    deviceScaleFactor: 1,
    mobile: false
  });
  await seeFitted(technician);
}, 180_000);
