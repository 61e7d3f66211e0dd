import { spawnSync } from 'node:child_process';

/** What the tests over networks run, and the package of Debian that has it. */
const packageOf = {
  ip: 'iproute2',
  tc: 'iproute2',
  nft: 'nftables',
  ethtool: 'ethtool',
  turnserver: 'coturn'
};

/**
 * Finds or installs what makes networks within this machine. Debian and its kin only: elsewhere it is installed by
 * hand.
 * @returns {string[]} packages that are still missing
 */
export function ensureNetworkTools() {
  if (missing().length > 0) {
    console.log(`Installing ${missing().join(', ')}…`);
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing()]);
  }
  return missing();
}

const missing = () => [
  ...new Set(Object.entries(packageOf).flatMap(([tool, name]) => (run('which', [tool]) ? [] : name)))
];

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'ignore', timeout: 300_000, env }).status === 0;
}
