import { afterEach, expect, it, vi } from 'vitest';
import { onNetworkChange } from './network-change.js';

afterEach(() => vi.unstubAllGlobals());

it('[RM13] a network that is back or another one is reason to check', () => {
  const [window, connection] = [new EventTarget(), new EventTarget()];
  vi.stubGlobal('window', window);
  vi.stubGlobal('navigator', { connection });
  const changed = vi.fn();
  const off = onNetworkChange(changed);
  window.dispatchEvent(new Event('online'));
  connection.dispatchEvent(new Event('change'));
  expect(changed).toHaveBeenCalledTimes(2);
  off();
  window.dispatchEvent(new Event('online'));
  expect(changed).toHaveBeenCalledTimes(2);
});

it('[RM13] a browser that tells nothing of its network is no trouble', () => {
  vi.stubGlobal('navigator', {});
  expect(onNetworkChange(() => undefined)).not.toThrow();
});
