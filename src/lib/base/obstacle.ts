/** Why no session can work here: the address, the browser's settings, its age. */
export type Obstacle = 'insecure' | 'webrtc' | 'old';

type Surroundings = Partial<
  Pick<typeof globalThis, 'isSecureContext' | 'crypto' | 'RTCPeerConnection' | 'WebSocket' | 'Worker'>
> & { navigator?: { locks?: unknown } };

/**
 * Asked when a page opens, before a PIN is made or spent (OP2): by feature, and by trying where settings and extensions
 * leave a feature there that refuses to work. A browser without a storage is none: the pages work with their memory.
 */
export function findObstacle(here: Surroundings = globalThis): Obstacle | undefined {
  // plain http in a network: no keys can be made there
  if (!here.isSecureContext || !here.crypto?.subtle) return 'insecure';
  if (!here.WebSocket || !here.Worker || !here.navigator?.locks) return 'old';
  try {
    new here.RTCPeerConnection!().close();
    return undefined;
  } catch {
    return 'webrtc';
  }
}
