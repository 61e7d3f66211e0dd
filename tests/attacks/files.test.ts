// features: files
import { expect, it } from 'vitest';
import { createLink, openConsole, sendChat } from '../support/flow.js';
import { fileRows, makeFile, seeRow, someBytes, testFolder } from '../support/files.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { filesOnDisk } from '../support/storage.js';
import type { Lie } from './hostile/files.js';
import { joinAsHostile } from './open-hostile.js';

const rig = useRig();

/** The real console in an active session whose customer is the attacker. */
async function consoleOfHostile(): Promise<{ technician: Page; hostile: Page }> {
  const technician = await openConsole(rig);
  const link = await createLink(technician);
  const hostile = await joinAsHostile(rig, new URL(link).hash.slice(1), 'customer');
  await hostile.until(() => globalThis.hostile.files !== undefined, undefined);
  await technician.click('start-session');
  await technician.see('session-row[data-status="active"]');
  return { technician, hostile };
}

const idOf = (number: number): string => number.toString(16).padStart(32, '0');

const heardType = (hostile: Page, type: string, id: string): Promise<unknown> =>
  hostile.until(
    (wanted) =>
      globalThis.hostile.heard.find(({ message }) => {
        const { type, id } = message as Record<string, unknown>;
        return type === wanted.type && id === wanted.id;
      }),
    { type, id },
    { timeoutMs: 30_000 }
  );

async function lie(sides: { technician: Page; hostile: Page }, facts: Lie): Promise<void> {
  const { technician, hostile } = sides;
  await hostile.evaluate((offer) => globalThis.hostile.files?.offer(offer), facts);
  await seeRow(technician, { name: facts.name, state: 'offered' });
  await technician.click('file-row[data-state="offered"] file-accept');
  await heardType(hostile, 'accept', facts.id);
  await hostile.evaluate(async (told) => {
    globalThis.hostile.files?.noise();
    await globalThis.hostile.files?.send(told);
  }, facts);
}

it(
  '[FT2, FT5, FT6, FT9] noise, bits flipped, chunks swapped, repeated, of another file, too many, too few, or another fingerprint: nothing is shown as finished and nothing is kept',
  { timeout: 180_000 },
  async () => {
    const sides = await consoleOfHostile();
    const lies: [Lie['how'], size: number, chunks: number, why: string][] = [
      ['flip', 5_000, 5, 'damaged'],
      ['swap', 5_000, 5, 'damaged'],
      ['far', 5_000, 5, 'damaged'],
      ['repeat', 5_000, 5, 'damaged'],
      ['other-file', 5_000, 5, 'damaged'],
      ['early-end', 9_000, 5, 'damaged'],
      ['honest', 1, 500, 'size'],
      ['end-size', 5_000, 3, 'size'],
      ['fingerprints', 5_000, 5, 'fingerprint']
    ];
    for (const [index, [how, size, chunks, why]] of lies.entries()) {
      const name = `${how}.bin`;
      await lie(sides, { id: idOf(index + 1), name, size, chunks, how });
      await seeRow(sides.technician, { name, state: 'failed', reason: why });
      expect(await heardType(sides.hostile, 'fail', idOf(index + 1))).toMatchObject({ message: { why } });
    }
    expect(await sides.technician.count('file-save')).toBe(0);
    expect(await sides.technician.evaluate(filesOnDisk, undefined)).toEqual([]);
    // the session has taken no harm
    await sendChat(sides.technician, 'still here');
  }
);

it('[FT12] a thousand offers make a hundred rows and one line of the log, and the page stays quick', async () => {
  const { technician, hostile } = await consoleOfHostile();
  await hostile.evaluate(async () => {
    for (let number = 1; number <= 1000; number++) {
      globalThis.hostile.files?.offer({
        id: number.toString(16).padStart(32, '0'),
        name: `storm ${number}`,
        size: 2 ** 50
      });
      if (number % 50 === 0) await new Promise((done) => setTimeout(done));
    }
  }, undefined);
  expect(await heardType(hostile, 'decline', idOf(101))).toMatchObject({ message: { why: 'too-many' } });
  await technician.until(() => document.querySelectorAll('[data-testid=file-row]').length === 100, undefined);
  await technician.click('tab-log');
  await technician.see('log-entry[data-kind="files-too-many"]');
  expect(await technician.count('log-entry[data-kind="files-too-many"]')).toBe(1);
});

it('[FT10] a petabyte is announced: said to be too large for the disk, before anything was written', async () => {
  const { technician, hostile } = await consoleOfHostile();
  await hostile.evaluate((offer) => globalThis.hostile.files?.offer(offer), {
    id: idOf(1),
    name: 'petabyte',
    size: 2 ** 50
  });
  await technician.click('file-accept');
  await seeRow(technician, { name: 'petabyte', state: 'paused', reason: 'disk-full' });
});

