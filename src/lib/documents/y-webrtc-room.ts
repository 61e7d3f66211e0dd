import * as broadcast from 'lib0/broadcastchannel';
import { Awareness } from 'y-protocols/awareness';
import { WebrtcConn, WebrtcProvider, type SimplePeer } from 'y-webrtc';
import type * as Y from 'yjs';
import { assert } from '../base/errors.js';
import { randomBytes, toHex } from '../base/bytes.js';

/** One of y-webrtc's connections, before anybody guards it. */
export interface RawConnection {
  get peer(): SimplePeer;
  /** All that y-webrtc calls on it once it is set up. */
  set peer(peer: Pick<SimplePeer, 'send' | 'destroy'>);
  destroy(): void;
}

export interface YWebrtcRoom {
  announceTyping(isTyping: boolean): void;
  /** `name` is unique in this room; `onSignal` gets its peer's signals, to be carried to the other side. */
  connect(name: string, isInitiator: boolean, onSignal: (signal: unknown) => void): RawConnection;
  close(): void;
}

/**
 * A room of y-webrtc in which the connections are opened by us. Its signaling servers are not used, and neither is
 * its way between the tabs of one browser: two sessions, or both roles, may be open in tabs side by side.
 */
export async function openYWebrtcRoom(doc: Y.Doc, rtc: RTCConfiguration): Promise<YWebrtcRoom> {
  const name = toHex(randomBytes(16));
  const awareness = new Awareness(doc);
  const provider = new WebrtcProvider(name, doc, { signaling: [], awareness, peerOpts: { config: rtc } });
  // A provider that is connected subscribes to a BroadcastChannel; the two listeners below are all we want of it.
  provider.disconnect();
  await provider.key;
  const { room } = provider;
  assert(room, 'y-webrtc opens its room with its key');
  room.mux = () => {};
  closeBroadcastChannel(name);
  // It ends the connections also when the page stays: at a `mailto:` link, or when the person decides to stay.
  globalThis.window?.removeEventListener('beforeunload', room._beforeUnloadHandler);

  // y-webrtc would also send a peer's own updates back to it; with one peer that is pure waste.
  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== room) room._docUpdateHandler(update, origin);
  };
  doc.on('update', onUpdate);
  const onAwareness = room._awarenessUpdateHandler;
  awareness.on('update', onAwareness);
  awareness.setLocalState({ typing: false });

  return {
    announceTyping: (isTyping) => awareness.setLocalState({ typing: isTyping }),
    connect(peerName, isInitiator, onSignal) {
      const signaling = { send: (message: { data: { signal: unknown } }) => onSignal(message.data.signal) };
      const connection = new WebrtcConn(signaling, isInitiator, peerName, room);
      room.webrtcConns.set(peerName, connection);
      return connection;
    },
    close() {
      doc.off('update', onUpdate);
      awareness.off('update', onAwareness);
      awareness.destroy();
      provider.destroy();
      void provider.key.then(() => closeBroadcastChannel(name));
    }
  };
}

/** lib0 opens a channel even to unsubscribe from it, and closes it only after the last subscriber went. */
function closeBroadcastChannel(name: string): void {
  const nobody = (): void => {};
  broadcast.subscribe(name, nobody);
  broadcast.unsubscribe(name, nobody);
}
