/**
 * The same without Tincan: what the browser alone needs on this machine, at this moment. The descriptions go from
 * page to page by the driver, before anything is measured.
 */
import type { Page } from '../support/page.js';
import type { Rig } from '../support/rig.js';
import { stopwatchScript } from './stopwatch.js';

declare global {
  /** The bare connection of this page. */
  var bare: RTCPeerConnection;
  var bareBulk: RTCDataChannel;
  var bareDoneAt: Promise<number>;
}

/** A page of the site's origin with nothing of ours in it. */
export async function openBarePage(rig: Rig, initScript = ''): Promise<Page> {
  const page = await rig.open('chromium', { initScript: stopwatchScript + initScript });
  await page.goto(`${rig.site.url}config.json`);
  return page;
}

/** Milliseconds from nothing to an open data channel between two connections of one page. */
export function connectInPage(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const begin = performance.now();
    const offering = new RTCPeerConnection();
    const answering = new RTCPeerConnection();
    let tellDescribed = (): void => undefined;
    const areDescribed = new Promise<void>((resolve) => (tellDescribed = resolve));
    const pass = (from: RTCPeerConnection, to: RTCPeerConnection): void => {
      from.onicecandidate = async ({ candidate }) => {
        await areDescribed;
        if (candidate) await to.addIceCandidate(candidate);
      };
    };
    pass(offering, answering);
    pass(answering, offering);
    const channel = offering.createDataChannel('bare');
    const isOpen = new Promise((resolve) => (channel.onopen = resolve));
    await offering.setLocalDescription();
    await answering.setRemoteDescription(offering.localDescription!);
    await answering.setLocalDescription();
    await offering.setRemoteDescription(answering.localDescription!);
    tellDescribed();
    await isOpen;
    const took = performance.now() - begin;
    offering.close();
    answering.close();
    return took;
  }, undefined);
}

/** A field on `sender`; what is in it when Enter is pressed appears on `receiver`. Resolves when they are connected. */
export async function connectChat(sender: Page, receiver: Page): Promise<void> {
  await sender.evaluate(() => {
    globalThis.bare = new RTCPeerConnection();
    const channel = globalThis.bare.createDataChannel('chat', { negotiated: true, id: 0 });
    const field = document.createElement('input');
    field.dataset['testid'] = 'bare-field';
    field.onkeydown = ({ key }) => {
      if (key === 'Enter') channel.send(field.value);
    };
    document.body.replaceChildren(field);
  }, undefined);
  await receiver.evaluate(() => {
    globalThis.bare = new RTCPeerConnection();
    const line = document.createElement('p');
    line.dataset['testid'] = 'bare-line';
    document.body.replaceChildren(line);
    const channel = globalThis.bare.createDataChannel('chat', { negotiated: true, id: 0 });
    channel.onmessage = ({ data }) => {
      line.textContent = String(data);
    };
  }, undefined);
  await connect(sender, receiver);
}

/** A button on `sender`; at its click the screen is captured and sent to a `<video>` on `receiver`. */
export async function connectScreen(sender: Page, receiver: Page): Promise<void> {
  await sender.evaluate(() => {
    globalThis.bare = new RTCPeerConnection();
    const { sender: media } = globalThis.bare.addTransceiver('video', { direction: 'sendonly' });
    const button = document.createElement('button');
    button.dataset['testid'] = 'bare-share';
    button.textContent = 'Share';
    button.onclick = async () => {
      const stream = await navigator.mediaDevices.getDisplayMedia({
        video: { width: { max: 3840 }, height: { max: 3840 }, frameRate: { ideal: 30, max: 30 } }
      });
      await media.replaceTrack(stream.getVideoTracks()[0]!);
    };
    document.body.replaceChildren(button);
  }, undefined);
  await receiver.evaluate(() => {
    globalThis.bare = new RTCPeerConnection();
    const video = document.createElement('video');
    Object.assign(video, { muted: true, autoplay: true });
    video.dataset['testid'] = 'bare-video';
    document.body.replaceChildren(video);
    globalThis.bare.ontrack = ({ track }) => {
      video.srcObject = new MediaStream([track]);
    };
  }, undefined);
  await connect(sender, receiver);
}

/** A channel for bulk between two pages: what the browser alone can carry. */
export async function connectBulk(sender: Page, receiver: Page): Promise<void> {
  for (const page of [sender, receiver]) {
    await page.evaluate(() => {
      globalThis.bare = new RTCPeerConnection();
      globalThis.bareBulk = globalThis.bare.createDataChannel('bulk', { negotiated: true, id: 0 });
      globalThis.bareBulk.binaryType = 'arraybuffer';
    }, undefined);
  }
  await connect(sender, receiver);
  await sender.until(() => globalThis.bareBulk.readyState === 'open', undefined);
}

/** Milliseconds from the first byte sent to the last one received. */
export async function sendBulk(sender: Page, receiver: Page, bytes: number): Promise<number> {
  await receiver.evaluate((whole) => {
    let received = 0;
    globalThis.bareDoneAt = new Promise((resolve) => {
      globalThis.bareBulk.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
        received += data.byteLength;
        if (received >= whole) resolve(performance.timeOrigin + performance.now());
      };
    });
  }, bytes);
  const began = await sender.evaluate(async (whole) => {
    const channel = globalThis.bareBulk;
    const message = new Uint8Array(128 * 1024);
    channel.bufferedAmountLowThreshold = 1024 * 1024;
    const start = performance.timeOrigin + performance.now();
    for (let left = whole; left > 0; left -= message.length) {
      if (channel.bufferedAmount > 2 * 1024 * 1024) {
        await new Promise((low) => channel.addEventListener('bufferedamountlow', low, { once: true }));
      }
      channel.send(message.subarray(0, Math.min(message.length, left)));
    }
    return start;
  }, bytes);
  return (await receiver.evaluate(() => globalThis.bareDoneAt, undefined)) - began;
}

async function connect(offering: Page, answering: Page): Promise<void> {
  const offer = await describe(offering, undefined);
  const answer = await describe(answering, offer);
  await offering.evaluate((sdp) => globalThis.bare.setRemoteDescription({ type: 'answer', sdp }), answer);
  for (const page of [offering, answering]) {
    await page.until(() => globalThis.bare.connectionState === 'connected', undefined);
  }
}

/** The page's own description with all candidates; an answer when there is an offer. */
const describe = (page: Page, offer: string | undefined): Promise<string> =>
  page.evaluate(async (sdp) => {
    const { bare } = globalThis;
    if (sdp) await bare.setRemoteDescription({ type: 'offer', sdp });
    await bare.setLocalDescription();
    if (bare.iceGatheringState !== 'complete') {
      await new Promise<void>((resolve) => {
        bare.onicegatheringstatechange = () => {
          if (bare.iceGatheringState === 'complete') resolve();
        };
      });
    }
    return bare.localDescription!.sdp;
  }, offer);
