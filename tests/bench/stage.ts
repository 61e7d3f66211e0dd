import { setTimeout as pause } from 'node:timers/promises';
import { shareScreen, startSession } from '../support/flow.js';
import { median } from '../support/figures.js';
import { selectorOf, type Page } from '../support/page.js';
import { connectScreen, openBarePage } from './bare.js';
import type { Bench } from './bench.js';
import { rendererMegabytes } from './renderer-memory.js';
import { stageSource, type SourceOptions } from './stage-source.js';

/** How long each picture is looked at. */
const lookMs = 6_000;

const moving: SourceOptions = { width: 1280, height: 720, isText: false };
const text: SourceOptions = { width: 1280, height: 720, isText: true, cap: 1_000_000 };

/** What the stage costs and what it gives, against a bare connection with the same source in the same run. */
export async function measureStage(bench: Bench): Promise<void> {
  await measureDelay(bench);
  await measureText(bench);
  await measureBoxes(bench);
  await measureRecording(bench);
}

const watch = async (page: Page, testid: string): Promise<void> => {
  await page.until(
    (selector) => (document.querySelector<HTMLVideoElement>(selector)?.readyState ?? 0) >= 2,
    selectorOf(testid),
    { timeoutMs: 30_000 }
  );
  await page.evaluate((selector) => globalThis.stageSight.watch(selector), selectorOf(testid));
};

async function delaysOf(page: Page, testid: string): Promise<number[]> {
  await watch(page, testid);
  // the first seconds are those of congestion control
  await pause(3_000);
  await page.evaluate(() => void (globalThis.stageSight.delays = []), undefined);
  await pause(lookMs);
  return page.evaluate(() => globalThis.stageSight.delays, undefined);
}

async function measureDelay({ rig, figures }: Bench): Promise<void> {
  const options = { initScript: stageSource(moving) };
  const bare = await openBarePair({ rig } as Bench, options.initScript);
  const alone = await delaysOf(bare.receiver, 'bare-video');
  await bare.close();
  const sides = await startSession(rig, { technicianPage: options, customerPage: options });
  await shareScreen(sides);
  const delays = await delaysOf(sides.technician, 'stage');
  await Promise.all([sides.technician.close(), sides.customer.close()]);
  figures.add('glass to glass, 1280 × 720 at 30 fps', delays, {
    unit: 'ms',
    reach: 120,
    reference: median(alone)
  });
  figures.add('reference: the same over a bare connection', alone, { unit: 'ms' });
}

async function openBarePair({ rig }: Bench, initScript: string) {
  const [sender, receiver] = [await openBarePage(rig, initScript), await openBarePage(rig, initScript)];
  await connectScreen(sender, receiver);
  await sender.click('bare-share');
  return {
    sender,
    receiver,
    close: () => Promise.all([sender.close(), receiver.close()])
  };
}

/** The text changes; how near to it is what is seen one and two seconds later? */
async function qualityOf(sender: Page, receiver: Page, testid: string): Promise<[number, number]> {
  await watch(receiver, testid);
  await pause(5_000);
  await sender.evaluate(() => globalThis.stageSource.show(1), undefined);
  const at = (): Promise<number> =>
    receiver.evaluate((selector) => globalThis.stageSight.psnr(selector, 1), selectorOf(testid));
  const begin = Date.now();
  await pause(1_000);
  const first = await at();
  await pause(Math.max(0, begin + 2_000 - Date.now()));
  return [first, await at()];
}

