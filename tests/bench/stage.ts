import { setTimeout as pause } from 'node:timers/promises';
import { beginWaiting, createLink, joinWithLink, shareScreen, startSession } from '../support/flow.js';
import { median } from '../support/figures.js';
import { selectorOf, type Page } from '../support/page.js';
import { connectScreen, openBarePage } from './bare.js';
import { runSteps, type Bench } from './bench.js';
import { browserMegabytes } from './browser-memory.js';
import { stageSource, type SourceOptions } from './stage-source.js';

/** How long each picture is looked at. */
const lookMs = 6_000;

const moving: SourceOptions = { width: 1280, height: 720, isText: false };
const text: SourceOptions = { width: 1280, height: 720, isText: true, cap: 1_000_000 };

/** What the stage costs and what it gives, against a bare connection with the same source in the same run. */
export const measureStage = (bench: Bench): Promise<void> =>
  runSteps(bench, {
    delay: measureDelay,
    text: measureText,
    boxes: measureBoxes,
    recording: measureRecording
  });

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
  // without a hint the browser takes a canvas for a camera, and gives up its resolution
  await sender.until((hint) => {
    const track = globalThis.bare.getSenders()[0]?.track;
    if (track) track.contentHint = hint;
    return track !== null && track !== undefined;
  }, 'text');
  return {
    sender,
    receiver,
    close: () => Promise.all([sender.close(), receiver.close()])
  };
}

/** How often the text changes. */
const pageCount = 3;

interface Quality {
  first: number[];
  second: number[];
}

/** The text changes; how near to it is what is seen one and two seconds later? */
async function qualityOf(sender: Page, receiver: Page, testid: string): Promise<Quality> {
  const quality: Quality = { first: [], second: [] };
  await watch(receiver, testid);
  for (let page = 1; page <= pageCount; page++) {
    await pause(5_000);
    await sender.evaluate((shown) => globalThis.stageSource.show(shown), page);
    const at = (): Promise<number> =>
      receiver.evaluate(({ selector, shown }) => globalThis.stageSight.psnr(selector, shown), {
        selector: selectorOf(testid),
        shown: page
      });
    const begin = Date.now();
    await pause(1_000);
    quality.first.push(await at());
    await pause(Math.max(0, begin + 2_000 - Date.now()));
    quality.second.push(await at());
  }
  return quality;
}

/** As the technician's page says it. */
const codecOf = async (page: Page): Promise<string> =>
  /AV1|VP9|VP8|H264/.exec(await page.text('stage-figures'))?.[0] ?? 'unknown codec';

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
    const { first, second } = await qualityOf(sides.customer, sides.technician, 'stage');
    const isBoth = customer === 'chromium';
    const name = `small text at 1 Mbit/s from ${customer} (${await codecOf(sides.technician)})`;
    figures.add(`${name}, after 1 s`, first, {
      unit: 'dB',
      isMoreBetter: true,
      ...(isBoth && { reach: 37 })
    });
    figures.add(`${name}, after 2 s`, second, {
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
    const { first, second } = await qualityOf(bare.sender, bare.receiver, 'bare-video');
    figures.add(`reference: bare ${codec}, after 1 s`, first, { unit: 'dB' });
    figures.add(`reference: bare ${codec}, after 2 s`, second, { unit: 'dB' });
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

/** The recorder and the first blocks of the file are there before the counting begins: encoders keep many pictures. */
const warmUpChunks = 1_500;
const chunkBytes = 100_000;

/** A recorder that encodes as ever, and gives more than an hour of chunks of its own meanwhile. */
const hourOfChunks = `{
  const chunk = new Uint8Array(${chunkBytes});
  const Recorder = MediaRecorder;
  globalThis.MediaRecorder = class extends EventTarget {
    state = 'inactive';
    static isTypeSupported = () => true;
    constructor(...options) {
      super();
      this.encoder = new Recorder(...options);
    }
    start(every) {
      this.state = 'recording';
      this.encoder.start(every);
      let left = 3600 + ${warmUpChunks};
      const give = () => {
        for (let each = 0; each < 5 && left > 0; each++, left--)
          this.ondataavailable?.({ data: new Blob([chunk]) });
        if (left > 0) setTimeout(give, 30);
      };
      give();
    }
    stop() {
      this.state = 'inactive';
      this.encoder.stop();
      setTimeout(() => this.onstop?.());
    }
    pause() {}
    resume() {}
  };
}`;

/** On a profile of its own: a private window keeps the browser's own disk in memory. */
async function measureRecording({ rig, figures }: Bench): Promise<void> {
  const source = stageSource(moving);
  const profile = await rig.openProfile('chromium', { initScript: source + hourOfChunks });
  try {
    const technician = await profile.newPage();
    await technician.goto(`${rig.site.url}console`);
    const customer = await joinWithLink(rig, await createLink(technician), 'chromium', {
      initScript: source
    });
    const sides = { technician, customer };
    await beginWaiting(sides);
    await shareScreen(sides);
    await technician.see('record', { timeoutMs: 30_000 });
    await technician.click('record');
    await customer.click('consent[data-consent="recording"] consent-allow');
    const megabytes = async (): Promise<number> => {
      await technician.devTools('HeapProfiler.collectGarbage');
      return browserMegabytes(await profile.processId());
    };
    await seeWritten(technician, warmUpChunks * chunkBytes);
    const before = await megabytes();
    await seeWritten(technician, (warmUpChunks + 3_600) * chunkBytes);
    const after = await megabytes();
    figures.add('memory of the browser grows by, over an hour of recording', [after - before], {
      unit: 'MB',
      reach: 30
    });
    await customer.close();
  } finally {
    await profile.close();
  }
}

const seeWritten = (page: Page, bytes: number): Promise<unknown> =>
  page.until(
    (wanted) =>
      Number(document.querySelector<HTMLElement>('[data-testid=record-size]')?.dataset['bytes']) >= wanted,
    bytes,
    { timeoutMs: 180_000 }
  );
