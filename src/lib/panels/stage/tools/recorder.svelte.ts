import {
  deleteRecording,
  keptRecordings,
  recordingFormat,
  startRecording,
  type RecordedFile,
  type Recording
} from '../../../media/recording.js';
import type { StageToolsView } from '../../../session/picture-views.js';
import type { StageDesk } from '../stage-desk.svelte.js';
import { pictureName } from './screenshot.js';

type RecorderState =
  | { phase: 'idle' }
  | { phase: 'recording'; recording: Recording; isPaused: boolean }
  | { phase: 'saving' }
  | { phase: 'kept'; file: RecordedFile }
  | { phase: 'failed' };

/** Records the stage while the customer allows it. */
export class Recorder {
  readonly #tools: StageToolsView;
  readonly #desk: StageDesk;
  #tellKept: (file: RecordedFile | undefined) => void = () => undefined;
  #state = $state.raw<RecorderState>({ phase: 'idle' });
  #bytes = $state(0);
  #left = $state.raw<readonly File[]>([]);

  constructor(tools: StageToolsView, desk: StageDesk) {
    this.#tools = tools;
    this.#desk = desk;
    desk.leave = () => void this.end();
    void keptRecordings().then((files) => (this.#left = files));
  }

  readonly isPossible = recordingFormat() !== undefined;

  get state(): RecorderState {
    return this.#state;
  }

  /** Safe on the disk. */
  get bytes(): number {
    return this.#bytes;
  }

  /** From earlier: not saved yet, or left by a page that died. */
  get left(): readonly File[] {
    return this.#left;
  }

  /** The customer said yes, and there is a picture. */
  begin(): void {
    const format = recordingFormat();
    if (this.#state.phase === 'recording' || this.#state.phase === 'saving' || !format) return;
    const recording = startRecording({
      name: pictureName(Date.now()),
      format,
      size: this.#desk.picture.natural,
      paint: (context, size) => this.#desk.paint(context, size)
    });
    this.#tools.noteRecording(new Promise((resolve) => (this.#tellKept = resolve)));
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
    this.#tools.endRecording();
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
export function recorderOf(tools: StageToolsView, desk: StageDesk): Recorder {
  const known = recorders.get(desk);
  if (known) return known;
  const made = new Recorder(tools, desk);
  recorders.set(desk, made);
  return made;
}
