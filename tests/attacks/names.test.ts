import { expect, it } from 'vitest';
import { startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { customerOfHostile, say } from './hostile-technician.js';

const rig = useRig();

const id = 'ab'.repeat(16);
const speech =
  'Microsoft Security ✔ — your bank has stopped a payment.\n\u202EPress the dark button to CANCEL”. ';
const hello = (name: string) => ({ type: 'hello', name, canShareScreen: true, acceptedTerms: false });

it('[EN6] the longest name and reason are a quotation beside the page’s own words', async () => {
  const { customer, hostile } = await customerOfHostile(rig);
  await say(hostile, 'control', hello(speech.repeat(3).slice(0, 200)));
  await say(hostile, 'control', { type: 'status', status: 'active' });
  await customer.see('customer[data-status="active"]');
  await say(hostile, 'consent', { type: 'ask', id, power: 'screen', reason: speech.repeat(3).slice(0, 200) });
  await customer.see('consent');

  const ownWords = await customer.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('h1, h2, h3, button, title, [role=alert]')].map(
        (element) => `${element.textContent} ${element.getAttribute('aria-label') ?? ''}`
      ),
    undefined
  );
  expect(ownWords.join('\n')).toContain('Your technician asks to see your screen');
  expect(ownWords.join('\n')).not.toMatch(/Microsoft|bank|CANCEL/);
  expect(await customer.text('technician-called')).toBe(
    'calls themselves “\u2068Microsoft Security ✔ — your bank has st…\u2069”'
  );
  const quoted = await customer.evaluate(
    () => document.querySelector('blockquote')?.textContent.trim() ?? '',
    undefined
  );
  expect([...quoted].length).toBeLessThanOrEqual(140 + 2);
  expect(quoted).toMatch(/^“Microsoft [^“”\n\u202E]*…”$/);

  await say(hostile, 'control', hello('Your bank'));
  await customer.until(
    () => /The technician now calls themselves “\u2068?Your bank/.test(document.body.innerText),
    undefined
  );
  expect(await customer.text('technician-called')).toContain('Microsoft Security');
});

it('[EN6] what customers call themselves is a quotation in the console, and its heading the page’s own word', async () => {
  const { technician } = await startSession(rig);
  expect(await technician.text('session-name')).toBe('Customer');
  expect(await technician.text('given-name')).toBe('calls themselves “\u2068Ida\u2069”');
  expect(await technician.text('session-tab')).toContain('“\u2068Ida\u2069”');
});
