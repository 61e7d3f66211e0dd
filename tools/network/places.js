import { execFileSync } from 'node:child_process';

/*
 * The network of the tests: namespaces of Linux, which are torn down with all that runs in them.
 *
 *   technician ── technician-router ──┐
 *                                     internet (site, relays, TURN)
 *   customer ──── customer-router ────┘
 *
 * Each line between a router and the internet exists twice: at once (`wan`), and by way of `detour` (`far`), where a
 * process keeps every packet for a while. It is a VXLAN, because its packets are UDP, which Node can hold back, and
 * because not every kernel has netem.
 */

/** Where the site, the relays and the TURN server are. */
export const internetAddress = '198.51.100.1';

/** The network of each side. @type {Record<'technician' | 'customer', { lan: string, wan: string, id: number }>} */
export const networks = {
  technician: { lan: '10.1.0', wan: '198.51.101', id: 1 },
  customer: { lan: '10.2.0', wan: '198.51.102', id: 2 }
};

/** Packets that are held back go through here. */
export const detour = { port: 4789, of: (/** @type {number} */ id) => `172.16.${id}`, internet: '172.16.0' };

const names = ['internet', 'detour', ...Object.keys(networks).flatMap((side) => [side, `${side}-router`])];

/** Namespace of a place. @param {string} run names one run of the tests: its process id @param {string} place */
export const namespaceOf = (run, place) => `tincan-${run}-${place}`;

/** @param {string} run throws what `ip` says when the machine cannot */
export function makePlaces(run) {
  const in_ = (/** @type {string} */ place) => namespaceOf(run, place);
  const lines = names.flatMap((place) => [`netns add ${in_(place)}`]);
  ip(lines);
  for (const place of names) {
    execFileSync('ip', ['netns', 'exec', in_(place), 'sh', '-c', settingsOf(place)]);
    ip(['link set lo up'], in_(place));
  }
  ip(
    [
      `addr add ${internetAddress}/32 dev lo`,
      ...join(in_('internet'), 'out', `${detour.internet}.2/24`, in_('detour'), 'internet'),
      // An address behind a router leads nowhere, in silence: the detour forwards nothing. A route that the kernel
      // refuses would make coturn close its sockets.
      `route add 10.0.0.0/8 via ${detour.internet}.1`
    ],
    in_('internet')
  );
  ip([`addr add ${detour.internet}.1/24 dev internet`, 'link set internet up mtu 1600'], in_('detour'));
  for (const [side, { lan, wan, id }] of Object.entries(networks)) {
    const router = in_(`${side}-router`);
    ip(
      [
        ...join(router, 'lan', `${lan}.1/24`, in_(side), 'lan'),
        ...join(router, 'wan', `${wan}.2/24`, in_('internet'), side),
        ...join(router, 'out', `${detour.of(id)}.2/24`, in_('detour'), side),
        `addr add ${wan}.3/24 dev wan`,
        `route add default via ${wan}.1 dev wan`,
        `link add far type vxlan id ${id} remote ${detour.of(id)}.1 dstport ${detour.port} dev out`,
        'link set far up mtu 1500'
      ],
      router
    );
    ip([`addr add ${detour.of(id)}.1/24 dev ${side}`, `link set ${side} up mtu 1600`], in_('detour'));
    ip(
      [
        `addr add ${wan}.1/24 dev ${side}`,
        `link set ${side} up`,
        `link add ${side}-far type vxlan id ${id} remote ${detour.internet}.1 dstport ${detour.port} dev out`,
        `link set ${side}-far up mtu 1500`
      ],
      in_('internet')
    );
    ip([`addr add ${lan}.2/24 dev lan`, 'link set lan up', `route add default via ${lan}.1`], in_(side));
    // a checksum that is left to a network card would be missing in what the detour sees
    for (const [place, device] of [
      [router, 'far'],
      [in_('internet'), `${side}-far`]
    ])
      execFileSync(
        'ip',
        ['netns', 'exec', `${place}`, 'ethtool', '-K', `${device}`, 'tx', 'off', 'gso', 'off'],
        {
          stdio: ['ignore', 'ignore', 'pipe']
        }
      );
  }
}

/** Ends every process in the namespaces of a run, and takes them down. @param {string} run */
export function removePlaces(run) {
  const own = namespaces().filter((name) => name.startsWith(namespaceOf(run, '')));
  // a process that ends may start another one first
  for (let round = 0; round < 3; round++) for (const id of own.flatMap(processesIn)) end(id);
  for (const name of own) execFileSync('ip', ['netns', 'del', name]);
}

/** Removes what runs left behind that were killed themselves. */
export function removeLeftovers() {
  const runs = new Set(namespaces().flatMap((name) => /^tincan-(\d+)-/.exec(name)?.[1] ?? []));
  for (const run of runs) if (!isRunning(Number(run))) removePlaces(run);
}

/**
 * By their full path: a working directory in there would be that of the machine's own network.
 * @param {string} place
 */
const settingsOf = (place) =>
  Object.entries({
    'ipv4/ip_forward': place === 'detour' ? 0 : 1,
    'ipv4/conf/all/rp_filter': 0,
    'ipv4/conf/default/rp_filter': 0,
    'ipv6/conf/all/disable_ipv6': 1
  })
    .map(([name, value]) => `echo ${value} > /proc/sys/net/${name}`)
    .join(' && ');

/**
 * A cable between the namespace that the lines are for and another one; the other end has no address yet.
 * @param {string} here @param {string} device @param {string} address @param {string} there @param {string} otherEnd
 */
const join = (here, device, address, there, otherEnd) => [
  `link add ${device} netns ${here} type veth peer name ${otherEnd} netns ${there}`,
  `addr add ${address} dev ${device}`,
  `link set ${device} up mtu ${device === 'out' ? 1600 : 1500}`
];

/** @param {string[]} lines of one batch @param {string} [namespace] */
function ip(lines, namespace) {
  execFileSync('ip', [...(namespace ? ['-n', namespace] : []), '-batch', '-'], {
    input: lines.join('\n'),
    stdio: ['pipe', 'ignore', 'pipe']
  });
}

const namespaces = () =>
  execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => line.split(' ')[0] || []);

/** @param {string} name */
const processesIn = (name) =>
  execFileSync('ip', ['netns', 'pids', name], { encoding: 'utf8' }).split('\n').filter(Boolean).map(Number);

/** @param {number} id */
function end(id) {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // it was faster
  }
}

/** @param {number} id */
function isRunning(id) {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
