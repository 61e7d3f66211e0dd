import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import puppeteer, { type BrowserContext, type ElementHandle, type KeyInput } from 'puppeteer-core';
import { findFirefox, findXvfb } from '../../tools/setup/browsers.js';
import {
  createPage,
  ProblemList,
  reportViolations,
  type Browser,
  type NewPageOptions,
  type Page,
  type RunningProfile
} from './page.js';

const preferences = {
  // nobody to ask for the screen
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'media.getusermedia.screensharing.enabled': true,
  'permissions.default.desktop-notification': 1,
  'media.autoplay.default': 0,
  // two browsers of one machine find each other without a network
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'intl.accept_languages': 'en-US',
  'intl.locale.requested': 'en-US',
  // the colour scheme of pages; changed by `setColorScheme`
  'layout.css.prefers-color-scheme.content-override': 1
};

/** Stock Firefox over WebDriver BiDi, on a display of its own: it shares no screen without a display. */
export async function openFirefox({ resistsFingerprinting = false } = {}): Promise<Browser> {
  const { browser, close } = await launch(undefined, {
    'privacy.resistFingerprinting': resistsFingerprinting
  });
  return {
    name: 'firefox',
    async newPage(options = {}) {
      const context = await browser.createBrowserContext();
      return openTab(context, options, () => context.close());
    },
    close
  };
}

/** Firefox with a profile folder of its own, which a later start finds as this one left it. */
export async function openFirefoxProfile(
  folder: string,
  options: NewPageOptions = {}
): Promise<RunningProfile> {
  const { browser, close } = await launch(folder, options.firefoxPreferences);
  return {
    newPage: () => openTab(browser.defaultBrowserContext(), options),
    async processId() {
      const id = browser.process()?.pid;
      if (!id) throw new Error('Firefox does not say which process it is');
      return id;
    },
    close
  };
}

async function launch(
  userDataDir?: string,
  more: NewPageOptions['firefoxPreferences'] = {}
): Promise<{ browser: Awaited<ReturnType<typeof puppeteer.launch>>; close(): Promise<void> }> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('no Firefox: `npm test` finds or installs one');
  const display = await openDisplay();
  const browser = await puppeteer
    .launch({
      browser: 'firefox',
      executablePath,
      headless: false,
      ...(userDataDir && { userDataDir }),
      env: { ...process.env, ...(display && { DISPLAY: display.name }), MOZ_DISABLE_CONTENT_SANDBOX: '1' },
      extraPrefsFirefox: { ...preferences, ...more }
    })
    .catch((error: unknown) => {
      display?.server.kill();
      throw error;
    });
  return {
    browser,
    async close() {
      // a browser that was killed is closed already
      await browser.close().catch(() => undefined);
      display?.server.kill();
    }
  };
}

/** A free display on Linux; elsewhere Firefox uses the real one. */
async function openDisplay(): Promise<{ name: string; server: ChildProcess } | undefined> {
  const xvfb = findXvfb();
  if (process.platform !== 'linux' || !xvfb) return undefined;
  const server = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe']
  });
  const [number] = (await once(server.stdio[3]!, 'data')) as [Buffer];
  return { name: `:${number.toString().trim()}`, server };
}

async function openTab(
  context: BrowserContext,
  { colorScheme = 'light', viewport = { width: 1280, height: 800 }, initScript }: NewPageOptions,
  close?: () => Promise<void>
): Promise<Page> {
  const page = await context.newPage();
  const problems = new ProblemList();
  page.on('console', (message) => {
    if (message.type() === 'error')
      problems.add(`console: ${message.text()} (${message.location().url ?? ''})`);
  });
  page.on('pageerror', (error) => problems.add(`uncaught: ${String(error)}`));
  // «Leave this page?»: Chromium's driver answers with yes, this one leaves the question open
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  await page.evaluateOnNewDocument(reportViolations);
  if (initScript) await page.evaluateOnNewDocument(initScript);
  // as in Chromium; its driver's own is 800 × 600, which leaves a console's stage 160 pixels
  await page.setViewport(viewport);
  return createPage(
    {
      browser: 'firefox',
      async goto(url) {
        await page.goto(url);
      },
      async reload() {
        await page.reload();
      },
      clickSelector: (selector) => page.locator(selector).setTimeout(15_000).click(),
      fillSelector: (selector, text) => page.locator(selector).setTimeout(15_000).fill(text),
      async setFilesOf(selector, paths) {
        const field = (await page.waitForSelector(selector, {
          timeout: 15_000
        })) as ElementHandle<HTMLInputElement> | null;
        await field?.uploadFile(...paths);
      },
      type: (text) => page.keyboard.type(text),
      async press(key) {
        const keys = key.split('+') as KeyInput[];
        for (const modifier of keys.slice(0, -1)) await page.keyboard.down(modifier);
        await page.keyboard.press(keys.at(-1)!);
        for (const modifier of keys.slice(0, -1).reverse()) await page.keyboard.up(modifier);
      },
      evaluate: (f, argument) => page.evaluate(f as never, argument as never),
      async evaluateInFrame(address, f, argument) {
        const frame = page
          .frames()
          .find((each) => each !== page.mainFrame() && each.url().startsWith(address));
        if (!frame) throw new Error(`no frame of ${address}`);
        return frame.evaluate(f as never, argument as never);
      },
      async inject(source) {
        await page.evaluate(source);
      },
      setColorScheme: () => Promise.reject(new Error(`only ${colorScheme} here: BiDi has no colour scheme`)),
      async screenshot(path) {
        await page.screenshot({ path });
      },
      download: () => Promise.reject(new Error('only in Chromium')),
      dragSelector: () => Promise.reject(new Error('only in Chromium')),
      asksBeforeClosing: () => Promise.reject(new Error('only in Chromium')),
      devTools: () => Promise.reject(new Error('only in Chromium')),
      newTab: () => openTab(context, {}),
      close: close ?? (() => page.close())
    },
    problems
  );
}
