/**
 * Stands in for `lib0/websocket`, on which y-webrtc builds its own signaling: ours goes over sealed frames and none of
 * its servers is named, so no socket is ever made. `vite.config.ts` puts it in place.
 */
export class WebsocketClient {
  constructor() {
    throw new Error('y-webrtc has no signaling server here');
  }
}
