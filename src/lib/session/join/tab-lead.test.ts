import { describe, expect, it } from 'vitest';
import { leadAs, type TabLead } from './tab-lead.js';

type Granted = (lock: Lock | null) => Promise<void> | void;

/** The locks of one browser, of one name, as Web Locks gives and takes them. */
class FakeLocks {
  readonly #tellsLate: boolean;
  #steal: (() => void) | undefined;
  #queue: { grant: () => void; refuse: (why: unknown) => void; signal: AbortSignal | undefined }[] = [];

  /** @param tellsLate whether a tab hears that it has lost after another has heard that it has won */
  constructor(tellsLate: boolean) {
    this.#tellsLate = tellsLate;
  }

  request(name: string, { ifAvailable, steal, signal }: LockOptions, granted: Granted): Promise<void> {
    return new Promise((resolve, reject) => {
      const refuse = (): void => reject(new DOMException('taken', 'AbortError'));
      const grant = (): void => {
        this.#steal = refuse;
        queueMicrotask(() => {
          const holding = Promise.resolve(granted({ name, mode: 'exclusive' }));
          void holding.then(() => {
            resolve();
            if (this.#steal === refuse) this.#next();
          });
        });
      };
      const stolen = steal ? this.#steal : undefined;
      if (stolen && this.#tellsLate) setTimeout(stolen);
      else stolen?.();
      if (steal || !this.#steal) return grant();
      if (ifAvailable) return void Promise.resolve(granted(null)).then(resolve);
      const waiting = { grant, refuse, signal };
      this.#queue.push(waiting);
      signal?.addEventListener('abort', () => {
        this.#queue = this.#queue.filter((one) => one !== waiting);
        refuse();
      });
    });
  }

  #next(): void {
    this.#steal = undefined;
    this.#queue.shift()?.grant();
  }
}

/** Opens tabs of one browser one after the other; what each heard is in `heard`. */
function browser(tellsLate = false) {
  const locks = new FakeLocks(tellsLate) as unknown as LockManager;
  const heard: string[] = [];
  const open = async (name: string): Promise<TabLead> => {
    const lead = leadAs('thing', locks);
    lead.onLost(() => heard.push(`${name} lost, ${lead.term.aborted ? 'over' : 'on'}`));
    lead.onWon(() => heard.push(`${name} won, ${lead.term.aborted ? 'over' : 'on'}`));
    await lead.settled;
    return lead;
  };
  return { open, heard };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

describe('the lead of one tab', () => {
  it('is the first one’s', async () => {
    const { open } = browser();
    const [first, second] = [await open('first'), await open('second')];
    expect([await first.settled, await second.settled]).toEqual([true, false]);
    expect([first.term.aborted, second.term.aborted]).toEqual([false, true]);
  });

  it('is taken over; a term is over before its tab hears so, and the next one is another', async () => {
    const { open, heard } = browser();
    const [first, second] = [await open('first'), await open('second')];
    const before = first.term;
    second.takeOver();
    await settle();
    expect(heard.toSorted()).toEqual(['first lost, over', 'second won, on']);
    first.takeOver();
    await settle();
    // what was begun in the first term does not go on in the third
    expect(before.aborted).toBe(true);
    expect([first.term.aborted, second.term.aborted]).toEqual([false, true]);
  });

  it('passes on when the tab that has it lets go', async () => {
    const { open, heard } = browser();
    const [first, second] = [await open('first'), await open('second')];
    const before = first.term;
    first.release();
    expect(before.aborted).toBe(true);
    await settle();
    expect(heard).toEqual(['second won, on']);
    expect(second.term.aborted).toBe(false);
  });

  it.each([false, true])('that a tab takes from itself is lost and won, in this order', async (tellsLate) => {
    const { open, heard } = browser(tellsLate);
    const first = await open('first');
    const before = first.term;
    first.takeOver();
    await settle();
    expect(heard).toEqual(['first lost, over', 'first won, on']);
    expect([before.aborted, first.term.aborted]).toEqual([true, false]);
  });

  it('begins no term in a tab that let go while it was taking over', async () => {
    const { open } = browser();
    const [first, second] = [await open('first'), await open('second')];
    second.takeOver();
    second.release();
    await settle();
    expect(second.term.aborted).toBe(true);
    expect(first.term.aborted).toBe(false);
  });

  it('is everybody’s where the browser has no locks, until they let go', async () => {
    const lead = leadAs('thing', null as unknown as LockManager);
    expect(await lead.settled).toBe(true);
    expect(lead.term.aborted).toBe(false);
    lead.release();
    expect(lead.term.aborted).toBe(true);
  });
});
