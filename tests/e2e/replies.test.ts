// features: replies
import { expect, it } from 'vitest';
import { openConsole, seeChat, seeText, startSession } from '../support/flow.js';
import { chooseFile } from '../support/choose-file.js';
import { useRig } from '../support/rig.js';

const rig = useRig({ config: { technicianName: 'Toni' } });

it('[RR2, RR7, RR8] a favourite written in one tab is sent from another by three keys, its placeholders filled', async () => {
  const { technician, customer } = await startSession(rig);
  const second = await technician.newTab();
  await second.goto(`${rig.site.url}console`);
  await second.see('elsewhere');
  await second.click('open-replies');
  await second.click('reply-add');
  await second.fill('reply-name', 'Greeting');
  await second.fill('reply-text', 'Hello {customer}, this is {technician}.');
  await second.click('reply-is-favourite');
  await second.click('reply-save');
  await second.see('managed-reply');

  // slash, digit, Enter
  await technician.click('chat-input');
  await technician.press('/');
  await technician.see('reply-item');
  await technician.press('1');
  await technician.until(
    () => document.querySelector<HTMLTextAreaElement>('[data-testid=chat-input]')?.value.includes('Ida'),
    undefined
  );
  await technician.press('Enter');
  await seeChat(customer, 'Hello Ida, this is Toni.');
});

it('[RR5, RR6] takes replies.xml in and gives it out, and refuses a hostile one', async () => {
  const technician = await openConsole(rig);
  await technician.click('open-replies');
  await technician.click('replies-tab-files');
  await technician.see('replies-export-xml');
  await chooseFile(technician, 'replies-file', 'replies.xml', '<!DOCTYPE a [<!ENTITY b "c">]><replies/>');
  await technician.see('records-problem');
  await chooseFile(
    technician,
    'replies-file',
    'replies.xml',
    '<replies><reply><name>A</name><content>&lt;b&gt;</content></reply><url><name>B</name><content>https://b.example/</content></url></replies>'
  );
  await technician.see('replies-imported[data-added="2"]');
  await chooseFile(
    technician,
    'replies-file',
    'replies.xml',
    '<replies><reply><name>C</name><content>one<br/>two</content></reply><reply><name>D</name></reply></replies>'
  );
  await technician.see('replies-imported[data-added="1"]');
  expect(await technician.text('replies-entries')).toContain('D: left out, because it has no text');
  const saved = await technician.download(() => technician.click('replies-export-xml'));
  expect(saved.name).toBe('replies.xml');
  expect(saved.text).toContain('<content>&lt;b&gt;</content>');
  expect(saved.text).toContain('<content>https://b.example/</content>');
});

it('[RR9] hands an address over as a card with all of it, and nothing but the web', async () => {
  const { technician, customer } = await startSession(rig);
  await technician.click('push-url');
  await technician.fill('push-url-input', 'javascript:alert(1)');
  await technician.click('push-url-send');
  await seeText(technician, 'Only addresses that begin with');
  await technician.fill('push-url-input', 'help.example.org/printer?a=1');
  await technician.click('push-url-send');
  await customer.see('url-card');
  expect(await customer.attribute('url-card', 'href')).toBe('https://help.example.org/printer?a=1');
  expect(await customer.attribute('url-card', 'rel')).toBe('noopener noreferrer');
  expect(await customer.text('url-card')).toContain('https://help.example.org/printer?a=1');
});
