import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { internetAddress } from '../../tools/network/places.js';
import { findChromium } from '../../tools/setup/browsers.js';
import { stopwatchScript } from '../bench/stopwatch.js';
import { createPin, type Sides } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig, type Rig } from '../support/rig.js';
import type { SiteOptions } from '../support/site.js';
import { namespace } from './namespace.js';
import { watchPaths } from './path.js';
import { startDetour, startTurn, type Running } from './processes.js';
import { changeAddress, plainLine, setLine, setWay, type Line, type Side } from './router.js';

export const sides = ['technician', 'customer'] as const satisfies readonly Side[];

export interface Network extends Pick<Rig, 'site'> {
  /** Changes the lines of both sides, or of one. */
  set(change: Partial<Line>, side?: Side): void;
  /** Lets each packet between the two take this much longer there and back; half of it is between each and the internet. */
  setRoundTrip(ms: number): Promise<void>;
  /** The computer gets another address, at home and outside. */
  changeAddress(side: Side): void;
  killTurn(): Promise<void>;
  /** After it was killed. */
  startTurn(): Promise<void>;
  /** A console with a PIN, and the customer's page with that PIN typed, each in a browser of its own. */
  open(): Promise<Sides>;
  /** A page of a new browser on this side, at the site. */
  openPage(side: Side): Promise<Page>;
  /** The same without anything of ours in it. */
  openBarePage(side: Side): Promise<Page>;
}

/** High enough for a conversation beside a board. */
const viewports = {
  technician: { width: 1440, height: 1000 },
  customer: { width: 900, height: 1800 }
} as const;

/** What Chromium writes on the console when something of its network is not there. */
const noNetwork = /ERR_|WebSocket|Failed to load resource/;

/**
 * Two people, each in a network of their own, with a site, relays and a TURN server between them. Sessions begin by
 * themselves, and every test begins with plain lines.
 */
export function useNetwork({
  config = {},
  ...options
}: Omit<SiteOptions, 'config'> & { config?: object } = {}): Network {
  const rig = useRig({
    ...options,
    host: internetAddress,
    config: { startsAtOnce: true, ...config }
  });
  const lines: Record<Side, Line> = { technician: plainLine, customer: plainLine };
  const addresses: Record<Side, 2 | 3> = { technician: 2, customer: 2 };
  let folder: string;
  let turn: Running;
  let delay: Running | undefined;

  function set(change: Partial<Line>, only?: Side): void {
    for (const side of only ? [only] : sides) {
      lines[side] = { ...lines[side], ...change };
      setLine(side, lines[side]);
    }
  }

  async function setRoundTrip(ms: number): Promise<void> {
    await delay?.stop();
    delay = ms > 0 ? await startDetour(ms / 4) : undefined;
    for (const side of sides) {
      setWay(side, delay ? 'detour' : 'straight');
      // the way back to a home without translation follows the one to its router only when it is set anew
      setLine(side, lines[side]);
    }
  }

  function move(side: Side): void {
    changeAddress(side, addresses[side]);
    addresses[side] = addresses[side] === 2 ? 3 : 2;
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tincan-network-'));
    for (const side of sides) {
      writeFileSync(
        join(folder, side),
        `#!/bin/sh\nexec ip netns exec ${namespace(side)} '${findChromium()}' "$@"\n`
      );
      chmodSync(join(folder, side), 0o755);
    }
  });
  beforeEach(async () => {
    set(plainLine);
    turn = await startTurn();
  });
  afterEach(async () => {
    set(plainLine);
    await setRoundTrip(0);
    for (const side of sides) if (addresses[side] !== 2) move(side);
    await turn.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function openPage(side: Side): Promise<Page> {
    const page = await openBarePage(side);
    await page.goto(side === 'technician' ? `${rig.site.url}console` : rig.site.url);
    await page.see(side === 'technician' ? 'new-session' : 'pin-input', { timeoutMs: 30_000 });
    return page;
  }

  async function openBarePage(side: Side): Promise<Page> {
    const profile = await rig.openProfile('chromium', {
      initScript: `${stopwatchScript}${watchPaths}`,
      allowedProblems: noNetwork,
      viewport: viewports[side],
      machine: {
        executable: join(folder, side),
        // plain http: a browser keeps keys and shares screens only where it trusts the way
        args: [`--unsafely-treat-insecure-origin-as-secure=${new URL(rig.site.url).origin}`]
      }
    });
    const page = await profile.newPage();
    await page.goto(`${rig.site.url}config.json`);
    return page;
  }

  return {
    get site() {
      return rig.site;
    },
    set,
    setRoundTrip,
    changeAddress: move,
    killTurn: () => turn.stop(),
    async startTurn() {
      turn = await startTurn();
    },
    openPage,
    openBarePage,
    async open() {
      const [technician, customer] = await Promise.all(sides.map(openPage));
      await customer!.fill('pin-input', await createPin(technician!));
      return { technician: technician!, customer: customer! };
    }
  };
}
