import type { WaveMessage } from '../protocol.js';

/** One good message of each kind, for fuzz. */
export const samples: { wave: WaveMessage[] } = { wave: [{ type: 'wave', hands: 1 }] };
