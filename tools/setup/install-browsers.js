import { spawnSync } from 'node:child_process';
import { findChromium, hasFirefox } from './browsers.js';

/**
 * How the machines we know install a Chromium, and a Firefox with a display for it.
 * @type {{ tool: string, update?: string[], install: string[], chromium: string[], firefox: string[] }[]}
 */
const packageManagers = [
  {
    tool: 'apt-get',
    update: ['update', '-qq'],
    install: ['install', '-y', '-qq', '--no-install-recommends'],
    chromium: ['chromium'],
    firefox: ['firefox-esr', 'xvfb']
  },
  {
    tool: 'dnf',
    install: ['install', '-y', '-q'],
    chromium: ['chromium'],
    firefox: ['firefox', 'xorg-x11-server-Xvfb']
  },
  {
    tool: 'pacman',
    install: ['-Sy', '--noconfirm'],
    chromium: ['chromium'],
    firefox: ['firefox', 'xorg-server-xvfb']
  },
  {
    tool: 'brew',
    install: ['install', '--quiet', '--cask'],
    chromium: ['google-chrome'],
    firefox: ['firefox']
  }
];

/**
 * Finds or installs the browsers that the tests need: one that is installed, else Playwright's, else the
 * system's package manager's.
 * @returns {{ chromium: string | undefined, hasFirefox: boolean }} what is there afterwards
 */
export function ensureBrowsers() {
  if (!findWorkingChromium()) {
    console.log('No Chromium found, installing one…');
    installPlaywrights();
    if (!findWorkingChromium()) installPackages('chromium');
  }
  if (!hasFirefox()) {
    console.log('No Firefox (or no Xvfb for it) found, installing…');
    installPackages('firefox');
  }
  return { chromium: findWorkingChromium(), hasFirefox: hasFirefox() };
}

/** A downloaded browser may lack libraries of the system: whether it starts tells. */
function findWorkingChromium() {
  const path = findChromium();
  return path && run(path, ['--version'], 20_000) ? path : undefined;
}

/** Playwright's download brings no libraries of the system: those are fetched if it does not start without. */
function installPlaywrights() {
  const playwright = 'node_modules/playwright-core/cli.js';
  if (!run(process.execPath, [playwright, 'install', 'chromium'], 180_000)) return;
  if (!findWorkingChromium()) run(process.execPath, [playwright, 'install-deps', 'chromium'], 180_000);
}

/** @param {'chromium' | 'firefox'} what */
function installPackages(what) {
  const manager = packageManagers.find(({ tool }) => run(tool, ['--version'], 20_000));
  if (!manager) return;
  const { tool, update, install } = manager;
  // Homebrew refuses to run as root
  const isRoot = tool === 'brew' || process.getuid?.() === 0;
  if (!isRoot && !run('sudo', ['-n', 'true'], 20_000)) return;
  const command = isRoot ? [tool] : ['sudo', '-n', tool];
  if (update) run(command[0] ?? tool, [...command.slice(1), ...update], 180_000);
  run(command[0] ?? tool, [...command.slice(1), ...install, ...manager[what]], 600_000);
}

/** @param {string} command @param {string[]} args @param {number} timeoutMs */
function run(command, args, timeoutMs) {
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
    // behind a firewall that swallows packets, give up soon
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000'
  };
  return spawnSync(command, args, { stdio: 'ignore', timeout: timeoutMs, env }).status === 0;
}
