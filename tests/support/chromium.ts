import { readFile } from 'node:fs/promises';
import {
  chromium,
  type Browser as DrivenBrowser,
  type BrowserContext,
  type CDPSession
} from 'playwright-core';
import { findChromium } from '../../tools/setup/browsers.js';
import {
  createPage,
  ProblemList,
  reportViolations,
  type Browser,
  type NewPageOptions,
  type Page,
  type RunningProfile,
  type TaskTrace
} from './page.js';

const argsEverywhere = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // a screen to share that moves, and nobody to ask for it
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--auto-select-desktop-capture-source=Entire screen',
  '--disable-features=WebRtcHideLocalIpsWithMdns'
];

// two browsers of one machine find each other without a network
const args = [...argsEverywhere, '--allow-loopback-in-peer-connection'];

/** A real tab is picked by its title; with the fake screen's switches there would be none to pick. */
const argsForTab = (title: string): string[] => [
  ...args.filter((arg) => !/fake-|auto-select/.test(arg)),
  `--auto-select-tab-capture-source-by-title=${title}`
];

/** The browser's own question about zooming a captured tab, answered with yes. Playwright does not know it. */
async function allowSurfaceControl(context: BrowserContext): Promise<void> {
  const devTools = await context.newCDPSession(context.pages()[0]!);
  const { targetInfo } = await devTools.send('Target.getTargetInfo');
  const browser = await context.browser()!.newBrowserCDPSession();
  await browser.send('Browser.setPermission', {
    permission: { name: 'captured-surface-control' },
    setting: 'granted',
    ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId })
  });
}

export interface ChromiumBrowser extends Browser {
  processId(): Promise<number>;
  traceTasks(): Promise<TaskTrace>;
}

/** @param sharesTab title of the tab that its pages share; else they share a fake screen */
export async function openChromium(sharesTab?: string): Promise<ChromiumBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: `npm test` finds or installs one');
  const browser = await chromium.launch({ executablePath, args: sharesTab ? argsForTab(sharesTab) : args });
  return {
    name: 'chromium',
    async newPage({
      colorScheme = 'light',
      viewport = { width: 1280, height: 800 },
      initScript
    }: NewPageOptions = {}) {
      const context = await browser.newContext({ colorScheme, viewport, locale: 'en-US' });
      await context.addInitScript(reportViolations);
      if (initScript) await context.addInitScript(initScript);
      const tab = await openTab(context, () => context.close());
      if (sharesTab) await allowSurfaceControl(context);
      return tab;
    },
    processId: () => processIdOf(browser),
    traceTasks: () => traceTasks(browser),
    close: () => browser.close()
  };
}

/** Chromium with a profile folder of its own, which a later start finds as this one left it. */
export async function openChromiumProfile(
  folder: string,
  { colorScheme = 'light', viewport = { width: 1280, height: 800 }, initScript, machine }: NewPageOptions = {}
): Promise<RunningProfile> {
  const executablePath = machine?.executable ?? findChromium();
  if (!executablePath) throw new Error('no Chromium: `npm test` finds or installs one');
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: machine ? [...argsEverywhere, ...machine.args] : args,
    colorScheme,
    viewport,
    locale: 'en-US'
  });
  await context.addInitScript(reportViolations);
  if (initScript) await context.addInitScript(initScript);
  return {
    newPage: () => openTab(context),
    processId: () => processIdOf(context.browser()),
    traceTasks: () => traceTasks(context.browser()),
    close: () => context.close()
  };
}

async function processIdOf(browser: DrivenBrowser | null): Promise<number> {
  const devTools = await browser?.newBrowserCDPSession();
  const answer = await devTools?.send('SystemInfo.getProcessInfo');
  const process = answer?.processInfo.find(({ type }) => type === 'browser');
  if (!process) throw new Error('Chromium does not say which process it is');
  return process.id;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Processor time, in microseconds. */
  tdur?: number;
}

