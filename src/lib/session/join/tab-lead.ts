import { Emitter, type Listenable } from '../../base/emitter.js';
import { scoped } from '../../base/site-scope.js';

/**
 * One tab of a browser works on a thing, the others say so (Web Locks). `takeOver` asks the lock away from
 * whichever tab holds it; that tab hears it through `onLost`. Without Web Locks every tab leads.
 */
export interface TabLead {
  /** Resolves with whether this tab leads now. */
  readonly settled: Promise<boolean>;
  /**
   * Of the lead that this tab has now: aborted as soon as that one is lost or let go, and where this tab does not lead.
   * What was begun in it asks it after every await whether it may go on.
   */
  readonly term: AbortSignal;
  onLost: Listenable<void>;
  /** This tab has come to lead: after `takeOver`, or because the leading tab was closed. */
  onWon: Listenable<void>;
  takeOver(): void;
  release(): void;
}

export function leadAs(thing: string, locks: LockManager | undefined = globalThis.navigator?.locks): TabLead {
  const name = scoped(thing);
  const lost = new Emitter<void>();
  const won = new Emitter<void>();
  let term = new AbortController();
  term.abort();
  let queue: AbortController | undefined;
  let release = (): void => undefined;
  let isReleased = false;
  let holding = 0;

  const end = (): void => {
    if (term.signal.aborted) return;
    term.abort();
    lost.emit();
  };

  const begin = (): AbortController => {
    // this tab takes it from itself, and may hear that first or last
    end();
    term = new AbortController();
    if (isReleased) term.abort();
    return term;
  };

  const hold = (): Promise<void> => {
    const mine = ++holding;
    return new Promise<void>((resolve) => {
      release = () => {
        if (holding === mine) resolve();
      };
      if (isReleased) resolve();
    });
  };

  const request = (options: LockOptions, onGranted: () => void, onRefused: () => void): void => {
    let mine: AbortController | undefined;
    locks
      .request(name, options, (lock) => {
        if (!lock) return onRefused();
        mine = begin();
        onGranted();
        return hold();
      })
      // A stolen lock rejects the holder's request; an aborted one was never held.
      .catch(() => {
        if (!mine || mine !== term || isReleased) return;
        end();
        waitForTurn();
      });
  };

  /** Leads once the tab that leads is closed; one place in the queue is enough. */
  function waitForTurn(): void {
    queue = new AbortController();
    request(
      { signal: queue.signal },
      () => won.emit(),
      () => undefined
    );
  }

  const settled = new Promise<boolean>((resolve) => {
    if (!locks) {
      begin();
      return resolve(true);
    }
    request(
      { ifAvailable: true },
      () => resolve(true),
      () => {
        resolve(false);
        waitForTurn();
      }
    );
  });

  return {
    settled,
    get term() {
      return term.signal;
    },
    onLost: lost.on,
    onWon: won.on,
    takeOver() {
      if (!locks || isReleased) return;
      queue?.abort();
      request(
        { steal: true },
        () => won.emit(),
        () => undefined
      );
    },
    release() {
      isReleased = true;
      term.abort();
      queue?.abort();
      release();
    }
  };
}
