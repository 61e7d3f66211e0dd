import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromiumProfile } from './chromium.js';
import { openFirefoxProfile } from './firefox.js';
import type { BrowserName, NewPageOptions, Page, RunningProfile, TaskTrace } from './page.js';

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
  /**
   * The computer sleeps: nothing of the browser runs, no timer, no answer to anybody. Chromium only.
   * @returns wakes it
   */
  sleep(): Promise<() => void>;
  /**
   * The network is gone while the pages go on: what the browser does for its sockets stands still. Chromium only.
   * @returns brings it back
   */
  cutNetwork(): Promise<() => void>;
  /** Times what the pages do from now on. Chromium only. */
  traceTasks(): Promise<TaskTrace>;
  /** Of the browser that runs now. */
  processId(): Promise<number>;
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
  const wakes: (() => void)[] = [];
  let running: RunningProfile | undefined = await open();

  async function kill(): Promise<void> {
    if (!running) return;
    const killed = running;
    running = undefined;
    const processId = await killed.processId();
    process.kill(processId, 'SIGKILL');
    // its driver may notice the end before it is asked
    await killed.close().catch(() => undefined);
    await seeEnded(processId);
  }

  /** Stops processes of this browser, and lets them go on. */
  async function stopProcesses(isMeant: (commandLine: string) => boolean): Promise<() => void> {
    if (!running || name !== 'chromium') throw new Error('only a running Chromium');
    const all = await processesOf(await running.processId());
    const stopped = all.filter(({ commandLine }) => isMeant(commandLine)).map(({ id }) => id);
    if (stopped.length === 0) throw new Error('no such process');
    for (const id of stopped) process.kill(id, 'SIGSTOP');
    const wake = (): void => {
      for (const id of stopped.splice(0)) process.kill(id, 'SIGCONT');
    };
    wakes.push(wake);
    return wake;
  }

  return {
    name,
    sleep: () => stopProcesses(() => true),
    cutNetwork: () => stopProcesses((commandLine) => commandLine.includes('network.mojom.NetworkService')),
    async newPage() {
      if (!running) throw new Error(`${name} was killed: start it first`);
      const page = await running.newPage();
      if (options.allowedProblems) page.allowProblems(options.allowedProblems);
      return page;
    },
    kill,
    async processId() {
      if (!running) throw new Error(`${name} was killed: start it first`);
      return running.processId();
    },
    async traceTasks() {
      if (!running?.traceTasks) throw new Error('only a running Chromium');
      return running.traceTasks();
    },
    async start() {
      running ??= await open();
    },
    async close() {
      // what is stopped cannot be ended
      for (const wake of wakes.splice(0)) wake();
      await running?.close();
      running = undefined;
      // its last processes may still write
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  };
}

/** A process and everything that it started, as Linux tells it. */
export async function processesOf(root: number): Promise<{ id: number; commandLine: string }[]> {
  const children = new Map<number, number[]>();
  for (const entry of await readdir('/proc')) {
    const id = Number(entry);
    const status = id > 0 ? await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '') : '';
    // the name stands in brackets and may hold anything
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent > 0) children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const found: { id: number; commandLine: string }[] = [];
  for (const queue = [root]; queue.length > 0;) {
    const id = queue.shift()!;
    const commandLine = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    found.push({ id, commandLine });
    queue.push(...(children.get(id) ?? []));
  }
  return found;
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
