import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromiumProfile } from './chromium.js';
import { openFirefoxProfile } from './firefox.js';
import type { BrowserName, NewPageOptions, Page, RunningProfile } from './page.js';

/**
 * A browser of one person on a profile folder of its own: what it stored is there again after `kill` and `start`.
 * Get one from `rig.openProfile`, which ends it and deletes the folder after the test.
 */
export interface Profile {
  readonly name: BrowserName;
  /** A tab; all tabs of a profile share its storage. */
  newPage(): Promise<Page>;
  /** Ends the browser as a crash or a power cut does (SIGKILL): no page gets to write or say anything more. */
  kill(): Promise<void>;
  /** Starts the browser again, with the same profile and no tab; after `kill`. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openProfile(
  name: BrowserName = 'chromium',
  options: NewPageOptions = {}
): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), `tincan-${name}-`));
  const open = (): Promise<RunningProfile> =>
    name === 'chromium' ? openChromiumProfile(folder, options) : openFirefoxProfile(folder, options);
  let running: RunningProfile | undefined = await open();

  async function kill(): Promise<void> {
    if (!running) return;
    const killed = running;
    running = undefined;
    const processId = await killed.processId();
    process.kill(processId, 'SIGKILL');
    await killed.close();
    await seeEnded(processId);
  }

  return {
    name,
    async newPage() {
      if (!running) throw new Error(`${name} was killed: start it first`);
      const page = await running.newPage();
      if (options.allowedProblems) page.allowProblems(options.allowedProblems);
      return page;
    },
    kill,
    async start() {
      running ??= await open();
    },
    async close() {
      await running?.close();
      running = undefined;
      // its last processes may still write
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  };
}

/** A second browser on a folder whose first one still ends would refuse to start. */
async function seeEnded(processId: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (isRunning(processId)) {
    if (Date.now() > deadline) throw new Error(`process ${processId} does not end`);
    await new Promise((done) => setTimeout(done, 15));
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
