import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Emitter } from '../base/emitter.js';
import { FakeTrack } from './fake-track.js';
import { watchPlace } from './place-watch.js';
import type { CapturedScreen } from './screen-capture.js';

const ticks = vi.hoisted(() => ({ tick: undefined as (() => void) | undefined }));
vi.mock('./media-workers.js', () => ({
  steadily: (_perSecond: number, tick: () => void) => {
    ticks.tick = tick;
    return () => (ticks.tick = undefined);
  }
}));

beforeEach(() => void vi.stubGlobal('screen', { width: 1920, height: 1080 }));
afterEach(() => void vi.unstubAllGlobals());

function watched(displaySurface: string) {
  const settings: MediaTrackSettings = { deviceId: 'one', displaySurface };
  const track = Object.assign(new FakeTrack(), { label: 'tab', getSettings: () => settings });
  const zoomed = new Emitter<void>();
  const moved = vi.fn();
  const stop = watchPlace({ track, zoom: { onChange: zoomed.on } } as unknown as CapturedScreen, moved);
  return { settings, track, zoomed, moved, stop };
}

it('[ST18] another tab in place of the shared one is noticed, with an event of the browser or without', () => {
  const { settings, track, moved } = watched('browser');
  ticks.tick!();
  track.dispatchEvent(new Event('configurationchange'));
  expect(moved).not.toHaveBeenCalled();
  settings.deviceId = 'two';
  track.dispatchEvent(new Event('configurationchange'));
  expect(moved).toHaveBeenCalledOnce();
  settings.displaySurface = 'window';
  ticks.tick!();
  expect(moved).toHaveBeenCalledTimes(2);
});

it('[ST18] so is a zoom of the shared tab, and another scale of a shared screen', () => {
  const tab = watched('browser');
  tab.zoomed.emit();
  expect(tab.moved).toHaveBeenCalledOnce();
  vi.stubGlobal('screen', { width: 1280, height: 720 });
  // which is no matter of a tab
  ticks.tick!();
  expect(tab.moved).toHaveBeenCalledOnce();
  tab.stop();
  tab.zoomed.emit();
  expect(tab.moved).toHaveBeenCalledOnce();

  const monitor = watched('monitor');
  vi.stubGlobal('screen', { width: 1080, height: 1920 });
  ticks.tick!();
  expect(monitor.moved).toHaveBeenCalledOnce();
});
