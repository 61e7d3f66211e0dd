/** Sends files like the product, and then not quite. */
import type { Role } from '../../../src/lib/base/roles.js';
import { fromHex, utf8 } from '../../../src/lib/base/bytes.js';
import { featureKeyOf } from '../../../src/lib/session/host/feature-key.js';
import type { SessionKeys } from '../../../src/lib/session/join/session-keys.js';
import type { RoomPeer } from '../../../src/lib/signaling/private-room.js';
import { makeBox } from '../../../worker/box.js';
import { HostileLines } from './lines.js';

export interface Lie {
  id: string;
  name: string;
  /** What is announced; `chunks` of 1,000 bytes are what really follows. */
  size: number;
  chunks: number;
  how:
    'honest' | 'flip' | 'swap' | 'far' | 'repeat' | 'early-end' | 'other-file' | 'fingerprints' | 'end-size';
}

interface Options {
  peer: Pick<RoomPeer<unknown>, 'openChannel'>;
  role: Role;
  keys: Pick<SessionKeys, 'rootKey' | 'identity' | 'peer'>;
  heard: readonly { lane: string; message: unknown }[];
  say(message: object): void;
}

interface Accepted {
  type: string;
  id: string;
  run: string;
  stream: number;
}

const chunkBytes = 1000;

/** What a frame says of its place in the run; see `readHeader`. */
const setPlace = (frame: ArrayBuffer, place: number): void => new DataView(frame).setUint32(4, place);

export class HostileFiles {
  readonly #options: Options;
  readonly #channel: RTCDataChannel;
  readonly lines: HostileLines;

  constructor(options: Options) {
    this.#options = options;
    this.lines = new HostileLines(options);
    this.#channel = options.peer.openChannel(options.role === 'technician' ? 101 : 102, 'files');
    options.peer.openChannel(options.role === 'technician' ? 102 : 101, 'files');
  }

  offer({ id, name, size }: Pick<Lie, 'id' | 'name' | 'size'>): void {
    this.#options.say({ type: 'offer', id, kind: 'file', name, mime: '', size, count: 1 });
  }

  /** What belongs to no stream, is no frame, or is larger than one. */
  noise(): void {
    const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length).fill(1);
    for (const length of [0, 1, 4, 8, 23, 24, 25, 1000, 262_144]) this.#channel.send(bytes(length));
    this.#channel.send('text');
  }

  /** After the acceptance. */
  async send({ id, size, chunks, how }: Lie): Promise<void> {
    const accepted = this.#options.heard
      .map(({ message }) => message as Accepted)
      .findLast((message) => message.type === 'accept' && message.id === id);
    const key = featureKeyOf(
      this.#options.keys,
      'file',
      utf8(this.#options.role),
      fromHex(how === 'other-file' ? 'ee'.repeat(16) : id)!
    );
    const run = fromHex(accepted?.run ?? '');
    if (!accepted || !key || !run) throw new Error('not accepted');
    const box = await makeBox(key, run);
    const content = new Uint8Array(chunks * chunkBytes).fill(7);
    const frames = Array.from({ length: chunks }, (_, index) => {
      const isLast = index === chunks - 1 && (how === 'early-end' || chunks * chunkBytes === size);
      return box.seal(
        accepted.stream,
        index,
        isLast,
        content.subarray(index * chunkBytes, (index + 1) * chunkBytes)
      );
    });
    const [first, second, third] = frames;
    if (how === 'flip') new Uint8Array(second!)[500]! ^= 1;
    if (how === 'swap')
      for (const [frame, place] of [
        [second!, 2],
        [third!, 1]
      ] as const)
        setPlace(frame, place);
    if (how === 'far') setPlace(third!, 5_000);
    if (how === 'repeat') frames.splice(1, 1, first!.slice(0));
    for (const frame of frames) this.#channel.send(frame);
    const hex = async (name: string): Promise<string> =>
      [...new Uint8Array(await crypto.subtle.digest(name, content))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
    const sha256 = how === 'fingerprints' ? '0'.repeat(64) : await hex('SHA-256');
    // the browser has no MD5; whoever lies needs none
    this.#options.say({ type: 'end', id, size: how === 'end-size' ? 1 : size, md5: '0'.repeat(32), sha256 });
  }
}
