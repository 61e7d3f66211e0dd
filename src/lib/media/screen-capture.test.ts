import { afterEach, describe, expect, it, vi } from 'vitest';
import { canCaptureScreen, captureError, captureScreen, type CapturePage } from './screen-capture.js';

const desktop: CapturePage = {
  isSecureContext: true,
  navigator: {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
    mediaDevices: { getDisplayMedia: () => undefined }
  }
};
const withNavigator = (change: Partial<CapturePage['navigator']>): CapturePage => ({
  ...desktop,
  navigator: { ...desktop.navigator, ...change }
});

describe('who can share a screen', () => {
  it('[MD10] is a desktop browser on a secure page', () => {
    expect(canCaptureScreen(desktop)).toBe(true);
  });

  it.each([
    ['an insecure page', { ...desktop, isSecureContext: false }],
    ['a browser without media devices', withNavigator({ mediaDevices: undefined })],
    ['a browser without screen capture', withNavigator({ mediaDevices: {} })],
    [
      'an Android phone that pretends',
      withNavigator({ userAgent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8)' })
    ],
    ['a browser that calls itself mobile', withNavigator({ userAgentData: { mobile: true } })]
  ])('[MD10] is not %s', (_, page) => {
    expect(canCaptureScreen(page)).toBe(false);
  });
});

class FakeTrack extends EventTarget {
  contentHint = '';
  readyState = 'live';
  getSettings = () => ({ displaySurface: 'window' });
  stop(): void {
    this.readyState = 'ended';
  }
}

function stubCapture(getDisplayMedia: (options: unknown) => Promise<unknown>): void {
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('navigator', { userAgent: '', mediaDevices: { getDisplayMedia } });
}

const refusal = (name: string, message: string): DOMException => new DOMException(message, name);

it.each([
  ['screen-denied', refusal('NotAllowedError', 'Permission denied'), 2_000],
  ['screen-denied', refusal('NotAllowedError', 'The request is not allowed by the user agent'), 2_000],
  ['screen-blocked', refusal('NotAllowedError', 'Permission denied by system'), 2_000],
  // before a person could have seen that there was a question
  ['screen-blocked', refusal('NotAllowedError', 'The request is not allowed by the user agent'), 20],
  ['screen-blocked', refusal('NotFoundError', 'The object can not be found here.'), 2_000],
  ['screen-blocked', refusal('NotReadableError', 'Could not start video source'), 2_000],
  ['screen-failed', refusal('AbortError', 'Error starting screen capture'), 2_000],
  ['screen-failed', refusal('InvalidStateError', 'must be called from a user gesture handler'), 5],
  ['screen-failed', new TypeError('no such option'), 5],
  ['screen-failed', 'anything', 5]
] as const)(
  '[MD10] tells the person, the computer and a failure apart: %s of %s after %i ms',
  (said, thrown, ms) => {
    expect(captureError(thrown, ms)).toBe(said);
  }
);

describe('capturing a screen', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('[MD10] asks within the click, before anything is awaited', () => {
    const ask = vi.fn(() => new Promise(() => {}));
    stubCapture(ask);
    void captureScreen();
    expect(ask).toHaveBeenCalledOnce();
  });

  it('[ST18] takes no browser’s button that puts another tab into the same capture: nothing would tell of it', () => {
    const ask = vi.fn((_options: unknown) => new Promise(() => {}));
    stubCapture(ask);
    void captureScreen();
    expect(ask.mock.calls[0]![0]).toMatchObject({ surfaceSwitching: 'exclude' });
  });

  it('[MD6] hints text and tells what was picked and when the browser ends it', async () => {
    const track = new FakeTrack();
    stubCapture(async () => ({ getVideoTracks: () => [track], getTracks: () => [track] }));
    const result = await captureScreen();
    if (!result.ok) throw new Error(result.error);
    const ended = vi.fn();
    result.value.onEnded(ended);
    expect(track.contentHint).toBe('text');
    expect(result.value.surface).toBe('window');
    track.dispatchEvent(new Event('ended'));
    expect(ended).toHaveBeenCalledOnce();
    result.value.stop();
    result.value.stop();
    expect(track.readyState).toBe('ended');
  });

  it.each([
    ['NotAllowedError', 5_000, 'screen-denied'],
    ['NotAllowedError', 5, 'screen-blocked'],
    ['NotReadableError', 5_000, 'screen-blocked'],
    ['InvalidStateError', 5, 'screen-failed']
  ])('[MD10] answers %s after %i ms with %s', async (name, afterMs, code) => {
    let now = 0;
    vi.stubGlobal('performance', { now: () => now });
    stubCapture(() => {
      now += afterMs;
      return Promise.reject(new DOMException('', name));
    });
    expect(await captureScreen()).toEqual({ ok: false, error: code });
  });

  it('[MD10] does not ask where it cannot work', async () => {
    stubCapture(async () => undefined);
    vi.stubGlobal('isSecureContext', false);
    expect(await captureScreen()).toEqual({ ok: false, error: 'screen-unsupported' });
  });
});
