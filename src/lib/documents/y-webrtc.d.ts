/** What we use of y-webrtc and of the peer inside it (`peer.ts`): its own types cannot be reached through its exports. */
declare module 'y-webrtc' {
  import type { Awareness } from 'y-protocols/awareness';
  import type { Doc } from 'yjs';

  /** A duplex stream over one data channel. */
  export interface SimplePeer {
    readonly connected: boolean;
    readonly destroyed: boolean;
    /** Bytes that were written and not yet taken by the data channel. */
    readonly writableLength: number;
    on(event: 'connect' | 'close', listener: () => void): void;
    on(event: 'data', listener: (data: Uint8Array) => void): void;
    prependListener(event: 'connect', listener: () => void): void;
    listeners(event: 'data'): ((data: Uint8Array) => void)[];
    removeAllListeners(event: 'data'): void;
    /** At once, whatever the channel has still to send; `write` uses it too. */
    send(data: Uint8Array): void;
    destroy(): void;
    /** In order, and held back while the channel has much to send. */
    write(data: Uint8Array): boolean;
    signal(data: object): void;
  }

  export class Room {
    webrtcConns: Map<string, WebrtcConn>;
    /** Runs what is sent to or comes from other tabs. */
    mux: (f: () => void) => void;
    _beforeUnloadHandler(): void;
    _docUpdateHandler(update: Uint8Array, origin: unknown): void;
    _awarenessUpdateHandler(
      changed: { added: number[]; updated: number[]; removed: number[] },
      origin: unknown
    ): void;
  }

  export class WebrtcProvider {
    constructor(
      roomName: string,
      doc: Doc,
      options: { signaling: string[]; awareness: Awareness; peerOpts: { config: RTCConfiguration } }
    );
    /** Settles when there is a room. */
    readonly key: Promise<unknown>;
    readonly room: Room | null;
    disconnect(): void;
    destroy(): void;
  }

  export class WebrtcConn {
    constructor(
      signaling: { send(message: { data: { signal: unknown } }): void },
      isInitiator: boolean,
      remotePeerId: string,
      room: Room
    );
    get peer(): SimplePeer;
    /** All that y-webrtc calls on it after the constructor. */
    set peer(peer: Pick<SimplePeer, 'send' | 'destroy'>);
    destroy(): void;
  }
}
