/**
 * Times are taken by the pages themselves, of one clock of one machine: how long the driver of the browser takes
 * to ask and to answer is in no figure.
 */
import { selectorOf, type Page, type Target } from '../support/page.js';

/** What a page waits for. */
export interface Sight {
  target: Target;
  /** Only a target that contains this. */
  text?: string;
  /** `painted`: it is on the screen. `frame`: so is a frame of this `<video>`. */
  until?: 'painted' | 'frame';
}

interface Question extends Omit<Sight, 'target'> {
  selector: string;
  timeoutMs?: number;
}

/** Milliseconds since the epoch throughout, with fractions. */
interface Stopwatch {
  /** The last click or Enter, by the browser's own time stamp. */
  pressedAt: number;
  /** When what was watched for was seen. */
  seenAt: Promise<number> | undefined;
  watch(question: Question): void;
  /** Reloads; the new document watches from its beginning. */
  reload(question: Question): void;
}

declare global {
  var stopwatch: Stopwatch;
}

/** Init script of every page that is measured. */
export const stopwatchScript = `(${installStopwatch.toString()})();`;

/** Begins to wait. Only one sight at a time. */
export const watch = (page: Page, sight: Sight, timeoutMs = 30_000): Promise<void> =>
  page.evaluate((question) => globalThis.stopwatch.watch(question), { ...questionOf(sight), timeoutMs });

export const seenAt = (page: Page): Promise<number> =>
  page.evaluate(() => globalThis.stopwatch.seenAt ?? Promise.reject(new Error('not watched')), undefined);

export const pressedAt = (page: Page): Promise<number> =>
  page.evaluate(() => globalThis.stopwatch.pressedAt, undefined);

/** Reloads from inside the page and waits from the first moment of the new document. `pressedAt` is the reload's. */
export async function reloadAndWatch(page: Page, sight: Sight): Promise<void> {
  const before = await page.evaluate(() => performance.timeOrigin, undefined);
  await page.evaluate((question) => globalThis.stopwatch.reload(question), questionOf(sight));
  await page.until((origin) => performance.timeOrigin !== origin && globalThis.stopwatch.seenAt, before);
}

const questionOf = ({ target, ...rest }: Sight): Question => ({ selector: selectorOf(target), ...rest });

/** Runs in the page: nothing from outside may be used in it. */
function installStopwatch(): void {
  const storageKey = 'stopwatch';
  const now = (): number => performance.timeOrigin + performance.now();

  const find = ({ selector, text }: Question): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>(selector)].find(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        (text === undefined || element.textContent.includes(text))
    );

  /** A task of its own comes after the frame that the callback belongs to. */
  function whenPainted(tell: () => void): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = tell;
      port2.postMessage(undefined);
    });
  }

  function see(question: Question, tell: () => void): void {
    const isWhole = (): boolean => {
      const element = find(question);
      if (!element) return false;
      if (question.until === 'frame' && element instanceof HTMLVideoElement) {
        element.requestVideoFrameCallback(() => whenPainted(tell));
      } else whenPainted(tell);
      return true;
    };
    if (isWhole()) return;
    const observer = new MutationObserver(() => {
      if (isWhole()) observer.disconnect();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }

  const stopwatch: Stopwatch = {
    pressedAt: 0,
    seenAt: undefined,
    watch(question) {
      stopwatch.seenAt = new Promise((resolve, reject) => {
        const { timeoutMs = 30_000 } = question;
        setTimeout(() => reject(new Error(`never seen: ${JSON.stringify(question)}`)), timeoutMs);
        see(question, () => resolve(now()));
      });
      // whoever asks too late still gets the reason
      stopwatch.seenAt.catch(() => undefined);
    },
    reload(question) {
      sessionStorage.setItem(storageKey, JSON.stringify({ pressedAt: now(), question }));
      location.reload();
    }
  };
  globalThis.stopwatch = stopwatch;

  addEventListener('click', note, true);
  addEventListener('keydown', note, true);
  function note(event: MouseEvent | KeyboardEvent): void {
    if ('key' in event && event.key !== 'Enter') return;
    stopwatch.pressedAt = performance.timeOrigin + event.timeStamp;
  }

  const kept = sessionStorage.getItem(storageKey);
  if (kept === null) return;
  sessionStorage.removeItem(storageKey);
  const { pressedAt, question } = JSON.parse(kept) as { pressedAt: number; question: Question };
  stopwatch.pressedAt = pressedAt;
  stopwatch.watch(question);
}
