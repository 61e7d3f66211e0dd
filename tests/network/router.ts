import { execFileSync } from 'node:child_process';
import { networks } from '../../tools/network/places.js';
import { namespace, runIn } from './namespace.js';

export type Side = keyof typeof networks;

/** What stands between a person and the internet. */
export interface Line {
  /**
   * `none`: no translation, every address can be reached. `cone`: a home's router, which keeps the port. `symmetric`:
   * a strict one with another port for each destination. The latter two let nothing in that was not asked for.
   */
  nat: 'none' | 'cone' | 'symmetric';
  udp: 'passed' | 'dropped';
  /** Packets that get lost, in each direction. */
  lossPercent: number;
  isCut: boolean;
  /** Ports of this side whose packets vanish, in both directions. */
  deadPorts: readonly number[];
  /** What it carries from the person to the internet, as `tc` writes it; nothing limits it when left out. */
  uplink: string | undefined;
}

export const plainLine: Line = {
  nat: 'none',
  udp: 'passed',
  lossPercent: 0,
  isCut: false,
  deadPorts: [],
  uplink: undefined
};

/** Makes the router of a side behave so from now on. */
export function setLine(side: Side, line: Line): void {
  runIn(`${side}-router`, ['nft', '-f', '-'], rulesOf(side, line));
  runIn(`${side}-router`, ['tc', 'qdisc', 'del', 'dev', 'wan', 'root'], '', 'may fail');
  if (line.uplink)
    runIn(`${side}-router`, [
      ...'tc qdisc add dev wan root tbf burst 32kb latency 200ms rate'.split(' '),
      line.uplink
    ]);
  const { lan, wan } = networks[side];
  const route = line.nat === 'none' ? ['replace'] : ['del'];
  const via = line.nat === 'none' ? ['via', `${wan}.2`] : [];
  ipRoute('internet', [...route, `${lan}.0/24`, ...via], line.nat !== 'none');
}

/** By way of the detour, or straight. */
export function setWay(side: Side, way: 'detour' | 'straight'): void {
  const { wan } = networks[side];
  const [out, back] = way === 'detour' ? ['far', `${side}-far`] : ['wan', side];
  ipRoute(`${side}-router`, ['replace', 'default', 'via', `${wan}.1`, 'dev', out, 'onlink']);
  // what the kernel made by itself for the address would stay beside it
  ipRoute('internet', ['del', `${wan}.0/24`], true);
  ipRoute('internet', ['replace', `${wan}.0/24`, 'dev', back, 'scope', 'link', 'src', `${wan}.1`]);
}

/** Leaves the network and comes back with another address, at home and outside, as a telephone does that roams. */
export function changeAddress(side: Side, from: 2 | 3): void {
  const { lan } = networks[side];
  const to = from === 2 ? 3 : 2;
  const ip = (...args: string[]): unknown => runIn(side, ['ip', ...args]);
  ip('addr', 'flush', 'dev', 'lan');
  ip('addr', 'add', `${lan}.${to}/24`, 'dev', 'lan');
  ip('route', 'replace', 'default', 'via', `${lan}.1`);
}

function ipRoute(place: string, args: string[], mayFail = false): void {
  const stdio = mayFail ? 'ignore' : 'pipe';
  try {
    execFileSync('ip', ['-n', namespace(place), 'route', ...args], { stdio });
  } catch (thrown) {
    if (!mayFail) throw thrown;
  }
}

/** Adding a table first lets it be deleted, whether it was there or not; all of it counts at once. */
function rulesOf(side: Side, { nat, udp, lossPercent, isCut, deadPorts }: Line): string {
  const { lan, wan } = networks[side];
  const toInternet = '{ "wan", "far" }';
  const forward = [
    isCut && 'drop',
    ...deadPorts.flatMap((port) => [`udp sport ${port} drop`, `udp dport ${port} drop`]),
    lossPercent > 0 && `numgen random mod 1000 < ${lossPercent * 10} drop`,
    udp === 'dropped' && 'meta l4proto udp drop',
    nat !== 'none' && `iifname ${toInternet} ct state new drop`
  ];
  const ports = nat === 'symmetric' ? ' fully-random' : '';
  const translation = nat !== 'none' && [
    `oifname ${toInternet} ip saddr ${lan}.3 snat to ${wan}.3${ports}`,
    `oifname ${toInternet} snat to ${wan}.2${ports}`
  ];
  return `
    add table ip tincan
    delete table ip tincan
    table ip tincan {
      chain forward { type filter hook forward priority 0;
        ${forward.filter(Boolean).join('\n        ')}
      }
      # what was not asked for must not be remembered either, or it would take the port that its answer needs
      chain input { type filter hook input priority 0;
        iifname ${toInternet} meta l4proto udp drop
      }
      chain translation { type nat hook postrouting priority 100;
        ${(translation || []).join('\n        ')}
      }
    }`;
}
