// features: screen
import { expect, it, vi } from 'vitest';
import { seeText, shareScreen, startSession } from '../support/flow.js';
import { browserNames, useRig } from '../support/rig.js';
import { clickTool } from '../support/stage-tools.js';

// A busy machine needs a minute for a session alone.
vi.setConfig({ testTimeout: 120_000 });

const rig = useRig({ config: { technicianName: 'Toni' } });

it.runIf(browserNames.includes('firefox'))(
  '[ST19] a customer’s Firefox that resists fingerprinting shows its picture, offers no boxes and says why',
  async () => {
    const sides = await startSession(rig, {
      customer: 'firefox',
      customerPage: { resistsFingerprinting: true }
    });
    const { technician, customer } = sides;
    const read = await customer.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d')!;
      context.fillStyle = '#00a000';
      context.fillRect(0, 0, 50, 50);
      return [...context.getImageData(10, 10, 1, 1).data];
    }, undefined);
    expect(read).not.toEqual([0, 160, 0, 255]);
    await shareScreen(sides);
    await customer.click('what-they-see');
    await customer.see('no-boxes', { timeoutMs: 20_000 });
    await customer.see('choose-again');
    expect(await customer.count('draw-box')).toBe(0);
    // no stripes come where the technician asks for a still
    await clickTool(technician, 'take-still');
    // its menu has closed by then
    await technician.until(
      () => document.querySelector<HTMLElement>('[data-testid=take-still]')?.dataset['phase'] === 'failed',
      undefined,
      { timeoutMs: 30_000 }
    );
  }
);

it.runIf(browserNames.includes('firefox'))(
  '[ST19] a technician’s Firefox that resists fingerprinting offers neither screenshots nor a recording, and says why',
  async () => {
    const sides = await startSession(rig, {
      technician: 'firefox',
      technicianPage: { resistsFingerprinting: true }
    });
    const { technician } = sides;
    await shareScreen(sides);
    await technician.see('no-pixels', { timeoutMs: 30_000 });
    expect([await technician.count('screenshot'), await technician.count('record')]).toEqual([0, 0]);
    await technician.click('no-pixels');
    await seeText(technician, 'fingerprinting');
  }
);
