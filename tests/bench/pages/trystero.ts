/** A page with nothing but trystero: what its own binary action carries, without sealing or fingerprints. */
import { createTopicStrategy } from '@trystero-p2p/core';
import { systemClock } from '../../../src/lib/base/clock.js';
import { createRelayPool, type RelayPool } from '../../../src/lib/signaling/relay-pool.js';

const pieceBytes = 16 * 1024 * 1024;

class TrysteroPage {
  #send: ((bytes: Uint8Array) => Promise<unknown>) | undefined;
  isConnected = false;
  received = 0;
  receivedAt = 0;

  join(relayUrl: string): void {
    const pool = createRelayPool({ urls: [relayUrl], clock: systemClock });
    const join = createTopicStrategy<RelayPool>({
      init: () => pool,
      subscribeTopic: async (_pool, topic, onMessage) => {
        const unsubscribe = pool.subscribe(topic, (text) => onMessage(topic, text));
        await pool.subscribed(topic);
        return unsubscribe;
      },
      publishTopic: (_pool, topic, message) => {
        if (typeof message === 'string') pool.publish(topic, message);
      }
    });
    const room = join({ appId: 'tincan-bench', rtcConfig: { iceServers: [] } }, 'bulk');
    const action = room.makeAction<Uint8Array>('bulk');
    action.onMessage = (bytes) => {
      this.received += bytes.byteLength;
      this.receivedAt = performance.timeOrigin + performance.now();
    };
    this.#send = (bytes) => action.send(bytes);
    room.onPeerJoin = () => (this.isConnected = true);
  }

  /** @returns when it began, in milliseconds since the epoch */
  async send(bytes: number): Promise<number> {
    const piece = new Uint8Array(pieceBytes);
    const began = performance.timeOrigin + performance.now();
    for (let left = bytes; left > 0; left -= piece.length)
      await this.#send?.(piece.subarray(0, Math.min(piece.length, left)));
    return began;
  }
}

declare global {
  var trystero: TrysteroPage;
}

globalThis.trystero = new TrysteroPage();
