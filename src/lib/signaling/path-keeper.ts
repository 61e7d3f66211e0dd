import type { Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { Echo, echoChannel } from './echo.js';
import type { GuardedConnection } from './guarded-connection.js';
import { onNetworkChange } from './network-change.js';
import { PathRenewal } from './path-renewal.js';
import { RelayLane, type RelayLaneNames } from './relay-lane.js';
import type { RelayPool } from './relay-pool.js';

/** What a room needs to renew the way to a peer. */
export interface RenewalTerms extends RelayLaneNames {
  /** Exactly one of the two sides. */
  isOfferer: boolean;
}

interface Deps {
  pool: RelayPool;
  guarded: GuardedConnection;
  clock: Clock;
}

/** Who said something over relays this lately is there. */
const presentMs = 3_000;

/** Keeps the way to one admitted peer: notices that it is lost and renews it, while the connection stays. */
export class PathKeeper {
  readonly #echo: Echo;
  readonly #lane: RelayLane;
  readonly #renewal: PathRenewal;
  readonly #offs: (() => void)[];
  readonly #renewed = new Emitter<void>();
  #hasExchanged = false;

  /** The peer is heard over a way that was renewed. */
  readonly onRenewed: Listenable<void> = this.#renewed.on;

  constructor({ isOfferer, ...names }: RenewalTerms, { pool, guarded, clock }: Deps) {
    const { id, label, options } = echoChannel;
    const lane = (this.#lane = new RelayLane(pool, names));
    const echo = (this.#echo = new Echo(guarded.openChannel(id, label, options), clock));
    const renewal = (this.#renewal = new PathRenewal({ lane, ice: guarded.restart, isOfferer, clock }));
    guarded.loss.watch({
      onLost: () => echo.check(),
      isUnderWay: () => echo.isSilent && clock.now() - renewal.heardAt < presentMs
    });
    this.#offs = [
      renewal.onExchanged(() => (this.#hasExchanged = true)),
      echo.onSilence(() => {
        this.#hasExchanged = false;
        // The relays may have been lost with the way, and are needed now.
        pool.wake();
        renewal.start();
      }),
      echo.onHeard(() => this.#noteHeard()),
      guarded.frames.onFrame(() => echo.noteHeard()),
      onNetworkChange(() => {
        pool.wake();
        echo.check();
      })
    ];
  }

  close(): void {
    for (const off of this.#offs.splice(0)) off();
    this.#renewal.close();
    this.#echo.close();
    this.#lane.close();
  }

  #noteHeard(): void {
    this.#renewal.stop();
    if (!this.#hasExchanged) return;
    this.#hasExchanged = false;
    this.#renewed.emit();
  }
}
