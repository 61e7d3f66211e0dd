import { describe, expect, it, vi } from 'vitest';
import { seeChat, seeDelivered, sendChat, seeText, type Sides } from '../support/flow.js';
import { join } from './join.js';
import { useNetwork } from './network.js';
import { pathsOf } from './path.js';
import { iceServers } from './processes.js';
import { milliseconds, useTable } from './table.js';

vi.setConfig({ testTimeout: 120_000 });

const addRow = useTable('way', 'join pressed → both active', 'paths of the customer’s page');

/** Joins, talks in both directions, and notes what it took. @returns the paths */
async function connect(way: string, sides: Sides): Promise<string> {
  const took = await join(sides);
  const { technician, customer } = sides;
  await sendChat(customer, 'Is this on?');
  await seeChat(technician, 'Is this on?');
  await sendChat(technician, 'It is.');
  await seeDelivered(technician, 'It is.');
  const paths = await pathsOf(customer);
  addRow(way, milliseconds(took), paths);
  return paths;
}

describe('without a server that helps', () => {
  const network = useNetwork();

  it('connects in one network, directly', async () => {
    expect(await connect('same network', await network.open())).toMatch(/^(host–(host|prflx) udp(; )?)+$/);
  });

  it('says within 20 seconds that there is no way, and what to do', async () => {
    network.set({ nat: 'symmetric' });
    const { technician, customer } = await network.open();
    await customer.click('join');
    const pressed = Date.now();
    await customer.until(
      () => document.body.innerText.includes('The direct connection does not come about'),
      undefined,
      {
        timeoutMs: 60_000
      }
    );
    const took = Date.now() - pressed;
    await seeText(customer, 'Another network or mobile data often helps');
    addRow('no way at all: said by the customer’s page', milliseconds(took), 'none');
    expect(took).toBeLessThan(20_000);
    expect(await technician.count('session-row[data-status="active"]')).toBe(0);
  });
});

describe('with STUN', () => {
  const network = useNetwork({ config: { iceServers: iceServers.stun } });

  it('connects behind two routers that keep ports, directly', async () => {
    network.set({ nat: 'cone' });
    expect(await connect('two home routers, STUN', await network.open())).toMatch(/(srflx|prflx).* udp$/);
  });
});

describe('on a poor line', () => {
  const network = useNetwork({ config: { iceServers: iceServers.stun } });

  it('connects at 200 ms there and back', async () => {
    network.set({ nat: 'cone' });
    const sides = await network.open();
    await network.setRoundTrip(200);
    expect(await connect('two home routers, STUN, 200 ms round trip', sides)).toContain('udp');
  });

  it('connects where two packets of a hundred are lost', async () => {
    network.set({ nat: 'cone' });
    const sides = await network.open();
    network.set({ lossPercent: 2 });
    expect(await connect('two home routers, STUN, 2 % loss', sides)).toContain('udp');
  });
});

describe('with TURN', () => {
  const network = useNetwork({ config: { iceServers: iceServers.turn } });

  it('connects behind two strict routers, by TURN', async () => {
    network.set({ nat: 'symmetric' });
    expect(await connect('two strict routers, TURN', await network.open())).toContain('relay');
  });

  it('connects where nothing but TCP is let through, by TURN', async () => {
    network.set({ nat: 'symmetric', udp: 'dropped' });
    expect(await connect('UDP blocked, TURN by TCP', await network.open())).toContain('tcp to TURN');
  });
});

describe('with TURN and nothing else allowed', () => {
  const network = useNetwork({ config: { iceServers: iceServers.turn, iceTransportPolicy: 'relay' } });

  it('connects in one network, by TURN all the same', async () => {
    const paths = await connect('same network, relay only', await network.open());
    expect(paths.split('; ').filter((path) => !path.startsWith('relay–relay'))).toEqual([]);
  });
});
