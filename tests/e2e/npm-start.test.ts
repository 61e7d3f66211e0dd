import { spawn } from 'node:child_process';
import { afterEach, expect, it } from 'vitest';
import { advisedHeaders } from '../../tools/site/advised-headers.js';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** Runs `npm start` on a free port. @returns what it said by the time that it serves */
async function start(env: Record<string, string> = {}): Promise<string> {
  const child = spawn(process.execPath, ['tools/start.js'], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  stops.push(async () => {
    child.kill();
    await exited;
  });
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  await expect.poll(() => said, { timeout: 30_000 }).toContain('Ctrl-C ends it.');
  return said;
}

const addressOf = (said: string, who: 'technician' | 'customer'): string =>
  new RegExp(`${who} +(\\S+)`).exec(said)?.[1] ?? '';

it('[OP4] `npm start` serves both pages, at the addresses that it names, with the headers that the guide advises', async () => {
  const said = await start();
  for (const who of ['technician', 'customer'] as const) {
    const answer = await fetch(addressOf(said, who), { redirect: 'error' });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject(advisedHeaders);
  }
  expect(said).not.toContain('https');
});

it('[OP2] `npm start` says that browsers do not trust an address that is not this machine’s', async () => {
  const said = await start({ HOST: '0.0.0.0' });
  expect(said).toMatch(/share no screen[^]*https/);
  expect((await fetch(addressOf(said, 'customer'))).status).toBe(200);
});
