/**
 * A screen of known pixels in the place of the real one, for both the product and the bare connection: every frame
 * carries the time at which it was painted, as sixteen black or white blocks along the top.
 */

interface StageSource {
  /** Paints page number `page` of small text under the blocks. */
  show(page: number): void;
}

interface StageSight {
  /** Milliseconds from painted there to presented here, of each frame since the last question. */
  delays: number[];
  frames: number;
  watch(selector: string): void;
  /** Peak signal-to-noise ratio in dB of the text of a `<video>` against page number `page`. */
  psnr(selector: string, page: number): number;
}

declare global {
  var stageSource: StageSource;
  var stageSight: StageSight;
}

export interface SourceOptions {
  width: number;
  height: number;
  /** Small text at rest instead of a moving pattern. */
  isText: boolean;
  /** Bits per second that every sender of the page may use at the most. */
  cap?: number;
}

/** Init script. */
export const stageSource = (options: SourceOptions): string =>
  `(${installSource.toString()})(${JSON.stringify(options)});(${installSight.toString()})(${JSON.stringify(options)});`;

/** Runs in the page: nothing from outside may be used in it. */
function installSource({ width, height, isText, cap }: SourceOptions): void {
  let shown = 0;
  const paintText = (context: CanvasRenderingContext2D, page: number): void => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#111';
    context.font = '12px sans-serif';
    let seed = page * 7919 + 1;
    const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
    for (let y = 60; y < height; y += 16) {
      let line = '';
      while (line.length < width / 7)
        line += String.fromCharCode(97 + (next() % 26)) + (next() % 6 === 0 ? ' ' : '');
      context.fillText(line, 8, y);
    }
  };
  const paintTime = (context: CanvasRenderingContext2D): void => {
    const time = Math.round(performance.timeOrigin + performance.now()) % 65_536;
    for (let bit = 0; bit < 16; bit++) {
      context.fillStyle = (time >> bit) & 1 ? '#fff' : '#000';
      context.fillRect(bit * 40, 0, 40, 40);
    }
  };
  let painted = -1;
  const paint = (context: CanvasRenderingContext2D): void => {
    if (isText) {
      if (painted !== shown) paintText(context, (painted = shown));
      // one pixel: frames go on, as of a screen with a clock
      context.fillStyle = performance.now() % 200 < 100 ? '#fefefe' : '#ffffff';
      context.fillRect(width - 1, 0, 1, 1);
      return;
    }
    context.fillStyle = `hsl(${(performance.now() / 20) % 360} 40% 50%)`;
    context.fillRect(0, 40, width, height - 40);
    context.fillStyle = '#fff';
    context.fillRect((performance.now() / 5) % width, 200, 120, 120);
    paintTime(context);
  };
  globalThis.stageSource = { show: (page) => void (shown = page) };
  MediaDevices.prototype.getDisplayMedia = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d')!;
    paint(context);
    setInterval(() => paint(context), 33);
    return canvas.captureStream(30);
  };
  if (cap === undefined) return;
  const set = RTCRtpSender.prototype.setParameters;
  RTCRtpSender.prototype.setParameters = function (parameters, ...options) {
    for (const encoding of parameters.encodings)
      encoding.maxBitrate = Math.min(cap, encoding.maxBitrate ?? cap);
    return set.call(this, parameters, ...options);
  };
}

/** Runs in the page: nothing from outside may be used in it. */
function installSight({ width, height }: SourceOptions): void {
  const timeOf = (video: HTMLVideoElement): number => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 1 });
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    // an encoder may have made the picture smaller
    const scale = video.videoWidth / width;
    context.drawImage(video, 0, 20 * scale, 640 * scale, 1, 0, 0, 640, 1);
    const { data } = context.getImageData(0, 0, 640, 1);
    let time = 0;
    for (let bit = 0; bit < 16; bit++) if (data[(bit * 40 + 20) * 4]! > 127) time |= 1 << bit;
    return time;
  };
  const sight: StageSight = {
    delays: [],
    frames: 0,
    watch(selector) {
      const video = document.querySelector<HTMLVideoElement>(selector)!;
      video.requestVideoFrameCallback(function look() {
        const now = Math.round(performance.timeOrigin + performance.now());
        sight.frames++;
        sight.delays.push((((now - timeOf(video)) % 65_536) + 65_536) % 65_536);
        video.requestVideoFrameCallback(look);
      });
    },
    psnr(selector, page) {
      const video = document.querySelector<HTMLVideoElement>(selector)!;
      const pixels = (paint: (context: CanvasRenderingContext2D) => void): Uint8ClampedArray => {
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        const context = canvas.getContext('2d', { willReadFrequently: true })!;
        paint(context);
        return context.getImageData(0, 0, width, height).data;
      };
      const seen = pixels((context) => context.drawImage(video, 0, 0, width, height));
      const truth = pixels((context) => {
        context.fillStyle = '#fff';
        context.fillRect(0, 0, width, height);
        context.fillStyle = '#111';
        context.font = '12px sans-serif';
        let seed = page * 7919 + 1;
        const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
        for (let y = 60; y < height; y += 16) {
          let line = '';
          while (line.length < width / 7)
            line += String.fromCharCode(97 + (next() % 26)) + (next() % 6 === 0 ? ' ' : '');
          context.fillText(line, 8, y);
        }
      });
      let sum = 0;
      let count = 0;
      for (let at = 0; at < seen.length; at += 4) {
        // light only, as the figure is usually given
        const light = (data: Uint8ClampedArray): number =>
          0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
        sum += (light(seen) - light(truth)) ** 2;
        count++;
      }
      return 10 * Math.log10((255 * 255) / Math.max(sum / count, 1e-6));
    }
  };
  globalThis.stageSight = sight;
}
