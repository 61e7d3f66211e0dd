import { setTimeout as pause } from 'node:timers/promises';
import { startSession } from '../support/flow.js';
import { median } from '../support/figures.js';
import { connectScreen, openBarePage } from './bare.js';
import { repeat, type Bench } from './bench.js';
import { pressedAt, seenAt, stopwatchScript, watch } from './stopwatch.js';

/** Nobody reads a question and answers it in less. */
const readingMs = 1_000;

/** Keeps how long the browser itself took to hand out the screen. */
const timeCapture = `
  const capture = MediaDevices.prototype.getDisplayMedia;
  MediaDevices.prototype.getDisplayMedia = async function (options) {
    const begin = performance.now();
    try {
      return await capture.call(this, options);
    } finally {
      globalThis.captureMs = performance.now() - begin;
    }
  };`;

const measured = { initScript: `${stopwatchScript}${timeCapture}` };

/** Allow pressed → first frame painted at the technician; every time in a new session of two fresh pages. */
export async function measureScreen(bench: Bench): Promise<void> {
  const { figures } = bench;
  const alone = await repeat(bench, () => shareBare(bench));
  const shares = await repeat(bench, () => share(bench));
  figures.add(
    'Allow pressed → first frame painted at the technician',
    shares.map(({ totalMs }) => totalMs),
    { unit: 'ms', reach: 600, reference: median(alone) }
  );
  figures.add(
    'of it: the browser hands out the screen',
    shares.map(({ captureMs }) => captureMs),
    { unit: 'ms' }
  );
  figures.add('reference: the same over a bare connection', alone, { unit: 'ms' });
}

async function share({ rig }: Bench): Promise<{ totalMs: number; captureMs: number }> {
  const { technician, customer } = await startSession(rig, {
    technicianPage: measured,
    customerPage: measured
  });
  await technician.click('request-screen');
  await customer.see('consent[data-consent="screen"]');
  await pause(readingMs);
  await watch(technician, { target: 'stage', until: 'frame' });
  await customer.click('consent[data-consent="screen"] consent-allow');
  const totalMs = (await seenAt(technician)) - (await pressedAt(customer));
  const captureMs = await customer.evaluate(
    () => (globalThis as unknown as { captureMs: number }).captureMs,
    undefined
  );
  await Promise.all([technician.close(), customer.close()]);
  return { totalMs, captureMs };
}

async function shareBare({ rig }: Bench): Promise<number> {
  const [sender, receiver] = [await openBarePage(rig), await openBarePage(rig)];
  await connectScreen(sender, receiver);
  await watch(receiver, { target: 'bare-video', until: 'frame' });
  await sender.click('bare-share');
  const took = (await seenAt(receiver)) - (await pressedAt(sender));
  await Promise.all([sender.close(), receiver.close()]);
  return took;
}
