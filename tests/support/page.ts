/**
 * Values of `data-testid`, each with attributes if need be, separated by spaces, each inside the one before:
 * `consent[data-consent="screen"] consent-allow`.
 */
export type Target = string;

export interface WaitOptions {
  timeoutMs?: number;
}

export interface NewPageOptions {
  colorScheme?: 'light' | 'dark';
  /** CSS pixels. */
  viewport?: { width: number; height: number };
  /** Source that runs in every document before its own scripts. */
  initScript?: string;
  /** Problems that match are expected from the start. */
  allowedProblems?: RegExp;
  /** Title of the tab that is shared, really, instead of a screen; it may be zoomed by the page. Chromium only. */
  sharesTab?: string;
  /** The browser resists fingerprinting: what is read from a canvas is noise. Firefox only. */
  resistsFingerprinting?: boolean;
  /** Settings of `about:config`, of a profile's Firefox. */
  firefoxPreferences?: Record<string, boolean | number | string>;
  /** Where a profile's browser runs, if not simply here. Chromium only. */
  machine?: Machine;
}

/** A way to start the browser in other surroundings. */
export interface Machine {
  /** Starts the browser with the arguments that it is given. */
  executable: string;
  /** Further ones. */
  args: readonly string[];
}

/** One tab of one real browser: what a test body may ask of it, whichever browser it is. */
export interface Page {
  readonly browser: BrowserName;
  /** Errors on the console, uncaught errors, violations of the content security policy. */
  readonly problems: readonly string[];
  /** Problems that match are expected from now on. */
  allowProblems(pattern: RegExp): void;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  url(): Promise<string>;
  /** A real click, once the target can be clicked: a yes is inert until it has been in sight for a while (UI-C15). */
  click(target: Target): Promise<void>;
  /** Puts `text` in place of what a field holds. */
  fill(target: Target, text: string): Promise<void>;
  /** Chooses files, or one folder, of the disk in a file field. */
  setFiles(target: Target, paths: readonly string[]): Promise<void>;
  /** Types into what has the focus. */
  type(text: string): Promise<void>;
  /** A key as in `KeyboardEvent.key`, with modifiers: `Tab`, `Shift+Tab`, `Control+k`. */
  press(key: string): Promise<void>;
  /** Waits until a target can be seen. */
  see(target: Target, options?: WaitOptions): Promise<void>;
  /** Waits until no such target can be seen. */
  seeGone(target: Target, options?: WaitOptions): Promise<void>;
  /** Waits for the target, then takes its text, or its value when it is a field. */
  text(target: Target): Promise<string>;
  attribute(target: Target, name: string): Promise<string | undefined>;
  count(target: Target): Promise<number>;
  /** Waits until `predicate`, which runs in the page, gives something truthy, and hands that out. */
  until<T, A>(predicate: (argument: A) => T, argument: A, options?: WaitOptions): Promise<NonNullable<T>>;
  evaluate<T, A>(f: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /** In the frame of the page whose address begins so, of whichever site. Throws while there is none. */
  evaluateInFrame<T, A>(address: string, f: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /** Runs source text in the page: for libraries. */
  inject(source: string): Promise<void>;
  setColorScheme(scheme: 'light' | 'dark'): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** The file that the browser saves because of `trigger`. Chromium only. */
  download(trigger: () => Promise<void>): Promise<{ name: string; text: string }>;
  /** A method of the Chrome DevTools Protocol, for what no page can do or ask by itself, and its answer. Chromium only. */
  devTools(method: string, parameters?: object): Promise<unknown>;
  /** Drags with the mouse, onto another target or by pixels. Chromium only. */
  drag(target: Target, to: Target | { x: number; y: number }): Promise<void>;
  /** Closes the tab as a person does. True when the browser asked first; the tab stays then. Chromium only. */
  asksBeforeClosing(): Promise<boolean>;
  /** Another tab of the same person: shares storage with this one. */
  newTab(): Promise<Page>;
  close(): Promise<void>;
}

export type BrowserName = 'chromium' | 'firefox';

export interface Browser {
  readonly name: BrowserName;
  /** A page of a new person: nothing stored, nothing shared with other pages. */
  newPage(options?: NewPageOptions): Promise<Page>;
  close(): Promise<void>;
}

/**
 * Ends the watching. @returns milliseconds of processor time of every task that the main thread of a page ran
 * meanwhile: unlike the time by the clock, it does not count what others on the machine took.
 */
export type TaskTrace = () => Promise<number[]>;

/** A browser that runs on a profile folder: what `profile.ts` needs of it. */
export interface RunningProfile {
  newPage(): Promise<Page>;
  /** Of the process that all others of this browser die with. */
  processId(): Promise<number>;
  /** Chromium only. */
  traceTasks?(): Promise<TaskTrace>;
  /** May be called after the process was killed. */
  close(): Promise<void>;
}

/** Makes the browser say on the console what its content security policy refused. */
export const reportViolations = `addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP violation:', event.effectiveDirective, event.blockedURI, event.sample, event.sourceFile, event.lineNumber));`;

export function selectorOf(target: Target): string {
  return target
    .split(/\s+(?![^[]*\])/)
    .map((step) => step.replace(/^[\w-]+/, '[data-testid="$&"]'))
    .join(' ');
}

const live = ':not([aria-disabled=true])';
const yeses =
  /(consent-(allow|look)|files?-accept[a-z-]*|restart-question restart-computer|confirm-picture)$/;

/** What a driver of a browser must bring; everything else is made of it. */
export type Driver = Pick<
  Page,
  | 'browser'
  | 'goto'
  | 'reload'
  | 'type'
  | 'press'
  | 'evaluate'
  | 'evaluateInFrame'
  | 'inject'
  | 'setColorScheme'
  | 'screenshot'
  | 'download'
  | 'devTools'
  | 'asksBeforeClosing'
  | 'newTab'
  | 'close'
> & {
  clickSelector(selector: string): Promise<void>;
  fillSelector(selector: string, text: string): Promise<void>;
  setFilesOf(selector: string, paths: readonly string[]): Promise<void>;
  dragSelector(selector: string, to: string | { x: number; y: number }): Promise<void>;
};

export function createPage(driver: Driver, problems: ProblemList): Page {
  async function until<T, A>(
    predicate: (argument: A) => T,
    argument: A,
    { timeoutMs = 15_000 }: WaitOptions = {},
    what: string = predicate.toString()
  ): Promise<NonNullable<T>> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      // a navigation takes the page away under the question: ask again
      const answer = await driver.evaluate(predicate, argument).catch((error: unknown) => {
        if (Date.now() > deadline) throw error;
      });
      if (answer) return answer;
      if (Date.now() > deadline)
        throw new Error(`${driver.browser}: waited ${timeoutMs} ms in vain for ${what}`);
      await new Promise((done) => setTimeout(done, 15));
    }
  }

