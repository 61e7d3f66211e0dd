import { Emitter, type Listenable } from '../base/emitter.js';

/**
 * One tab of a browser works on a thing, the others say so (Web Locks). `takeOver` asks the lock away from
 * whichever tab holds it; that tab hears it through `onLost`. Without Web Locks every tab leads.
 */
export interface TabLead {
  /** Resolves with whether this tab leads now. */
  readonly settled: Promise<boolean>;
  onLost: Listenable<void>;
  /** This tab has come to lead: after `takeOver`, or because the leading tab was closed. */
  onWon: Listenable<void>;
  takeOver(): void;
  release(): void;
}

export function leadAs(name: string, locks: LockManager | undefined = globalThis.navigator?.locks): TabLead {
  const lost = new Emitter<void>();
  const won = new Emitter<void>();
  let queue: AbortController | undefined;
  let release = (): void => undefined;
  let isReleased = false;
  let holding = 0;

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
    let isHeld = false;
    locks
      .request(name, options, (lock) => {
        if (!lock) return onRefused();
        isHeld = true;
        onGranted();
        return hold();
      })
      // A stolen lock rejects the holder's request; an aborted one was never held.
      .catch(() => {
        if (!isHeld || isReleased) return;
        lost.emit();
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
    if (!locks) return resolve(true);
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
      queue?.abort();
      release();
    }
  };
}
