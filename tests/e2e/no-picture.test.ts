// features: screen
import { expect, it, vi } from 'vitest';
import { startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';

// A busy machine needs a minute for a session alone.
vi.setConfig({ testTimeout: 120_000 });

const rig = useRig({ config: { technicianName: 'Toni' } });

/** A capture that begins and never gives a frame. */
const emptyScreen = `MediaDevices.prototype.getDisplayMedia = async () =>
  new MediaStream([new MediaStreamTrackGenerator({ kind: 'video' })]);`;

/** A capture of one colour: black until \`paintScreen\` says another one. */
const plainScreen = `{
  let colour = '#000000';
  globalThis.paintScreen = (next) => void (colour = next);
  MediaDevices.prototype.getDisplayMedia = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const context = canvas.getContext('2d');
    setInterval(() => {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1280, 720);
    }, 66);
    return canvas.captureStream(15);
  };
}`;

it('[ST17] a share that brings no picture is told to both, each with what to do', async () => {
  const { technician, customer } = await startSession(rig, { customerPage: { initScript: emptyScreen } });
  await technician.click('request-screen');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await technician.see('stage-message[data-phase="starting"][data-late="false"]');
  await technician.see('stage-message[data-phase="starting"][data-late="true"]', { timeoutMs: 40_000 });
  await customer.see('shared-none', { timeoutMs: 40_000 });
  await customer.see('trouble-choose-again');

  await technician.click('request-again');
  await customer.see('consent[data-consent="screen"]');
  await customer.seeGone('shared-none');
  await technician.see('stage-message[data-phase="asking"][data-late="false"]');
});

it('[ST17] an all-black picture is told to both, until there is something on it', async () => {
  const { technician, customer } = await startSession(rig, { customerPage: { initScript: plainScreen } });
  await technician.click('request-screen');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await technician.see('frozen[data-freeze="black"]', { timeoutMs: 40_000 });
  await customer.see('shared-black', { timeoutMs: 40_000 });
  await customer.evaluate(() => {
    (globalThis as unknown as { paintScreen(colour: string): void }).paintScreen('#304050');
  }, undefined);
  await technician.seeGone('frozen', { timeoutMs: 40_000 });
  await customer.seeGone('shared-black', { timeoutMs: 40_000 });
  expect(await technician.count('frozen')).toBe(0);
});

it('[ST17] a technician’s own screen that brings no picture, or a black one, is told to both', async () => {
  const { technician, customer } = await startSession(rig, { technicianPage: { initScript: emptyScreen } });
  await technician.click('show-own-screen');
  await technician.see('shared-none', { timeoutMs: 40_000 });
  expect(await technician.text('shared-none')).toContain('Your customer sees nothing yet');
  await customer.see('seen-trouble', { timeoutMs: 40_000 });
  expect(await customer.text('seen-trouble')).toContain('No picture has come so far');

  await technician.inject(plainScreen);
  await technician.click('trouble-choose-again');
  await technician.see('shared-black', { timeoutMs: 40_000 });
  await customer.until(
    () => document.querySelector('[data-testid=seen-trouble]')?.textContent?.includes('entirely black'),
    undefined,
    { timeoutMs: 40_000 }
  );
  await technician.evaluate(() => {
    (globalThis as unknown as { paintScreen(colour: string): void }).paintScreen('#304050');
  }, undefined);
  await technician.seeGone('shared-black', { timeoutMs: 40_000 });
  await customer.seeGone('seen-trouble', { timeoutMs: 40_000 });
});
