// features: chat
import { expect, it } from 'vitest';
import { seeChat, seeDelivered, seeText, sendChat, startSession } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

/** The last message of this author as it lies on the page. */
const lastMessage = (page: Page, author: 'technician' | 'customer') =>
  page.until((from) => {
    const message = [...document.querySelectorAll<HTMLElement>(`[data-author=${from}] .text`)].at(-1);
    return (
      message && {
        text: message.innerText,
        elements: message.querySelectorAll(':not(a, span)').length,
        links: [...message.querySelectorAll('a')].map(({ href, target, rel }) => ({ href, target, rel }))
      }
    );
  }, author);

it('[CT4] carries messages of 16 KiB, and says so of longer ones before they are sent', async () => {
  const { technician, customer } = await startSession(rig);
  // three bytes each in UTF-8, and an end that is not lost
  const longest = `${'€'.repeat(5_460)}end.`;
  expect(Buffer.byteLength(longest)).toBe(16 * 1024);
  await sendChat(customer, longest);
  await seeDelivered(customer, 'end.');
  expect((await lastMessage(technician, 'customer')).text).toBe(longest);

  // the log stays at its end, however tall the rows that come (UI4)
  await sendChat(technician, 'got it');
  await seeChat(customer, 'got it');
  await seeChat(technician, 'got it');

  await customer.fill('chat-input', `${longest}!`);
  await seeText(customer, 'too long by 1 characters');
  await customer.press('Enter');
  expect(await customer.text('chat-input')).toBe(`${longest}!`);
  expect(await customer.count('chat-message[data-author="customer"]')).toBe(1);
});

it('[CT4] shows markup as text and links only to the web', async () => {
  const { technician, customer } = await startSession(rig);
  const text =
    '<b>bold</b><img src=x onerror=alert(1)> javascript:alert(1) data:text/html,x https://example.org/a?b=1, see?';
  await sendChat(customer, text);
  await seeChat(technician, text);
  const shown = await lastMessage(technician, 'customer');
  expect(shown.text).toBe(text);
  expect(shown.elements).toBe(0);
  expect(shown.links).toEqual([
    { href: 'https://example.org/a?b=1', target: '_blank', rel: 'noopener noreferrer' }
  ]);
});

it('[CT6] sends with Enter and breaks the line with Shift+Enter', async () => {
  const { technician, customer } = await startSession(rig);
  await technician.click('chat-input');
  await technician.type('first line');
  await technician.press('Shift+Enter');
  await technician.type('second line');
  expect(await customer.count('chat-message[data-author="technician"]')).toBe(0);
  await technician.press('Enter');
  await seeChat(customer, 'first line\nsecond line');
  expect(await technician.text('chat-input')).toBe('');
});

it('[TC11] counts what was not read while another session is in front', async () => {
  const first = await startSession(rig);
  const { technician, customer } = first;
  await technician.click('new-session');
  await technician.click('create-pin');
  await technician.see('pin');
  await technician.press('Escape');
  await sendChat(customer, 'one');
  await sendChat(customer, 'two');
  await technician.see('session-row[data-status="active"] unread[data-count="2"]');
  await technician.click('session-row[data-status="active"]');
  await seeChat(technician, 'two');
  await technician.seeGone('unread');
});

it('[UI-C13] a message far above is found by words, brought into sight and marked, and all can be copied', async () => {
  const { technician, customer } = await startSession(rig);
  await sendChat(customer, 'The café printer says E4');
  for (let line = 0; line < 30; line++) await sendChat(customer, `and then\nline ${line}\nof it`);
  await seeChat(technician, 'line 29');
  for (const page of [technician, customer]) {
    await page.click('chat-search-open');
    await page.fill('chat-query', 'PRINTER cafe');
    await page.see('chat-found[data-count="1"]');
    await page.until(
      () =>
        document
          .querySelector('[data-testid=chat-found-line] [data-testid=chat-message]')
          ?.textContent.includes('E4'),
      undefined
    );
    const isInSight = await page.evaluate(() => {
      const line = document.querySelector('[data-testid=chat-found-line]')!.getBoundingClientRect();
      const log = document.querySelector('[role=log]')!.getBoundingClientRect();
      return line.top >= log.top - 1 && line.bottom <= log.bottom + 1;
    }, undefined);
    expect(isInSight).toBe(true);
    await page.press('Escape');
    await page.seeGone('chat-search');
    // the keyboard goes on where it came from
    await page.until(
      () => (document.activeElement as HTMLElement | null)?.dataset['testid'] === 'chat-search-open',
      undefined
    );
  }
});

it('[UI-C14] a conversation read at its end stays at its end when the room for it changes', async () => {
  const { technician, customer } = await startSession(rig);
  for (let line = 0; line < 12; line++) await sendChat(customer, `several\nlines\nno. ${line}`);
  await seeChat(customer, 'no. 11');
  const resize = (blockSize: string): Promise<void> =>
    customer.evaluate((size) => {
      document.querySelector<HTMLElement>('[role=log]')!.style.blockSize = size;
    }, blockSize);
  // as when a notice comes or a phone's keyboard opens, and goes again
  for (const [round, size] of ['50%', '100%', '30%', '100%'].entries()) {
    await resize(size);
    await sendChat(technician, `answer ${round}`);
    await seeChat(customer, `answer ${round}`);
  }
});
