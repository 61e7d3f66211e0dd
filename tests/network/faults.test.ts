import { describe, expect, it, vi } from 'vitest';
import { connectBulk, sendBulk } from '../bench/bare.js';
import {
  fileRows,
  makeFile,
  seeProgress,
  seeRow,
  someBytes,
  testFolder,
  type TestFile
} from '../support/files.js';
import { median } from '../support/figures.js';
import { shareScreen, type Sides } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { join } from './join.js';
import { sides as networkSides, useNetwork } from './network.js';
import { connectedOf, portsBeside } from './path.js';
import { iceServers } from './processes.js';
import { milliseconds, useTable } from './table.js';
import { expectNothingLost, openBoard, pause, Talk } from './talk.js';

vi.setConfig({ testTimeout: 240_000 });

const addRow = useTable('what happens', 'measured', 'counted on both sides: nothing lost, nothing doubled');
const network = useNetwork({ relays: ['/relay', '/second'], config: { iceServers: iceServers.turn } });
const patience = { timeoutMs: 90_000 };
const megabyte = 1_000_000;

/** A session between two homes, with a board or the customer's screen in the middle. */
async function setup({
  nat = 'cone',
  middle = openBoard
}: {
  nat?: 'none' | 'cone' | 'symmetric';
  middle?: (sides: Sides) => Promise<void>;
} = {}): Promise<{ sides: Sides; talk: Talk }> {
  network.set({ nat });
  const sides = await network.open();
  await join(sides);
  await middle(sides);
  const talk = new Talk(sides);
  await talk.measure(1);
  return { sides, talk };
}

async function openBarePair(): Promise<[sender: Page, receiver: Page]> {
  const pair: [Page, Page] = [
    await network.openBarePage('technician'),
    await network.openBarePage('customer')
  ];
  await connectBulk(...pair);
  return pair;
}

const seeActive = ({ technician, customer }: Sides): Promise<unknown> =>
  Promise.all([
    technician.see('session-row[data-status="active"]', patience),
    customer.see('customer[data-status="active"]', patience)
  ]);

const seeInterrupted = ({ technician, customer }: Sides): Promise<unknown> =>
  Promise.all([
    technician.see('session-row[data-status="reconnecting"]', patience),
    customer.see('customer[data-status="reconnecting"]', patience)
  ]);

/** From now until both are in the session again, and hear each other. */
async function timeReturn(sides: Sides, talk: Talk): Promise<string> {
  const start = Date.now();
  await seeActive(sides);
  await talk.untilHeard();
  return milliseconds(Date.now() - start);
}

const summary = (took: readonly number[]): string =>
  `chat ${milliseconds(median(took))}, at most ${milliseconds(Math.max(...took))}`;

/** The browser measures a line every few seconds only; see `linesFor`. */
const untilFar = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (;;) {
      const report = await globalThis.peerConnections[0]!.getStats();
      for (const stat of report.values()) {
        const { nominated, currentRoundTripTime } = stat as Partial<RTCIceCandidatePairStats>;
        if (nominated && (currentRoundTripTime ?? 0) > 0.04) return;
      }
      await new Promise((done) => setTimeout(done, 200));
    }
  }, undefined);

/** From the technician to the customer, until a tenth of it is there. @returns the customer's connections before */
async function sendFar({ technician, customer }: Sides, bytes: number) {
  await untilFar(technician);
  const before = await connectedOf(customer);
  const file = makeFile(testFolder(), 'far.bin', someBytes(bytes));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(customer, { state: 'offered' });
  const start = Date.now();
  await customer.click('file-accept');
  const took = seeRow(customer, { state: 'done' }, 200_000).then(() => Date.now() - start);
  await seeProgress(customer, 0.1);
  return { before, file, took };
}

async function seeArrived({ technician, customer }: Sides, file: TestFile): Promise<void> {
  await Promise.all([technician, customer].map((page) => seeRow(page, { state: 'done' }, 200_000)));
  expect((await fileRows(customer))[0]).toMatchObject({ md5: file.md5, sha256: file.sha256 });
}

