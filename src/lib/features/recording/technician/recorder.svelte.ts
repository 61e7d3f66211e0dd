import { untrack } from 'svelte';
import {
  deleteRecording,
  keptRecordings,
  recordingFormat,
  startRecording,
  type RecordedFile,
  type Recording
} from '../../../media/recording.js';
import { canPaintTracks } from '../../../media/pixel-reading.js';
import { pictureName } from '../../../ui/download.js';
import { lastingEffects } from '../../../ui/lasting-effects.svelte.js';
import type { StageDesk, StageView } from '../../screen/index.js';
import type { RecordingPower } from './recording-power.svelte.js';

type RecorderState =
  | { phase: 'idle' }
  | { phase: 'recording'; recording: Recording; isPaused: boolean }
  | { phase: 'saving' }
  | { phase: 'kept'; file: RecordedFile }
  | { phase: 'failed' };

/** Records the stage while the customer allows it, whichever session is looked at meanwhile. */
export class Recorder {
  readonly #power: RecordingPower;
  readonly #stage: StageView;
  readonly #desk: StageDesk;
  #tellKept: (file: RecordedFile | undefined) => void = () => undefined;
  #state = $state.raw<RecorderState>({ phase: 'idle' });
  #bytes = $state(0);
  #left = $state.raw<readonly File[]>([]);

  constructor(power: RecordingPower, stage: StageView, desk: StageDesk) {
    this.#power = power;
    this.#stage = stage;
    this.#desk = desk;
    // a recording goes on when its stage is left
    lastingEffects(() => {
      $effect(() => this.#follow());
      $effect(() => this.#lookHidden());
      $effect(() => {
        desk.isWantedBehind = power.phase === 'granted';
      });
    });
    void keptRecordings().then((files) => (this.#left = files));
  }

  readonly isPossible = recordingFormat() !== undefined && canPaintTracks();

  get state(): RecorderState {
    return this.#state;
  }

  get #selected() {
    return this.#stage.tools?.selected;
  }

  /** Safe on the disk. */
  get bytes(): number {
    return this.#bytes;
  }

  /** From earlier: not saved yet, or left by a page that died. */
  get left(): readonly File[] {
    return this.#left;
  }

  /** The yes of the customer begins a recording, and its end keeps it, whoever ended what. */
  #follow(): void {
    const isWanted = this.#power.phase === 'granted' && this.#selected?.state.phase === 'live';
    const { phase } = this.#state;
    if (phase === 'recording' && !isWanted) void this.end();
    else if (isWanted && phase !== 'recording' && phase !== 'saving' && this.#desk.size.width > 0)
      untrack(() => this.#begin());
  }

  /** While another session is in front, no element of the stage shows what is recorded. */
  #lookHidden(): (() => void) | undefined {
    const { state } = this.#selected ?? {};
    const isWanted = this.#power.phase === 'granted' && !this.#desk.isInFront;
    if (!isWanted || state?.phase !== 'live') return undefined;
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = state.stream;
    // known to be there once it has a size
    video.addEventListener('loadeddata', () => (this.#desk.hidden = video));
    void video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
      if (this.#desk.hidden === video) this.#desk.hidden = undefined;
    };
  }

  #begin(): void {
    const format = recordingFormat();
    if (!format) return;
    const recording = startRecording({
      name: pictureName(Date.now()),
      format,
      size: () => this.#desk.size,
      paint: (context, size) => this.#desk.paint(context, size)
    });
    const kept = new Promise<RecordedFile | undefined>((resolve) => (this.#tellKept = resolve));
    this.#power.note(kept);
    this.#bytes = 0;
    recording.onWritten((bytes) => (this.#bytes = bytes));
    recording.onFailed(() => void this.end());
    this.#state = { phase: 'recording', recording, isPaused: false };
  }

  togglePause(): void {
    if (this.#state.phase !== 'recording') return;
    const { recording, isPaused } = this.#state;
    if (isPaused) recording.resume();
    else recording.pause();
    this.#state = { phase: 'recording', recording, isPaused: !isPaused };
  }

  /** Keeps what there is, whoever ended it. */
  async end(): Promise<void> {
    if (this.#state.phase !== 'recording') return;
    const { recording } = this.#state;
    this.#state = { phase: 'saving' };
    this.#power.stop();
    const file = await recording.stop();
    this.#state = file ? { phase: 'kept', file } : { phase: 'failed' };
    this.#tellKept(file);
  }

  /** The notice of it was read. */
  dismiss(): void {
    if (this.#state.phase === 'kept' || this.#state.phase === 'failed') this.#state = { phase: 'idle' };
    void keptRecordings().then((files) => (this.#left = files));
  }

  async delete(name: string): Promise<void> {
    await deleteRecording(name);
    this.dismiss();
  }
}

const recorders = new WeakMap<StageDesk, Recorder>();

/** A stage that goes into another window goes on being recorded. */
export function recorderOf(power: RecordingPower, stage: StageView, desk: StageDesk): Recorder {
  const known = recorders.get(desk);
  if (known) return known;
  const made = new Recorder(power, stage, desk);
  recorders.set(desk, made);
  return made;
}