it('[FT1, FT9] a receiver that claims what it has not got, and one that accepts after a cancel, get nothing', async () => {
  const { technician, hostile } = await consoleOfHostile();
  const file = makeFile(testFolder(), 'secret.txt', someBytes(1_000));
  await technician.setFiles('file-input', [file.path]);
  const offer = await hostile.until(
    () =>
      globalThis.hostile.heard
        .map(({ message }) => message as { type: string; id: string })
        .find(({ type }) => type === 'offer'),
    undefined
  );
  const say = (message: object): Promise<void> =>
    hostile.evaluate((words) => globalThis.hostile.send('file', words), message);
  await say({ type: 'done', id: offer.id, md5: '0'.repeat(32), sha256: '0'.repeat(64) });
  await say({ type: 'credit', id: offer.id, have: 1000, upTo: 1000 });
  await technician.click('file-cancel');
  await seeRow(technician, { name: file.name, state: 'cancelled' });
  await say({
    type: 'accept',
    id: offer.id,
    run: 'ab'.repeat(16),
    stream: 1,
    from: 0,
    prefix: '0'.repeat(64),
    upTo: 1000
  });
  await hostile.until(
    (id) =>
      globalThis.hostile.heard.filter(({ message }) => {
        const { type, id: of } = message as { type: string; id: string };
        return type === 'cancel' && of === id;
      }).length >= 2,
    offer.id
  );
  expect((await fileRows(technician)).map(({ state }) => state)).toEqual(['cancelled']);
});

it('[FT7] a receiver who asks a thousand times what is not settled is told sixty times', async () => {
  const { technician, hostile } = await consoleOfHostile();
  const file = makeFile(testFolder(), 'again.txt', someBytes(1_000));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(technician, { name: file.name, state: 'offered' });
  // lines of one channel stay in order: what is declined after the storm was asked for before it
  await hostile.evaluate(() => {
    for (let i = 0; i < 1000; i++) globalThis.hostile.send('file', { type: 'sync' });
    globalThis.hostile.files?.offer({ id: 'f'.repeat(32), name: 'last.txt', size: 1 });
  }, undefined);
  await seeRow(technician, { name: 'last.txt', state: 'offered' });
  await technician.click('file-row[data-state="offered"] file-decline');
  await heardType(hostile, 'decline', 'f'.repeat(32));
  const told = await hostile.evaluate(
    () =>
      globalThis.hostile.heard.filter(({ message }) => (message as { type: string }).type === 'offer').length,
    undefined
  );
  expect(told).toBeGreaterThan(1);
  expect(told).toBeLessThanOrEqual(62);
});

it('[FT17] a sender who offers connections without end, or without a file, gets thirty in a minute, each described once and with one channel', async () => {
  const sides = await consoleOfHostile();
  const { technician, hostile } = sides;
  // a page that does not know the number of a connection does not answer; what is said later comes later
  const settled = async (): Promise<void> => {
    const id = idOf(Math.floor(Math.random() * 2 ** 40));
    await hostile.evaluate((id) => {
      globalThis.hostile.send('file', {
        type: 'accept',
        id,
        run: 'ab'.repeat(16),
        stream: 1,
        from: 0,
        prefix: '0'.repeat(64),
        upTo: 1
      });
    }, id);
    await heardType(hostile, 'cancel', id);
  };
  const heard = (type: 'answer' | 'line-closed', number?: number): Promise<number> =>
    hostile.evaluate(([type, number]) => globalThis.hostile.files!.lines.heard(type, number), [
      type,
      number
    ] as const);

  await hostile.evaluate((storm) => globalThis.hostile.files!.lines.storm(storm), {
    from: 1,
    count: 100,
    closes: true
  });
  await settled();
  expect([await heard('answer'), await heard('line-closed')]).toEqual([0, 0]);

  const file = { id: idOf(1), name: 'never.bin', size: 50_000_000 };
  await hostile.evaluate((offer) => globalThis.hostile.files?.offer(offer), file);
  await seeRow(technician, { name: file.name, state: 'offered' });
  await technician.click('file-row[data-state="offered"] file-accept');
  await heardType(hostile, 'accept', file.id);

  await hostile.evaluate((number) => globalThis.hostile.files!.lines.connect(number, 2), 200);
  await expect.poll(() => heard('line-closed', 200)).toBe(1);
  // what was under way is given up with it
  await hostile.evaluate((offer) => globalThis.hostile.files?.offer(offer), file);
  await hostile.until(
    () =>
      globalThis.hostile.heard.filter(({ message }) => (message as { type: string }).type === 'accept')
        .length === 2,
    undefined
  );

  await hostile.evaluate((from) => globalThis.hostile.files!.lines.nonsense(from), 300);
  await settled();
  expect(await heard('answer')).toBe(1);

  await hostile.evaluate((number) => globalThis.hostile.files!.lines.connect(number, 1), 400);
  await hostile.evaluate((number) => globalThis.hostile.files!.lines.again(number, 300), 400);
  await settled();
  expect([await heard('answer', 400), await heard('line-closed', 400)]).toEqual([1, 0]);

  await hostile.evaluate((storm) => globalThis.hostile.files!.lines.storm(storm), {
    from: 500,
    count: 500,
    closes: true
  });
  await settled();
  expect(await heard('line-closed')).toBeLessThanOrEqual(30);
  await hostile.evaluate((storm) => globalThis.hostile.files!.lines.storm(storm), {
    from: 1_500,
    count: 500,
    closes: false
  });
  await settled();
  expect(await heard('answer')).toBeLessThanOrEqual(30);
  // the session has taken no harm
  await technician.click('file-cancel');
  await seeRow(technician, { name: file.name, state: 'cancelled' });
  await sendChat(technician, 'still here');
});