async function traceTasks(browser: DrivenBrowser | null): Promise<TaskTrace> {
  if (!browser) throw new Error('no browser to trace');
  await browser.startTracing(undefined, { categories: ['-*', 'toplevel'] });
  return async () => {
    const tasks: { thread: string; ms: number }[] = [];
    const main = new Set<string>();
    for (const line of linesOf(await browser.stopTracing())) {
      if (!line.includes('::RunTask"') && !line.includes('"CrRendererMain"')) continue;
      const { name, pid, tid, tdur = 0 } = JSON.parse(line.slice(line.indexOf('{"'))) as TraceEvent;
      const thread = `${pid} ${tid}`;
      if (name === 'thread_name') main.add(thread);
      else tasks.push({ thread, ms: tdur / 1_000 });
    }
    return tasks.filter(({ thread }) => main.has(thread)).map(({ ms }) => ms);
  };
}

/** A trace has an event on each line, and may be longer than a string can be. */
function* linesOf(trace: Buffer): Generator<string> {
  for (let start = 0; start < trace.length;) {
    const next = trace.indexOf('\n', start);
    const end = next < 0 ? trace.length : next;
    yield trace.toString('utf8', start, end).replace(/,$/, '');
    start = end + 1;
  }
}

/** @param close what closing the tab takes with it; nothing else when left out */
async function openTab(context: BrowserContext, close?: () => Promise<void>): Promise<Page> {
  const page = await context.newPage();
  const problems = new ProblemList();
  let devTools: Promise<CDPSession> | undefined;
  page.on('console', (message) => {
    if (message.type() === 'error') problems.add(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.add(`uncaught: ${error.stack ?? error.message}`));
  return createPage(
    {
      browser: 'chromium',
      async goto(url) {
        await page.goto(url);
      },
      async reload() {
        await page.reload();
      },
      clickSelector: (selector) => page.locator(selector).first().click({ timeout: 15_000 }),
      fillSelector: (selector, text) => page.locator(selector).first().fill(text, { timeout: 15_000 }),
      setFilesOf: (selector, paths) =>
        page
          .locator(selector)
          .first()
          .setInputFiles([...paths], { timeout: 15_000 }),
      type: (text) => page.keyboard.type(text),
      press: (key) => page.keyboard.press(key),
      evaluate: (f, argument) => page.evaluate(f as never, argument),
      async evaluateInFrame(address, f, argument) {
        const frame = page
          .frames()
          .find((each) => each !== page.mainFrame() && each.url().startsWith(address));
        if (!frame) throw new Error(`no frame of ${address}`);
        return frame.evaluate(f as never, argument);
      },
      async inject(source) {
        await page.evaluate(source);
      },
      setColorScheme: (colorScheme) => page.emulateMedia({ colorScheme }),
      async screenshot(path) {
        await page.screenshot({ path });
      },
      async download(trigger) {
        const [file] = await Promise.all([page.waitForEvent('download'), trigger()]);
        return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
      },
      async dragSelector(selector, to) {
        const from = page.locator(selector).first();
        if (typeof to === 'string') return from.dragTo(page.locator(to).first(), { timeout: 15_000 });
        const box = await from.boundingBox({ timeout: 15_000 });
        if (!box) throw new Error(`${selector} is nowhere`);
        const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        await page.mouse.move(start.x, start.y);
        await page.mouse.down();
        await page.mouse.move(start.x + to.x, start.y + to.y, { steps: 8 });
        await page.mouse.up();
      },
      async asksBeforeClosing() {
        const asked = page.waitForEvent('dialog', { timeout: 15_000 }).then(async (dialog) => {
          const isAboutLeaving = dialog.type() === 'beforeunload';
          await dialog.dismiss();
          return isAboutLeaving;
        });
        const closed = page.waitForEvent('close', { timeout: 15_000 }).then(() => false);
        await page.close({ runBeforeUnload: true });
        const answer = await Promise.race([asked, closed]);
        for (const late of [asked, closed]) late.catch(() => undefined);
        return answer;
      },
      async devTools(method, parameters = {}) {
        devTools ??= context.newCDPSession(page);
        return (await devTools).send(method as never, parameters as never);
      },
      newTab: () => openTab(context),
      close: close ?? (() => page.close())
    },
    problems
  );
}
