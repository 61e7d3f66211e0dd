// features: files
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { browserPairs, useRig } from '../support/rig.js';
import { endSession, startSession } from '../support/flow.js';
import { fileRows, makeFile, seeRow, someBytes, testFolder } from '../support/files.js';

const rig = useRig();
const megabyte = 1_000_000;

it.each(browserPairs)(
  '[FT1, FT9] a file goes both ways between $technician and $customer, and both sides agree on its fingerprints',
  { timeout: 120_000 },
  async (pair) => {
    const { technician, customer } = await startSession(rig, pair);
    const folder = testFolder();
    const down = makeFile(folder, 'to customer.bin', someBytes(3 * megabyte + 17));
    const up = makeFile(folder, 'to technician.bin', someBytes(2 * megabyte, 5));

    await technician.setFiles('file-input', [down.path]);
    await seeRow(customer, { name: down.name, state: 'offered' });
    // before the click nothing has moved
    expect((await fileRows(customer))[0]?.progress).toBe(0);
    await customer.click('file-accept');
    await seeRow(customer, { name: down.name, state: 'done' });
    await seeRow(technician, { name: down.name, state: 'done' });

    await customer.setFiles('file-input', [up.path]);
    await seeRow(technician, { name: up.name, state: 'offered' });
    await technician.click('file-row[data-state="offered"] file-accept');
    await seeRow(technician, { name: up.name, state: 'done' });
    await seeRow(customer, { name: up.name, state: 'done' });

    for (const page of [technician, customer]) {
      const rows = await fileRows(page);
      for (const file of [down, up]) {
        const row = rows.find(({ name }) => name === file.name);
        expect(row).toMatchObject({ md5: file.md5, sha256: file.sha256, progress: 1 });
      }
    }
    await technician.click('tab-log');
    for (const file of [down, up]) {
      await technician.until(
        (wanted) =>
          [...document.querySelectorAll('[data-testid=log-entry][data-kind=file-done]')].some(
            ({ textContent }) => wanted.every((part) => textContent?.includes(part))
          ),
        [file.name, file.md5, file.sha256]
      );
    }
  }
);

it('[FT3, FT11, FT19] zero bytes, hostile names, two of one name: all arrive under «accept all», and it can be taken back', async () => {
  const { technician, customer } = await startSession(rig, {
    technicianPage: { viewport: { width: 1440, height: 900 } },
    customerPage: { viewport: { width: 390, height: 844 } }
  });
  const folder = testFolder();
  const other = testFolder();
  const files = [
    makeFile(folder, 'empty', Buffer.alloc(0)),
    makeFile(folder, 'same.txt', someBytes(10, 1)),
    makeFile(other, 'same.txt', someBytes(10, 2)),
    makeFile(folder, '🙂 no extension', someBytes(1000)),
    makeFile(folder, 'photo\u202Egpj.exe', someBytes(1000, 3)),
    makeFile(folder, 'CON.txt', someBytes(1000, 4)),
    makeFile(folder, `${'long '.repeat(48)}.pdf`, someBytes(1000, 5))
  ];
  await technician.setFiles('file-input', [files[0]!.path]);
  await customer.see('file-accept');
  await customer.click('files-accept-all');
  await customer.see('files-accepting-all');
  for (const { path } of files.slice(1)) await technician.setFiles('file-input', [path]);
  for (const page of [technician, customer]) {
    await page.until(
      (count) => document.querySelectorAll('[data-testid=file-row][data-state=done]').length === count,
      files.length,
      { timeoutMs: 40_000 }
    );
  }
  const rows = await fileRows(customer);
  expect(rows.map(({ sha256 }) => sha256).sort()).toEqual(files.map(({ sha256 }) => sha256).sort());
  // what turns the direction of a name is shown, and is not in the name under which it is saved
  expect(rows.map(({ name }) => name)).toContain('photo⟨202E⟩gpj.exe');
  await customer.see('file-row[data-name="photo⟨202E⟩gpj.exe"] file-risk');
  await customer.click('file-row[data-name="photo⟨202E⟩gpj.exe"] file-save');
  await customer.see('file-risk-save');
  const saved = await customer.download(() => customer.click('file-risk-save'));
  expect(saved.name).toBe('photogpj.exe');

  await customer.click('files-accept-all-stop');
  await technician.setFiles('file-input', [files[1]!.path]);
  await seeRow(customer, { state: 'offered' });
  await customer.click('file-decline');
  await seeRow(technician, { state: 'cancelled', reason: 'declined-there' });
  await technician.click('tab-log');
  await technician.see('log-entry[data-kind="file-declined"]');
});

it('[FT8] either side pauses, both at once, and either cancels', { timeout: 120_000 }, async () => {
  const { technician, customer } = await startSession(rig);
  const file = makeFile(testFolder(), 'large.bin', someBytes(120 * megabyte));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(customer, { state: 'offered' });
  await customer.click('file-accept');
  await seeRow(customer, { state: 'receiving' });
  await customer.click('file-pause');
  await seeRow(technician, { state: 'paused', reason: 'paused-there' });
  await technician.click('file-pause');
  await seeRow(technician, { state: 'paused', reason: 'paused-here' });
  await customer.click('file-resume');
  await seeRow(customer, { state: 'paused', reason: 'paused-there' });
  await technician.click('file-resume');
  await seeRow(customer, { state: 'receiving done' });
  const second = makeFile(testFolder(), 'second.bin', someBytes(120 * megabyte));
  await customer.setFiles('file-input', [second.path]);
  await seeRow(technician, { name: 'second.bin', state: 'offered' });
  await technician.click('file-row[data-name="second.bin"] file-accept');
  await seeRow(technician, { name: 'second.bin', state: 'receiving' });
  await technician.click('file-row[data-name="second.bin"] file-cancel');
  await seeRow(customer, { name: 'second.bin', state: 'cancelled', reason: 'cancelled-there' });
  await seeRow(technician, { name: 'second.bin', state: 'cancelled', reason: 'cancelled-here' });
  await seeRow(customer, { name: 'large.bin', state: 'done' }, 60_000);
});

