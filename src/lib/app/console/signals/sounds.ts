/** Own short sounds, made of tones: no files, nothing fetched. Frequencies in hertz, times in seconds. */
import type { SoundEvent } from '../../../session/settings/setting-fields.js';

interface Tone {
  at: number;
  hertz: number;
  lasts: number;
  /** Soft or with an edge. */
  wave?: OscillatorType;
}

const tones = (wave: OscillatorType, step: number, lasts: number, ...notes: number[]): Tone[] =>
  notes.map((hertz, place) => ({ at: place * step, hertz, lasts, wave }));

/** Rising is good news, falling is bad news, repeated is urgent. */
export const melodies: Record<SoundEvent, readonly Tone[]> = {
  'new-session-hidden': tones('sine', 0.16, 0.3, 523, 659, 784, 1047),
  'new-session': tones('sine', 0.13, 0.25, 523, 784),
  'customer-lost': tones('triangle', 0.18, 0.3, 587, 440, 330),
  'network-lost': tones('triangle', 0.22, 0.4, 392, 262),
  'request-refused': tones('triangle', 0.12, 0.16, 349, 311),
  urgent: tones('square', 0.18, 0.12, 880, 880, 880),
  'chat-hidden': tones('sine', 0.1, 0.2, 880, 1175),
  'chat-unfocused': tones('sine', 0.1, 0.14, 988),
  'file-offered': tones('triangle', 0.09, 0.14, 659, 784, 659)
};

/** Plays sounds once the browser lets the page; until then nothing. */
export class Sounds {
  #context: AudioContext | undefined;

  /** @param volume 0 to 100 */
  play(event: SoundEvent, volume: number): void {
    const context = (this.#context ??= new AudioContext());
    // without a click on the page the browser keeps it silent: no sound is queued for later
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    for (const { at, hertz, lasts, wave = 'sine' } of melodies[event]) {
      const start = context.currentTime + at;
      const tone = new OscillatorNode(context, { type: wave, frequency: hertz });
      const loudness = new GainNode(context, { gain: 0 });
      const full = (volume / 100) * (wave === 'square' ? 0.12 : 0.3);
      loudness.gain.linearRampToValueAtTime(full, start + 0.01);
      loudness.gain.exponentialRampToValueAtTime(0.0001, start + lasts);
      tone.connect(loudness).connect(context.destination);
      tone.start(start);
      tone.stop(start + lasts);
    }
  }
}