describe('a poor line', () => {
  it('200 ms there and back', async () => {
    const { talk } = await setup();
    await network.setRoundTrip(200);
    const took = await talk.measure(8);
    await talk.draw();
    await expectNothingLost(talk);
    addRow('200 ms round trip', summary(took), talk.counted);
  });

  it('two packets of a hundred are lost, in each direction on each line', async () => {
    const { talk } = await setup();
    network.set({ lossPercent: 2 });
    const took = await talk.measure(15);
    await talk.draw();
    await expectNothingLost(talk);
    addRow('2 % loss', summary(took), talk.counted);
  });

  it.each([
    { roundTripMs: 50, bytes: 40 * megabyte, lines: 2 },
    { roundTripMs: 200, bytes: 20 * megabyte, lines: 4 }
  ])(
    '[FT17] $roundTripMs ms there and back: a file goes over $lines connections; the same bytes over bare channels',
    async ({ roundTripMs, bytes, lines }) => {
      const { sides, talk } = await setup({ nat: 'none' });
      await network.setRoundTrip(roundTripMs);
      const pairs = [];
      while (pairs.length < lines) pairs.push(await openBarePair());
      const one = bytes / (await sendBulk(...pairs[0]!, bytes));
      const shares = pairs.map((pair) => sendBulk(...pair, bytes / lines));
      const several = bytes / Math.max(...(await Promise.all(shares)));
      const { before, file, took } = await sendFar(sides, bytes);
      expect((await connectedOf(sides.customer)).length - before.length).toBe(lines - 1);
      await seeArrived(sides, file);
      await expectNothingLost(talk);
      const speed = (perMs: number): string => `${(perMs / 1_000).toFixed(1)} MB/s`;
      addRow(
        `${roundTripMs} ms round trip, file of ${bytes / megabyte} MB over ${lines} connections`,
        `${speed(bytes / (await took))}; a bare channel ${speed(one)}, ${lines} connections ${speed(several)}`,
        talk.counted
      );
    }
  );

  it('[FT17] a file goes on when one of its connections breaks', async () => {
    const { sides, talk } = await setup({ nat: 'none' });
    await network.setRoundTrip(50);
    const { before, file } = await sendFar(sides, 40 * megabyte);
    await sides.customer.evaluate((known) => {
      for (const [number, connection] of globalThis.peerConnections.entries())
        if (!known.includes(number)) connection.close();
    }, before);
    await seeArrived(sides, file);
    await expectNothingLost(talk);
    await sides.technician.click('tab-log');
    await sides.technician.see('log-entry[data-kind="file-resumed"]');
  });

  it('[FT17] a file goes on soon when the packets of one of its connections vanish', async () => {
    const { sides, talk } = await setup({ nat: 'none' });
    await network.setRoundTrip(50);
    const { before, file } = await sendFar(sides, 40 * megabyte);
    const progress = async (): Promise<number> => (await fileRows(sides.customer))[0]?.progress ?? 0;
    const deadPorts = await portsBeside(sides.customer, before);
    expect(deadPorts).not.toEqual([]);
    network.set({ deadPorts }, 'customer');
    const start = Date.now();
    let at = await progress();
    let since = start;
    let longest = 0;
    while (at < 1 && Date.now() - start < 200_000) {
      await pause(200);
      const now = await progress();
      if (now > at) {
        longest = Math.max(longest, Date.now() - since);
        since = Date.now();
        at = now;
      }
    }
    await seeArrived(sides, file);
    expect(longest).toBeLessThan(12_000);
    await expectNothingLost(talk);
    addRow(
      '50 ms, packets of one of a file’s connections vanish',
      `goes on after ${milliseconds(longest)}`,
      talk.counted
    );
  });

  it('an uplink of 5 Mbit/s while the screen is shown and a file is sent', async () => {
    const { sides, talk } = await setup({ middle: shareScreen });
    network.set({ uplink: '5mbit' }, 'customer');
    const screenOnly = await talk.measure(8);
    const file = makeFile(testFolder(), 'upload.bin', someBytes(30 * megabyte));
    await sides.customer.setFiles('file-input', [file.path]);
    await seeRow(sides.technician, { state: 'offered' });
    await sides.technician.click('file-accept');
    await seeProgress(sides.technician, 0.02);
    const withFile = await talk.measure(8);
    const stage = (await sides.technician.text('stage-figures')).replace(/\s+/g, ' ');
    network.set({ uplink: undefined }, 'customer');
    await expectNothingLost(talk);
    addRow('5 Mbit/s uplink, screen shown', summary(screenOnly), talk.counted);
    addRow('… and a file sent', `${summary(withFile)}; stage ${stage}`, talk.counted);
  });
});

