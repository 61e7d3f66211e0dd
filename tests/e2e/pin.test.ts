// features: invite
import { describe, expect, it } from 'vitest';
import { makePin, roomOf, type Pin } from '../../src/lib/handshake/pin.js';
import { beginWaiting, createPin, joinWithPin, openConsole, openEntry, seeText } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { turnClock, wrongClock } from '../support/time.js';

const rig = useRig();

/** A PIN of the same room that passes its own check, as somebody who guesses would type it. */
function otherPin(pin: string): string {
  for (;;) {
    const guess = makePin(roomOf(pin as Pin));
    if (guess !== pin) return guess;
  }
}

async function expectRefused(customer: Page, pin: string, sentence: string): Promise<void> {
  await joinWithPin(customer, pin);
  await customer.see('entry-problem');
  expect(await customer.text('entry-problem')).toContain(sentence);
}

it('[UI-C12] keeps what was typed and pressed before the page’s code had arrived', async () => {
  const customer = await rig.open();
  await customer.devTools('Network.enable');
  await customer.devTools('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 40_000,
    uploadThroughput: 40_000
  });
  await customer.goto(rig.site.url);
  await customer.fill('pin-input', '123 456');
  await customer.click('join');
  expect(await customer.evaluate(() => 'awake' in document.documentElement.dataset, undefined)).toBe(false);
  await seeText(customer, 'Some digits are still missing');
  expect(await customer.text('pin-input')).toBe('123 456');
});

describe('the PIN field', () => {
  it.each([
    ['123-456-786', 'dashes'],
    [' 1 2 3 4 5 6 7 8 6 ', 'spaces'],
    ['１２３４５６７８６', 'full-width digits']
  ])('[PN2] takes «%s» (%s), typed or pasted', async (text) => {
    const customer = await openEntry(rig);
    await customer.click('pin-input');
    await customer.type(text);
    await seeText(customer, 'the PIN is complete');
    expect(await customer.text('pin-input')).toBe('123 456 786');
    await customer.fill('pin-input', '');
    await customer.fill('pin-input', text);
    await seeText(customer, 'the PIN is complete');
  });

  it('[PN5, UI-C4] takes the PIN out of a message that is pasted as a whole', async () => {
    const customer = await openEntry(rig);
    await customer.fill(
      'pin-input',
      'Your PIN: 123 456 786, valid for 20 minutes. Your technician is waiting for you.'
    );
    await seeText(customer, 'the PIN is complete');
    expect(await customer.text('pin-input')).toBe('123 456 786');
    await customer.fill('pin-input', 'Your PIN: 123 456 786, not 456 123 786');
    await seeText(customer, 'more than one PIN');
  });

  it('[PN2] says what is wrong with what is no PIN', async () => {
    const customer = await openEntry(rig);
    await joinWithPin(customer, '123 456');
    await seeText(customer, 'Some digits are still missing');
    await joinWithPin(customer, 'my PIN');
    await seeText(customer, 'A PIN has only digits');
  });

  it('[PN3] catches a typing mistake by the check digit, without a word to the relay', async () => {
    const customer = await openEntry(rig);
    const before = rig.site.relay().events.length;
    await joinWithPin(customer, '123 456 780');
    await seeText(customer, 'These digits do not make a PIN');
    expect(rig.site.relay().events.length).toBe(before);
    await joinWithPin(customer, '123 456 786');
    await customer.see('customer[data-status="connecting"]');
    await seeText(customer, 'Finding your technician');
    await expect.poll(() => rig.site.relay().events.length).toBeGreaterThan(before);
  });
});

it('[RV4] burns the PIN at the first wrong one, tells both, and takes a new one', async () => {
  const technician = await openConsole(rig);
  const pin = await createPin(technician);
  const guesser = await openEntry(rig);
  await expectRefused(guesser, otherPin(pin), 'This is not the PIN');
  await technician.see('pin-state[data-phase="burned"]');
  await seeText(technician, 'Somebody typed a wrong PIN');
  const customer = await openEntry(rig);
  await expectRefused(customer, pin, 'Somebody has tried a wrong PIN');

  await technician.click('create-pin');
  await technician.see('pin');
  await joinWithPin(customer, await technician.text('pin'));
  await beginWaiting({ technician, customer });
});

it('[RV13] tells who comes too late that the PIN has expired', async () => {
  const technician = await openConsole(rig, 'chromium', { initScript: wrongClock(0) });
  const pin = await createPin(technician);
  await turnClock(technician, 21 * 60_000);
  const customer = await openEntry(rig);
  await expectRefused(customer, pin, 'This PIN is too old');
  await technician.see('pin-state[data-phase="expired"]');
});

it('[RV13] tells who types it a second time that the PIN has been used', async () => {
  const technician = await openConsole(rig);
  const pin = await createPin(technician);
  const customer = await openEntry(rig);
  await joinWithPin(customer, pin);
  await technician.see('session-row[data-status="waiting"]');
  await expectRefused(await openEntry(rig), pin, 'This PIN has already been used');
  await beginWaiting({ technician, customer });
});
