import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/*
 * The browsers that are on this machine. The environment variables `CHROMIUM` and `FIREFOX` name others.
 */

const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
  (name) => process.env[name] ?? []
);

/** @returns {string | undefined} path of a Chrome or Chromium, an installed one before Playwright's own */
export function findChromium() {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge'
  ];
  return firstExisting([
    process.env['CHROMIUM'],
    ...names.flatMap(onPath),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...windowsFolders.map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
    chromium.executablePath()
  ]);
}

/** @returns {string | undefined} path of a Firefox; Playwright's own is a patched one that WebDriver BiDi cannot drive */
export function findFirefox() {
  return firstExisting([
    process.env['FIREFOX'],
    ...['firefox', 'firefox-esr'].flatMap(onPath),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    ...windowsFolders.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe'))
  ]);
}

/** @returns {string | undefined} path of a display without a screen */
export function findXvfb() {
  return firstExisting(onPath('Xvfb'));
}

/** Firefox shares no screen without a display, which a Linux server has only through Xvfb. */
export const hasFirefox = () =>
  findFirefox() !== undefined && (process.platform !== 'linux' || findXvfb() !== undefined);

/** @param {string} name @returns {string[]} */
const onPath = (name) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));

/** @param {(string | undefined)[]} paths */
const firstExisting = (paths) => paths.find((path) => path && existsSync(path));
