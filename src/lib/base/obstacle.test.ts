import { describe, expect, it } from 'vitest';
import { findObstacle } from './obstacle.js';

class Connection {
  close(): void {}
}

const good = {
  isSecureContext: true,
  crypto: globalThis.crypto,
  RTCPeerConnection: Connection as unknown as typeof RTCPeerConnection,
  WebSocket: class {} as unknown as typeof WebSocket,
  Worker: class {} as unknown as typeof Worker,
  navigator: { locks: {} }
};

describe('[OP2] what a browser or an address cannot do', () => {
  it('is nothing where all is there', () => {
    expect(findObstacle(good)).toBeUndefined();
  });

  it.each([
    ['an address that is not trusted', { ...good, isSecureContext: false }, 'insecure'],
    ['no keys', { ...good, crypto: {} as Crypto }, 'insecure'],
    ['no sockets', { ...good, WebSocket: undefined as never }, 'old'],
    ['no workers', { ...good, Worker: undefined as never }, 'old'],
    ['no locks', { ...good, navigator: {} }, 'old'],
    ['WebRTC switched off', { ...good, RTCPeerConnection: undefined as never }, 'webrtc']
  ] as const)('is found: %s', (_, here, obstacle) => {
    expect(findObstacle(here)).toBe(obstacle);
  });

  it('is found also where WebRTC is there and refuses', () => {
    const RTCPeerConnection = function () {
      throw new DOMException('not allowed by policy', 'NotAllowedError');
    } as unknown as typeof globalThis.RTCPeerConnection;
    expect(findObstacle({ ...good, RTCPeerConnection })).toBe('webrtc');
  });
});
