import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasFirefox } from '../../tools/setup/browsers.js';
import { sendChat, seeChat, startSession, type Sides } from '../support/flow.js';
import { seeProgress } from '../support/files.js';
import type { Pair } from '../support/flow.js';
import { connectBulk, openBarePage, sendBulk } from './bare.js';
import { longTaskMs, runSteps, type Bench } from './bench.js';
import { measureFileMemory } from './file-memory.js';
import { largeFile, megabyte } from './large-file.js';
import { measureSmallFiles } from './small-files.js';
import { pressedAt, reloadAndWatch, seenAt, stopwatchScript, watch } from './stopwatch.js';
import { sendOverTrystero } from './trystero-bulk.js';

/** `FILES_MB` for a quick look. */
const megabytes = Number(process.env['FILES_MB'] ?? 500);
const rounds = 3;

/** Files between two people. */
export async function measureFiles(bench: Bench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tincan-bench-'));
  try {
    const path = await largeFile(join(folder, 'large.bin'), megabytes);
    await runSteps(bench, {
      speed: () => measureSpeed(bench, path),
      tasks: () => measureTasks(bench, path),
      resume: () => measureResume(bench, path),
      firefox: () => measureWithFirefox(bench, path),
      small: () => measureSmallFiles(bench, folder, Math.min(10_000, megabytes * 20)),
      memory: () => measureFileMemory(bench, folder, megabytes * 4)
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A large file, against the same bytes over a bare data channel and by trystero, one after the other. */
async function measureSpeed(bench: Bench, path: string): Promise<void> {
  const { rig, figures } = bench;
  const raw: number[] = [];
  const trystero: number[] = [];
  const ours: number[] = [];
  const chats: number[] = [];
  for (let round = 0; round < rounds; round++) {
    raw.push(await rawSpeed(bench));
    trystero.push((megabytes * 1000) / (await sendOverTrystero(rig, megabytes * megabyte)));
    const page = { initScript: stopwatchScript };
    const sides = await startSession(rig, { technicianPage: page, customerPage: page });
    const { speed, chat } = await transferSpeed(sides, path, round === rounds - 1);
    ours.push(speed);
    chats.push(...chat);
    await Promise.all([sides.technician.close(), sides.customer.close()]);
  }
  figures.add('file, sealed and fingerprinted, to disk', ours, { unit: 'MB/s' });
  figures.add('reference: the same bytes over a bare data channel', raw, { unit: 'MB/s' });
  figures.add(
    'file ÷ bare data channel',
    ours.map((speed, round) => speed / raw[round]!),
    { unit: '×', reach: 0.75, isMoreBetter: true }
  );
  figures.add('reference: the same bytes by trystero’s own action', trystero, { unit: 'MB/s' });
  figures.add(
    'file ÷ trystero’s action',
    ours.map((speed, round) => speed / trystero[round]!),
    { unit: '×', reach: 1, isMoreBetter: true }
  );
  figures.add('chat message there and back while a file fills the line', chats, { unit: 'ms', reach: 60 });
}

/** By itself: the tracing takes processor time too. */
async function measureTasks(bench: Bench, path: string): Promise<void> {
  const page = { initScript: stopwatchScript };
  const sides = await startSession(bench.rig, { technicianPage: page, customerPage: page });
  const endTrace = await bench.traceTasks();
  await transferSpeed(sides, path, false);
  const tasks = await endTrace();
  await Promise.all([sides.technician.close(), sides.customer.close()]);
  bench.figures.add(
    `tasks of over ${longTaskMs} ms of processor time during a file, both sides`,
    [tasks.filter((ms) => ms > longTaskMs).length],
    { unit: 'tasks', reach: 0 }
  );
  bench.figures.add('the longest of all tasks meanwhile', [Math.max(...tasks)], { unit: 'ms' });
}

/** From the reload, at a third of the file, until it is received again. */
async function measureResume({ rig, figures }: Bench, path: string): Promise<void> {
  const page = { initScript: stopwatchScript };
  const { technician, customer } = await startSession(rig, { technicianPage: page, customerPage: page });
  await technician.setFiles('file-input', [path]);
  await customer.click('file-accept');
  await seeProgress(customer, 0.33);
  await reloadAndWatch(customer, { target: 'file-row[data-state="receiving"]' });
  const took = (await seenAt(customer)) - (await pressedAt(customer));
  figures.add('file goes on after a reload of the receiver', [took], { unit: 'ms', reach: 3000 });
  await Promise.all([technician.close(), customer.close()]);
}

/** Firefox on either side; the pages are as before. */
async function measureWithFirefox({ rig, figures }: Bench, path: string): Promise<void> {
  const pairs: Pair[] = hasFirefox()
    ? [
        { technician: 'chromium', customer: 'firefox' },
        { technician: 'firefox', customer: 'chromium' }
      ]
    : [];
  for (const pair of pairs) {
    const page = { initScript: stopwatchScript };
    const sides = await startSession(rig, { ...pair, technicianPage: page, customerPage: page });
    const { speed } = await transferSpeed(sides, path, false);
    figures.add(`file from ${pair.technician} to ${pair.customer}`, [speed], { unit: 'MB/s' });
    await Promise.all([sides.technician.close(), sides.customer.close()]);
  }
}

async function rawSpeed({ rig }: Bench): Promise<number> {
  const [sender, receiver] = [await openBarePage(rig), await openBarePage(rig)];
  await connectBulk(sender, receiver);
  const ms = await sendBulk(sender, receiver, megabytes * megabyte);
  await Promise.all([sender.close(), receiver.close()]);
  return (megabytes * 1000) / ms;
}

async function transferSpeed(
  { technician, customer }: Sides,
  path: string,
  chatsMeanwhile: boolean
): Promise<{ speed: number; chat: number[] }> {
  await technician.setFiles('file-input', [path]);
  await customer.see('file-accept');
  await watch(customer, { target: 'file-row[data-state="done"]' }, 300_000);
  await customer.click('file-accept');
  const began = await pressedAt(customer);
  const chat: number[] = [];
  for (let index = 0; chatsMeanwhile && index < 10; index++) {
    chat.push(await roundTrip({ technician, customer }, index));
  }
  const ms = (await seenAt(customer)) - began;
  return { speed: (megabytes * 1000) / ms, chat };
}

/** From the send to the mark that the other page has it: there and back. */
async function roundTrip({ technician, customer }: Sides, index: number): Promise<number> {
  const text = `meanwhile ${index}.`;
  const took = technician.evaluate(async (words) => {
    const isDelivered = (): boolean =>
      [...document.querySelectorAll<HTMLElement>('[data-testid=chat-message]')].some(
        (message) => message.innerText.includes(words) && message.querySelector('[data-delivery=delivered]')
      );
    let began = 0;
    addEventListener('click', () => (began = performance.now()), { capture: true, once: true });
    while (!began || !isDelivered()) await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - began;
  }, text);
  await sendChat(technician, text);
  await seeChat(customer, text);
  return took;
}