describe('a line that is cut', () => {
  it('for 10 seconds, in the middle of a file', async () => {
    const { sides, talk } = await setup();
    const { technician, customer } = sides;
    const file = makeFile(testFolder(), 'large.bin', someBytes(60 * megabyte));
    await technician.setFiles('file-input', [file.path]);
    await seeRow(customer, { state: 'offered' });
    await customer.click('file-accept');
    await seeProgress(customer, 0.05);
    network.set({ isCut: true }, 'customer');
    await talk.goOnFor(10_000);
    await talk.draw();
    network.set({ isCut: false }, 'customer');
    const took = await timeReturn(sides, talk);
    for (const page of [technician, customer]) {
      await seeRow(page, { name: file.name, state: 'done' }, 150_000);
      expect((await fileRows(page))[0]).toMatchObject({ md5: file.md5, sha256: file.sha256 });
    }
    await expectNothingLost(talk);
    addRow(
      'link down 10 s',
      `heard again after ${took}`,
      `${talk.counted}, file of 60 MB: equal fingerprints`
    );
  });

  it.runIf(process.env['LONG'])('for 6 minutes', { timeout: 900_000 }, async () => {
    const { sides, talk } = await setup();
    network.set({ isCut: true }, 'customer');
    await talk.goOnFor(5_000);
    await talk.draw();
    await seeInterrupted(sides);
    await sides.technician.see('session-row[data-status="offline"]', { timeoutMs: 360_000 });
    await pause(45_000);
    network.set({ isCut: false }, 'customer');
    const took = await timeReturn(sides, talk);
    await expectNothingLost(talk);
    addRow('link down 6 min', `heard again after ${took}`, talk.counted);
  });

  it.each(networkSides)(
    '[RM17] and comes back with another address, as a telephone that roams: the %s',
    async (side) => {
      const { sides, talk } = await setup();
      // the first is the session's own; the document's is made by way of it
      const connections = await Promise.all(networkSides.map((one) => connectedOf(sides[one])));
      network.changeAddress(side);
      const took = await talk.untilHeard();
      await seeActive(sides);
      await talk.draw();
      await expectNothingLost(talk);
      for (const [at, one] of networkSides.entries())
        expect(await connectedOf(sides[one]), one).toContain(connections[at]![0]);
      addRow(`address change, ${side}`, `heard again after ${milliseconds(took)}`, talk.counted);
    }
  );

  it('[RM17] and comes back with another address in the middle of a file, with the screen shown', async () => {
    const { sides, talk } = await setup({ middle: shareScreen });
    const { technician, customer } = sides;
    const file = makeFile(testFolder(), 'roaming.bin', someBytes(60 * megabyte));
    await customer.setFiles('file-input', [file.path]);
    await seeRow(technician, { state: 'offered' });
    await technician.click('file-accept');
    await seeProgress(technician, 0.05);
    const [connection] = await connectedOf(customer);
    network.changeAddress('customer');
    const took = await talk.untilHeard();
    await seeRow(technician, { name: file.name, state: 'done' }, 150_000);
    expect((await fileRows(technician))[0]).toMatchObject({ md5: file.md5, sha256: file.sha256 });
    expect(await connectedOf(customer)).toContain(connection);
    await expectNothingLost(talk);
    addRow('… with a file and the screen', `heard again after ${milliseconds(took)}`, talk.counted);
  });
});

describe('servers that are gone', () => {
  it('every relay after the join, and before a reload', async () => {
    const { sides, talk } = await setup();
    const { technician, customer } = sides;
    const relays = ['/relay', '/second'].map((path) => network.site.relay(path));
    for (const relay of relays) relay.kill();
    await technician.see('relay-notice', patience);
    await talk.goOnFor(3_000);
    await talk.draw();
    await expectNothingLost(talk);
    expect(await technician.count('session-row[data-status="active"]')).toBe(1);
    expect(await customer.count('customer[data-status="active"]')).toBe(1);

    await customer.reload();
    await seeInterrupted(sides);
    expect(await technician.text('relay-notice')).toContain('keeps trying');
    relays[1]!.restart();
    const took = await timeReturn(sides, talk);
    await expectNothingLost(talk);
    addRow('every relay killed', `nothing; after a reload back ${took} after one returned`, talk.counted);
    relays[0]!.restart();
  });

  it('the TURN server that everything goes through', async () => {
    const { sides, talk } = await setup({ nat: 'symmetric' });
    await network.killTurn();
    await talk.goOnFor(3_000);
    await talk.draw();
    await seeInterrupted(sides);
    await network.startTurn();
    const took = await timeReturn(sides, talk);
    await expectNothingLost(talk);
    addRow('TURN killed', `heard again ${took} after it returned`, talk.counted);
  });
});
