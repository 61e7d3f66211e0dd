import type { SoundEvent } from '../../../session/settings/setting-fields.js';

interface Sounds {
  play(event: SoundEvent, volume: number): void;
}

/**
 * Plays with what is fetched for the first sound. Without a network that sound is missed, and the next one fetches
 * again.
 * @returns plays one; resolves to whether it did
 */
export function soundPlayer(load: () => Promise<Sounds>) {
  let loading: Promise<Sounds | undefined> | undefined;
  return async (event: SoundEvent, volume: number): Promise<boolean> => {
    loading ??= load().catch(() => (loading = undefined));
    const sounds = await loading;
    sounds?.play(event, volume);
    return sounds !== undefined;
  };
}
