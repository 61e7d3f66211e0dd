import { expect, it, vi } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { parseConfig } from '../../base/config.js';
import type { Obstacle } from '../../base/obstacle.js';
import type { ConsoleView } from '../../session/views.js';
import { ConsoleOpening } from './console-opening.svelte.js';

const loaded = parseConfig({ relays: ['/own'] }, 'https://shop.example/');
const offline = (): Promise<never> => Promise.reject(new TypeError('offline'));

function setup() {
  const clock = manualClock();
  const view = {} as ConsoleView;
  const loadConfig = vi.fn(() => Promise.resolve(loaded));
  const openConsole = vi.fn(() => Promise.resolve(view));
  const findObstacle = vi.fn((): Obstacle | undefined => undefined);
  const opening = new ConsoleOpening({ clock, findObstacle, loadConfig, openConsole });
  return { clock, view, findObstacle, loadConfig, openConsole, opening };
}

it('[CF2] the console waits for a config.json that the network does not bring, and asks after growing pauses', async () => {
  const { clock, view, loadConfig, openConsole, opening } = setup();
  loadConfig.mockImplementation(offline);
  await opening.ask();
  expect(opening.state.phase).toBe('unreached');
  for (const [pauseMs, asked] of [
    [1_000, 2],
    [2_000, 3],
    [4_000, 4],
    [8_000, 5],
    [8_000, 6]
  ] as const) {
    clock.advance(pauseMs - 1);
    expect(loadConfig).toHaveBeenCalledTimes(asked - 1);
    clock.advance(1);
    await vi.waitFor(() => expect(loadConfig).toHaveBeenCalledTimes(asked));
    // what this answer leads to has happened
    await new Promise((done) => setTimeout(done));
  }
  expect(openConsole).not.toHaveBeenCalled();
  loadConfig.mockImplementation(() => Promise.resolve(loaded));
  clock.advance(8_000);
  await vi.waitFor(() => expect(opening.state).toEqual({ phase: 'open', view, loaded }));
  expect(openConsole).toHaveBeenCalledExactlyOnceWith(loaded.config);
});

it('[CF2] the console asks at once when its technician presses the button, and not twice', async () => {
  const { clock, loadConfig, openConsole, opening } = setup();
  loadConfig.mockImplementationOnce(offline);
  await opening.ask();
  await Promise.all([opening.ask(), opening.ask()]);
  clock.advance(60_000);
  await opening.ask();
  expect([loadConfig.mock.calls.length, openConsole.mock.calls.length]).toEqual([2, 1]);
});

it('a console that cannot be opened is said to be so', async () => {
  const { openConsole, opening } = setup();
  openConsole.mockRejectedValueOnce(new Error('a bug'));
  await expect(opening.ask()).rejects.toThrow('a bug');
  expect(opening.state.phase).toBe('failed');
});

it('[OP2] the console says at once what keeps sessions from working, and opens nothing', async () => {
  const { findObstacle, loadConfig, openConsole, opening } = setup();
  findObstacle.mockReturnValue('webrtc');
  await opening.ask();
  expect(opening.state).toEqual({ phase: 'obstacle', obstacle: 'webrtc' });
  expect(loadConfig).not.toHaveBeenCalled();
  expect(openConsole).not.toHaveBeenCalled();
});
