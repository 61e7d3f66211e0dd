import { every, type Clock } from '../base/clock.js';

/** A first picture of about this size is encoded at once on any machine. */
const firstPixels = 1280 * 720;
const lookEveryMs = 40;
/** When nothing is encoded meanwhile, because nobody looks or nothing is shown, the next picture is whole. */
const waitAtMostMs = 3_000;

/**
 * How many times smaller, each way, the first picture of this track is sent, so that something is seen at once: two
 * slow cores need 0.7 s for the first picture of 3840 × 2160 pixels in AV1.
 */
export function firstShrink(track: MediaStreamTrack): number {
  const { width = 0, height = 0 } = track.getSettings();
  return Math.max(1, Math.floor(Math.sqrt((width * height) / firstPixels)));
}

/**
 * Calls `f` once, when the sender has encoded a picture or that takes too long.
 * @returns takes it back
 */
export function afterFirstPicture(sender: RTCRtpSender, clock: Clock, f: () => void): () => void {
  const giveUpAt = clock.now() + waitAtMostMs;
  let isOver = false;
  let isAsking = false;
  const finish = (): void => {
    if (isOver) return;
    stop();
    f();
  };
  const stopLooking = every(clock, lookEveryMs, () => {
    // the clock may be turned, also back
    if (Math.abs(giveUpAt - clock.now()) > waitAtMostMs || clock.now() >= giveUpAt) return finish();
    if (isAsking) return;
    isAsking = true;
    void hasEncoded(sender).then((has) => {
      isAsking = false;
      if (has) finish();
    }, finish);
  });
  function stop(): void {
    isOver = true;
    stopLooking();
  }
  return stop;
}

async function hasEncoded(sender: RTCRtpSender): Promise<boolean> {
  const stats = await sender.getStats();
  return [...stats.values()].some(
    (one: { type: string; framesEncoded?: number }) =>
      one.type === 'outbound-rtp' && (one.framesEncoded ?? 0) > 0
  );
}