  const isSeen = (selector: string): boolean =>
    [...document.querySelectorAll(selector)].some((element) =>
      element.checkVisibility({ visibilityProperty: true })
    );

  const see: Page['see'] = async (target, options) => {
    await until(isSeen, selectorOf(target), options, `«${target}» to be seen`);
  };

  /** A yes is inert out of sight, and the first one of a customer's session comes after a question (UI-C18). */
  async function comeTo(yes: string): Promise<void> {
    const check = `[data-testid="help-confirmed"]${live}`;
    const found = await until(
      ({ yes, live, check }) => {
        document.querySelector(yes)?.scrollIntoView({ block: 'nearest' });
        return [yes + live, check].find((selector) => document.querySelector(selector));
      },
      { yes, live, check },
      {},
      `«${yes}» to be live`
    );
    if (found === check) await driver.clickSelector(check);
  }

  return {
    ...driver,
    problems: problems.list,
    allowProblems: (pattern) => problems.allow(pattern),
    url: () => driver.evaluate(() => location.href, undefined),
    async click(target) {
      const selector = selectorOf(target) + live;
      if (yeses.test(target)) await comeTo(selectorOf(target));
      await driver.clickSelector(selector);
    },
    fill: (target, text) => driver.fillSelector(selectorOf(target), text),
    setFiles: (target, paths) => driver.setFilesOf(selectorOf(target), paths),
    drag: (target, to) =>
      driver.dragSelector(selectorOf(target), typeof to === 'string' ? selectorOf(to) : to),
    see,
    async seeGone(target, options) {
      await until(
        (selector) =>
          ![...document.querySelectorAll(selector)].some((element) =>
            element.checkVisibility({ visibilityProperty: true })
          ),
        selectorOf(target),
        options,
        `«${target}» to be gone`
      );
    },
    async text(target) {
      await see(target);
      return driver.evaluate((selector) => {
        const element = document.querySelector<HTMLElement>(selector);
        const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
        return (isField ? element.value : element?.innerText)?.trim() ?? '';
      }, selectorOf(target));
    },
    async attribute(target, name) {
      const value = await driver.evaluate(
        (question) => document.querySelector(question.selector)?.getAttribute(question.name) ?? null,
        { selector: selectorOf(target), name }
      );
      return value ?? undefined;
    },
    count: (target) =>
      driver.evaluate((selector) => document.querySelectorAll(selector).length, selectorOf(target)),
    until: (predicate, argument, options) => until(predicate, argument, options)
  };
}

/** Collects what should not happen on a page. */
export class ProblemList {
  readonly list: string[] = [];
  readonly #allowed: RegExp[] = [];

  add(problem: string): void {
    if (!this.#allowed.some((pattern) => pattern.test(problem))) this.list.push(problem);
  }

  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }
}
