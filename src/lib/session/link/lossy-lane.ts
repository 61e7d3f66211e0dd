import type { Bytes } from '../../base/bytes.js';

/** Both sides give this id to the channel of what may be lost. */
const channelId = 110;
/** The largest sealed frame of such a lane is far below this. */
const maxFrameBytes = 1024;
/** More than this in the buffer means that the way is jammed: what is said next is worth more than what waits. */
const maxBufferedBytes = 8 * 1024;

interface Opener {
  openChannel(id: number, label: string, options: RTCDataChannelInit): RTCDataChannel;
}

/** Sealed frames that are late or lost without harm, so that none waits for another one or for a file. */
export class LossyLane {
  readonly #channel: RTCDataChannel;

  constructor(peer: Opener, onFrame: (frame: Bytes) => void) {
    this.#channel = peer.openChannel(channelId, 'pointer', { ordered: false, maxRetransmits: 0 });
    this.#channel.binaryType = 'arraybuffer';
    this.#channel.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer && data.byteLength <= maxFrameBytes) onFrame(new Uint8Array(data));
    };
  }

  send(frame: Bytes): void {
    const { readyState, bufferedAmount } = this.#channel;
    if (readyState !== 'open' || bufferedAmount > maxBufferedBytes) return;
    try {
      this.#channel.send(frame);
    } catch {
      // Closed in this moment: as good as lost.
    }
  }
}