it(
  '[FT14] a folder keeps its paths, as an archive and as a folder; a clip goes by two clicks',
  { timeout: 120_000 },
  async () => {
    const { technician, customer } = await startSession(rig, {
      customerPage: {
        // a folder of the browser's own file system stands in for one that a person picks
        initScript: `globalThis.showDirectoryPicker = () => navigator.storage.getDirectory()
        .then((root) => root.getDirectoryHandle('picked', { create: true }));`
      },
      technicianPage: {
        initScript: `Object.defineProperty(navigator.clipboard ?? {}, 'read', { value: () => Promise.resolve([
        new ClipboardItem({ 'text/plain': new Blob(['http://192.168.1.1/admin'], { type: 'text/plain' }) })]) });`
      }
    });
    const folder = testFolder();
    mkdirSync(join(folder, 'logs', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'logs', 'a.txt'), 'first');
    writeFileSync(join(folder, 'logs', 'deep', 'b.txt'), 'second');
    await technician.evaluate(
      () => document.querySelector<HTMLElement>('[data-testid=file-input]')?.focus(),
      undefined
    );
    await technician.see('send-clipboard');
    await technician.setFiles('folder-input', [join(folder, 'logs')]);
    await seeRow(customer, { name: 'logs', state: 'offered' });
    await customer.click('file-accept');
    await seeRow(customer, { name: 'logs', state: 'done' });
    await seeRow(technician, { name: 'logs', state: 'done' });
    await customer.click('file-save-folder');
    const texts = await customer.until(async () => {
      try {
        const root = await navigator.storage.getDirectory();
        const logs = await (await root.getDirectoryHandle('picked')).getDirectoryHandle('logs');
        const read = async (directory: FileSystemDirectoryHandle, name: string): Promise<string> =>
          (await (await directory.getFileHandle(name)).getFile()).text();
        const texts = [await read(logs, 'a.txt'), await read(await logs.getDirectoryHandle('deep'), 'b.txt')];
        return texts.every(Boolean) && texts;
      } catch {
        return undefined;
      }
    }, undefined);
    expect(texts).toEqual(['first', 'second']);
    const archive = await customer.download(() => customer.click('file-row[data-name="logs"] file-save'));
    expect(archive.name).toBe('logs.zip');
    expect(archive.text).toContain('deep/b.txt');

    await technician.click('send-clipboard');
    await seeRow(customer, { name: 'http://192.168.1.1/admin.txt', state: 'offered' });
    await customer.click('file-row[data-state="offered"] file-accept');
    await customer.see('file-copy');
  }
);

it('[FT19] what runs in a received folder is named in its row, and asked about once before it is saved either way', async () => {
  const { technician, customer } = await startSession(rig, {
    customerPage: {
      initScript: `globalThis.showDirectoryPicker = () => navigator.storage.getDirectory()
        .then((root) => root.getDirectoryHandle('picked', { create: true }));`
    }
  });
  const folder = testFolder();
  mkdirSync(join(folder, 'tools', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'tools', 'readme.txt'), 'words');
  writeFileSync(join(folder, 'tools', 'deep', 'setup.exe'), 'MZ');
  writeFileSync(join(folder, 'tools', 'deep', 'start.lnk'), 'L');
  await technician.evaluate(
    () => document.querySelector<HTMLElement>('[data-testid=file-input]')?.focus(),
    undefined
  );
  await technician.see('send-clipboard');
  await technician.setFiles('folder-input', [join(folder, 'tools')]);
  await seeRow(customer, { name: 'tools', state: 'offered' });
  await customer.click('file-accept');
  await seeRow(customer, { name: 'tools', state: 'done' });
  expect(await customer.text('file-risk')).toMatch(
    /2 files in this folder do something when they are opened; the first is “\u2068(setup\.exe|start\.lnk)/
  );
  expect(await technician.count('file-risk')).toBe(0);

  const isSaved = (): Promise<boolean> =>
    customer.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const picked = await root.getDirectoryHandle('picked', { create: true });
      return picked.getDirectoryHandle('tools').then(
        () => true,
        () => false
      );
    }, undefined);
  await customer.click('file-save-folder');
  await customer.see('file-risk-save');
  await customer.press('Escape');
  await customer.seeGone('file-risk-save');
  expect(await isSaved()).toBe(false);
  await customer.click('file-save-folder');
  await customer.click('file-risk-save');
  await expect.poll(isSaved).toBe(true);

  await customer.click('file-save');
  await customer.see('file-risk-save');
  const archive = await customer.download(() => customer.click('file-risk-save'));
  expect(archive.name).toBe('tools.zip');
});

it('[FT13] what a session leaves in the browser is gone at the next start', async () => {
  const { technician, customer } = await startSession(rig);
  const file = makeFile(testFolder(), 'left.txt', someBytes(1000));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(customer, { state: 'offered' });
  await customer.click('file-accept');
  await seeRow(customer, { state: 'done' });
  await endSession(technician, { technician, customer });
  // it can still be saved after the end
  expect((await customer.download(() => customer.click('file-save'))).name).toBe('left.txt');
  await customer.goto(rig.site.url);
  await customer.until(async () => {
    const root = await navigator.storage.getDirectory();
    const site = await root.getDirectoryHandle(`tincan ${encodeURIComponent('/shop/')}`);
    for await (const name of site.keys()) if (name.startsWith('files-')) return false;
    return true;
  }, undefined);
});
