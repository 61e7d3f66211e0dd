import { WebSocket } from 'ws';
import { systemClock } from '../../src/lib/base/clock.js';
import { createRelayPool, type RelayPool } from '../../src/lib/signaling/relay-pool.js';

/** Somebody who uses the relay like everybody else, without a browser. */
export async function openStranger(relayUrl: string, topic: string): Promise<Stranger> {
  const pool = createRelayPool({
    urls: [relayUrl],
    clock: systemClock,
    openSocket: (url) => new WebSocket(url) as unknown as globalThis.WebSocket
  });
  const listeners = new Set<(text: string) => void>();
  pool.subscribe(topic, (text) => {
    for (const listener of listeners) listener(text);
  });
  await pool.subscribed(topic);
  return {
    say: (text) => pool.publish(topic, text),
    hear: (listener) => void listeners.add(listener),
    close: () => pool.close()
  };
}

export interface Stranger {
  say(text: string): void;
  hear(listener: (text: string) => void): void;
  close: RelayPool['close'];
}
