import { expect, it } from 'vitest';
import { axeViolations } from '../support/axe.js';
import {
  beginWaiting,
  endSession,
  joinWithPin,
  openConsole,
  openEntry,
  seeText,
  sendChat,
  shareScreen
} from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig({ config: { technicianName: 'Toni' } });

/** What axe finds, by state and colour scheme. */
class Findings {
  readonly list: string[] = [];

  async look(page: Page, state: string): Promise<void> {
    const bare = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('button, input, textarea, select')]
          .filter(
            (control) =>
              control.checkVisibility() && /outset|inset/.test(getComputedStyle(control).borderStyle)
          )
          .map((control) => control.ariaLabel ?? control.innerText),
      undefined
    );
    this.list.push(...bare.map((name) => `${state}: «${name}» has no style sheet`));
    for (const scheme of ['light', 'dark'] as const) {
      await page.setColorScheme(scheme);
      // colours that are still on their way would be judged by chance
      await page.until(
        () =>
          document
            .getAnimations()
            .every(
              ({ effect, playState }) =>
                playState !== 'running' || effect?.getComputedTiming().iterations === Infinity
            ),
        undefined
      );
      this.list.push(...(await axeViolations(page)).map((found) => `${state}, ${scheme}: ${found}`));
    }
  }
}

it(
  '[UI6] axe finds nothing, and no control without its style, in any state of a session, on either side, in light and dark',
  { timeout: 300_000 },
  async () => {
    const findings = new Findings();
    const technician = await openConsole(rig);
    await findings.look(technician, 'empty console');
    await technician.click('new-session');
    for (const way of ['pin', 'link', 'email', 'sms', 'qr']) {
      await technician.click(`way-${way}`);
      await findings.look(technician, `new session by ${way}`);
      if (way === 'link') await technician.click('create-link');
    }
    const link = await openLink(technician);
    await technician.click('way-pin');
    await technician.click('create-pin');
    await technician.see('pin');
    await findings.look(technician, 'PIN shown');
    const pin = await technician.text('pin');
    await technician.click('read-out');
    await findings.look(technician, 'PIN read out');
    await technician.press('Escape');
    await technician.press('Escape');
    await findings.look(technician, 'inviting');

    const invited = await rig.open();
    await invited.goto(link);
    await invited.see('join');
    await findings.look(invited, 'invited');

    const customer = await openEntry(rig);
    await findings.look(customer, 'entry');
    await joinWithPin(customer, '123 456 780');
    await seeText(customer, 'These digits do not make a PIN');
    await findings.look(customer, 'entry with a mistake');
    await joinWithPin(customer, '123 456 786');
    await seeText(customer, 'Connection check');
    await findings.look(customer, 'joining with trouble');
    await customer.click('cancel-joining');
    await joinWithPin(customer, pin, 'Ida');
    await customer.see('customer[data-status="waiting"]');
    await findings.look(customer, 'waiting, customer');
    await findings.look(technician, 'waiting, console');

    const sides = { technician, customer };
    await beginWaiting(sides);
    await sendChat(customer, 'Hello, see https://example.org');
    await sendChat(technician, 'Hello');
    await findings.look(customer, 'active, customer');
    await findings.look(technician, 'active, console');
    for (const tab of ['log', 'details', 'chat']) {
      await technician.click(`tab-${tab}`);
      await findings.look(technician, `tab ${tab}`);
    }
    await technician.click('commands');
    await findings.look(technician, 'commands');
    await technician.press('Escape');
    await customer.click('settings');
    await findings.look(customer, 'language and look');
    await customer.press('Escape');

    await technician.click('request-screen');
    await customer.see('consent');
    await findings.look(customer, 'consent');
    await findings.look(technician, 'asking');
    await customer.click('consent consent-decline');
    await technician.see('stage-message[data-phase="declined"]');
    await findings.look(technician, 'declined');
    await shareScreen(sides);
    await findings.look(customer, 'sharing');
    await findings.look(technician, 'stage');

    await customer.click('end-session');
    await findings.look(customer, 'asked whether to end');
    await customer.press('Escape');
    await endSession(technician, sides);
    await findings.look(customer, 'closed, customer');
    await findings.look(technician, 'closed, console');

    const late = await rig.open();
    await late.goto(`${rig.site.url}join#not-a-key`);
    await late.see('pin-input');
    await findings.look(late, 'broken link');
    expect(findings.list).toEqual([]);
  }
);

/** The link of the session whose invitation lies open. */
async function openLink(technician: Page): Promise<string> {
  await technician.click('way-link');
  return technician.until(
    () =>
      document
        .querySelector<HTMLInputElement>('input[data-testid=invite-link]')
        ?.value.match(/^http\S+$/)?.[0],
    undefined
  );
}
