import { systemClock, type Clock } from '../../base/clock.js';
import type { Config } from '../../base/config.js';
import type { FeatureManifest } from '../manifest.js';
import { sweepLeftovers } from '../host/sweep-leftovers.js';
import { openStore, type Store } from '../../history/store.js';
import { createRelayPool, type RelayPool } from '../../signaling/relay-pool.js';
import { openPrivateRoom } from '../../signaling/private-room.js';
import { measureTimeOffset } from '../../signaling/server-time.js';

/** What a session needs from the page it lives in. */
export interface Environment {
  config: Config;
  pool: RelayPool;
  /** The way to the other side of a session; tests have one in memory. */
  openRoom: typeof openPrivateRoom;
  store: Store;
  clock: Clock;
  /** Connection settings for every peer connection: the shop's STUN and TURN servers. */
  rtc: RTCConfiguration;
  /** The folder the product is served from, with a slash at its end. */
  siteUrl: string;
  /** Every feature of this page. */
  features: readonly FeatureManifest[];
}

/** Opens what is needed for real: relays, storage, the system's clock. */
export async function openEnvironment(
  config: Config,
  siteUrl: string,
  features: readonly FeatureManifest[]
): Promise<Environment> {
  const clock = systemClock;
  let timeOffset = 0;
  // Relays judge messages by their time; a computer whose clock is a day off must still be heard.
  void measureTimeOffset(`${siteUrl}config.json`, fetch, clock).then((offset) => (timeOffset = offset));
  const store = await openStore();
  for (const feature of features) void sweepLeftovers(store, feature).catch(() => undefined);
  const pool = createRelayPool({ urls: config.relays, clock, timeOffsetMs: () => timeOffset });
  const { iceServers, iceTransportPolicy } = config;
  return {
    config,
    pool,
    openRoom: openPrivateRoom,
    store,
    clock,
    rtc: { iceServers, iceTransportPolicy },
    siteUrl,
    features
  };
}
