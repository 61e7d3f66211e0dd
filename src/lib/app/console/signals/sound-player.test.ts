import { expect, it, vi } from 'vitest';
import { soundPlayer } from './sound-player.js';

it('misses a sound that the network did not bring, and plays the next', async () => {
  const play = vi.fn();
  const load = vi.fn().mockRejectedValueOnce(new TypeError('offline')).mockResolvedValue({ play });
  const playSound = soundPlayer(load);
  expect(await playSound('urgent', 50)).toBe(false);
  expect(await Promise.all([playSound('urgent', 50), playSound('new-session', 20)])).toEqual([true, true]);
  expect(play.mock.calls).toEqual([
    ['urgent', 50],
    ['new-session', 20]
  ]);
  expect(load).toHaveBeenCalledTimes(2);
});
