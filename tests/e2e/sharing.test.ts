// features: screen
import { expect, it } from 'vitest';
import {
  endSession,
  logKinds,
  seeEvent,
  seeText,
  shareScreen,
  startSession,
  type Sides
} from '../support/flow.js';
import { useRig } from '../support/rig.js';
import { expectMovingPicture } from '../support/video.js';

const rig = useRig({ config: { technicianName: 'Toni' } });

declare global {
  /** Pixels across of the pictures on the page, each time they changed. */
  var widths: number[];
}

const noteWidths = `
  globalThis.widths = [];
  for (const event of ['loadedmetadata', 'resize'])
    addEventListener(event, ({ target }) => target.videoWidth && widths.push(target.videoWidth), true);`;

/**
 * Makes the browser's own bar pressable: `endCapture()` does to the captured track what the bar does, which no
 * page can do (its own `stop()` fires no event).
 */
const browserBar = `{
  const { mediaDevices } = navigator;
  const capture = mediaDevices.getDisplayMedia.bind(mediaDevices);
  mediaDevices.getDisplayMedia = async (options) => {
    const stream = await capture(options);
    globalThis.endCapture = () => {
      const [track] = stream.getVideoTracks();
      track.stop();
      track.dispatchEvent(new Event('ended'));
    };
    return stream;
  };
}`;

async function expectNothingShared({ technician, customer }: Sides, by: string): Promise<void> {
  await Promise.all([
    customer.seeGone('sharing-indicator'),
    technician.seeGone('stage'),
    technician.see('stage-message[data-phase="ended"]')
  ]);
  const kind = `screen-stopped-by-${by}` as 'screen-stopped-by-customer';
  await Promise.all([seeEvent(technician, kind), seeEvent(customer, kind)]);
}

it('[CO4] ends a view the same way from the button, the red X and the browser’s bar', async () => {
  const sides = await startSession(rig, { customerPage: { initScript: browserBar } });
  const { technician, customer } = sides;
  const ways = {
    customer: () => customer.click('stop-sharing'),
    technician: () => technician.click('stop-view'),
    browser: () => customer.evaluate(() => (globalThis as unknown as { endCapture(): void }).endCapture(), 0)
  };
  for (const [by, stop] of Object.entries(ways)) {
    await shareScreen(sides);
    await expectMovingPicture(technician);
    await stop();
    await expectNothingShared(sides, by);
  }

  await endSession(technician, sides);
  const shown = (kinds: string[]): string[] => kinds.filter((kind) => /^screen-(started|stopped)/.test(kind));
  const expected = Object.keys(ways).flatMap((by) => ['screen-started', `screen-stopped-by-${by}`]);
  expect(shown(await logKinds(technician))).toEqual(expected);
  expect(shown(await logKinds(customer))).toEqual(expected);
});

it('[CO4] ends the view with the session', async () => {
  const sides = await startSession(rig);
  await shareScreen(sides);
  await expectMovingPicture(sides.technician);
  await endSession(sides.technician, sides);
  await sides.customer.seeGone('sharing-indicator');
  expect(await logKinds(sides.customer)).toContain('screen-stopped-by-technician');
});

it('[CO1] asks on a card that says who and what, tells a refusal, and may be asked again', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  await technician.click('request-screen');
  const card = await customer.text('consent[data-consent="screen"]');
  expect(card).toContain('Your technician asks to see your screen');
  expect(card).toContain('calls themselves “\u2068Toni\u2069”');
  expect(card).toContain('the whole screen, one window or one tab');
  expect(card).toMatch(/cannot click or type/);
  await customer.click('consent consent-decline');
  await technician.see('stage-message[data-phase="declined"]');
  await customer.seeGone('consent');
  await Promise.all([seeEvent(technician, 'screen-declined'), seeEvent(customer, 'screen-declined')]);
  expect(await customer.count('sharing-indicator')).toBe(0);

  await shareScreen(sides);
  await expectMovingPicture(technician);
});

/** A computer whose settings refuse the first time, as that of a Mac without the right to record its screen. */
const refusedBySystem = `{
  const { mediaDevices } = navigator;
  const capture = mediaDevices.getDisplayMedia.bind(mediaDevices);
  let isFirst = true;
  mediaDevices.getDisplayMedia = (options) => {
    if (!isFirst) return capture(options);
    isFirst = false;
    return Promise.reject(new DOMException('Permission denied by system', 'NotAllowedError'));
  };
}`;

it('[CO9] a computer that refuses has not declined: both read what it was, and it can be tried again', async () => {
  const sides = await startSession(rig, { customerPage: { initScript: refusedBySystem } });
  const { technician, customer } = sides;
  await technician.click('request-screen');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await customer.see('consent-trouble[data-trouble="screen-blocked"]');
  expect(await customer.text('consent-trouble')).toMatch(/System Settings.*Screen Recording/s);
  await technician.see('stage-message[data-phase="asking"]');
  await seeText(technician, 'Allowed, but it does not work yet');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await expectMovingPicture(technician);
  await endSession(technician, sides);
  for (const page of [technician, customer]) {
    const kinds = await logKinds(page);
    expect(kinds).toContain('screen-trouble-system');
    expect(kinds).not.toContain('screen-declined');
  }
});

it('[CO6] takes the card away when the technician takes the question back', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  await technician.click('request-screen');
  await customer.see('consent');
  await technician.click('cancel-request');
  await customer.seeGone('consent');
  await technician.see('stage-message[data-phase="idle"]');
  expect(await technician.count('stage')).toBe(0);

  await shareScreen(sides);
  await expectMovingPicture(technician);
});

/** The system's picker stays open until the person has chosen. */
const slowPicker = `{
  const { mediaDevices } = navigator;
  const capture = mediaDevices.getDisplayMedia.bind(mediaDevices);
  const chosen = new Promise((resolve) => (globalThis.choose = resolve));
  globalThis.captures = [];
  mediaDevices.getDisplayMedia = async (options) => {
    await chosen;
    const stream = await capture(options);
    globalThis.captures.push(stream);
    return stream;
  };
}`;

it('[CO10] a question that is taken back while the picker is open says so, and what is chosen then is not shown', async () => {
  const sides = await startSession(rig, { customerPage: { initScript: slowPicker } });
  const { technician, customer } = sides;
  await technician.click('request-screen');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await technician.click('cancel-request');
  await customer.see('consent-trouble[data-trouble="question-withdrawn"]');
  expect(await customer.text('consent-trouble')).toContain('taken back before you answered');
  await Promise.all([technician, customer].map((page) => seeEvent(page, 'screen-withdrawn')));

  await customer.evaluate(() => (globalThis as unknown as { choose(): void }).choose(), undefined);
  await customer.until(
    () =>
      (globalThis as unknown as { captures: MediaStream[] }).captures.some((stream) =>
        stream.getTracks().every(({ readyState }) => readyState === 'ended')
      ),
    undefined
  );
  expect(await customer.count('sharing-indicator')).toBe(0);
  expect(await customer.count('consent-allow')).toBe(0);
  await customer.click('consent-decline');
  await customer.seeGone('consent');

  await shareScreen(sides);
  await expectMovingPicture(technician);
});

it('[MD11] the first picture of a large screen is a smaller one, and the whole of it follows', async () => {
  const sides = await startSession(rig, { technicianPage: { initScript: noteWidths } });
  await shareScreen(sides);
  // Chromium's fake screen
  const whole = 3840;
  await sides.technician.until((width) => widths.at(-1) === width, whole, { timeoutMs: 30_000 });
  expect(await sides.technician.evaluate(() => widths[0], undefined)).toBeLessThan(whole);
});