async function measureText({ rig, figures }: Bench): Promise<void> {
  const options = { initScript: stageSource(text) };
  for (const [technician, customer] of [
    ['chromium', 'chromium'],
    ['chromium', 'firefox']
  ] as const) {
    const sides = await startSession(rig, {
      technician,
      customer,
      technicianPage: options,
      customerPage: options
    }).catch(() => undefined);
    // without a Firefox on this machine
    if (!sides) continue;
    await shareScreen(sides);
    const [first, second] = await qualityOf(sides.customer, sides.technician, 'stage');
    const isBoth = customer === 'chromium';
    const name = `small text at 1 Mbit/s from ${customer}`;
    figures.add(`${name}, after 1 s`, [first], {
      unit: 'dB',
      isMoreBetter: true,
      ...(isBoth && { reach: 37 })
    });
    figures.add(`${name}, after 2 s`, [second], {
      unit: 'dB',
      isMoreBetter: true,
      ...(isBoth && { reach: 40 })
    });
    await Promise.all([sides.technician.close(), sides.customer.close()]);
  }
  for (const codec of ['AV1', 'VP9', 'VP8', 'H264']) {
    const prefer = `{
      const add = RTCPeerConnection.prototype.addTransceiver;
      RTCPeerConnection.prototype.addTransceiver = function (kind, init) {
        const transceiver = add.call(this, kind, init);
        const { codecs } = RTCRtpReceiver.getCapabilities('video');
        const is = ({ mimeType }) => mimeType.toUpperCase() === 'VIDEO/${codec}';
        transceiver.setCodecPreferences([...codecs.filter(is), ...codecs.filter((each) => !is(each))]);
        return transceiver;
      };
    }`;
    const bare = await openBarePair({ rig } as Bench, options.initScript + prefer);
    await bare.sender.evaluate(async () => {
      const [sender] = globalThis.bare.getSenders();
      await sender!.setParameters(sender!.getParameters());
    }, undefined);
    const [first, second] = await qualityOf(bare.sender, bare.receiver, 'bare-video');
    figures.add(`reference: bare ${codec}, after 1 s`, [first], { unit: 'dB' });
    figures.add(`reference: bare ${codec}, after 2 s`, [second], { unit: 'dB' });
    await bare.close();
  }
}

/** Frames that leave in a second with two boxes on a moving 1920 × 1080. */
async function measureBoxes({ rig, figures }: Bench): Promise<void> {
  const options = { initScript: stageSource({ width: 1920, height: 1080, isText: false }) };
  const sides = await startSession(rig, { customerPage: options });
  await sides.technician.click('request-screen');
  await sides.customer.click('consent[data-consent="screen"] consent-look');
  await watch(sides.customer, 'preview');
  const rate = async (): Promise<number> => {
    await sides.customer.evaluate(() => void (globalThis.stageSight.frames = 0), undefined);
    await pause(lookMs);
    return (await sides.customer.evaluate(() => globalThis.stageSight.frames, undefined)) / (lookMs / 1000);
  };
  const without = await rate();
  await sides.customer.click('draw-box');
  await sides.customer.see('box-picker');
  await sides.customer.press('Enter');
  await pause(2_000);
  await watch(sides.customer, 'preview');
  const withBox = await rate();
  figures.add('frames per second with a black box at 1920 × 1080', [withBox], {
    unit: 'fps',
    reach: 20,
    isMoreBetter: true,
    reference: without
  });
  await Promise.all([sides.technician.close(), sides.customer.close()]);
}

/** A recorder that gives an hour of chunks as fast as they are taken. */
const hourOfChunks = `{
  const chunk = new Uint8Array(100_000);
  globalThis.MediaRecorder = class extends EventTarget {
    state = 'inactive';
    static isTypeSupported = () => true;
    start() {
      this.state = 'recording';
      let left = 3600;
      const give = () => {
        for (let each = 0; each < 20 && left > 0; each++, left--)
          this.ondataavailable?.({ data: new Blob([chunk]) });
        if (left > 0) setTimeout(give, 30);
      };
      give();
    }
    stop() {
      this.state = 'inactive';
      setTimeout(() => this.onstop?.());
    }
    pause() {}
    resume() {}
  };
}`;

async function measureRecording({ rig, figures }: Bench): Promise<void> {
  const options = { initScript: stageSource(moving) };
  const sides = await startSession(rig, {
    technicianPage: { initScript: options.initScript + hourOfChunks },
    customerPage: options
  });
  await shareScreen(sides);
  await sides.technician.see('record', { timeoutMs: 30_000 });
  await pause(3_000);
  const before = await rendererMegabytes();
  await sides.technician.click('record');
  await sides.customer.click('consent[data-consent="recording"] consent-allow');
  await sides.technician.until(
    () =>
      Number(document.querySelector<HTMLElement>('[data-testid=record-size]')?.dataset['bytes']) >=
      360_000_000,
    undefined,
    { timeoutMs: 180_000 }
  );
  await pause(3_000);
  const after = await rendererMegabytes();
  figures.add('memory of the pages after an hour of recording', [after - before], { unit: 'MB', reach: 30 });
  await Promise.all([sides.technician.close(), sides.customer.close()]);
}
