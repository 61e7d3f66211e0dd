import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endSession, seeText, startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';

/** What a build is made of. */
const sources = [
  'src',
  'static',
  'worker',
  'tools',
  'package.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts'
];
const list = 'src/lib/app/features.ts';
const tree = mkdtempSync(join(tmpdir(), 'tincan-touch-'));

function run(command: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: tree,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' }
  });
  if (status !== 0) throw new Error(`${command}\n${stdout}\n${stderr}`);
}

/** A copy of the product with one feature more: its folder, and two lines in the one list. */
beforeAll(() => {
  for (const path of sources) cpSync(path, join(tree, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  cpSync('tests/touch/wave', join(tree, 'src/lib/features/wave'), { recursive: true });
  const features = readFileSync(list, 'utf8');
  const withWave = features
    .replace(/^import /m, "import { wave } from '../features/wave/feature.js';\nimport ")
    .replace(/(export const features[^[]*\[\]? = \[)/, '$1\n  wave,');
  if (withWave === features) throw new Error(`${list} has no list to add to`);
  writeFileSync(join(tree, list), withWave);
  run('node_modules/@sveltejs/kit/svelte-kit.js', 'sync');
  run('node_modules/vite/bin/vite.js', 'build');
}, 240_000);
afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('[FE7] a feature is one folder and its line in the list', () => {
  const rig = useRig({ build: `${tree}/build` });

  it('works between two pages: lane, power with its card, log, stored value, panels and words', async () => {
    const { technician, customer } = await startSession(rig);
    await technician.click('tab-wave');
    await technician.click('wave');
    await customer.until(
      () => document.querySelector('[data-testid=wave-count]')?.textContent === 'Waved at 1 times',
      undefined
    );

    await technician.click('ask-wave-back');
    await customer.see('consent[data-consent="wave-back"]');
    const card = await customer.text('consent[data-consent="wave-back"]');
    expect(card).toContain('Your technician would like you to wave back');
    expect(card).toContain('Nothing else can be done with it.');
    await customer.click('consent[data-consent="wave-back"] consent-allow');
    await customer.see('sharing-indicator[data-sharing="wave-back"]');
    expect(await customer.text('sharing-indicator')).toContain('You are waving back');
    await technician.click('tab-log');
    await technician.until(() => /wave back/.test(document.body.innerText), undefined);

    await customer.reload();
    await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
    await customer.until(
      () => document.querySelector('[data-testid=wave-count]')?.textContent === 'Waved at 1 times',
      undefined
    );
    await endSession(technician, { technician, customer });
    await seeText(customer, 'Somebody waved, 1 times by now');
  });
});
