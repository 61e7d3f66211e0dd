import type { Freeze } from '../shared/picture-views.js';

/** A picture at rest is no trouble. One that stays at rest while somebody moves on it is. */
const stillForMs = 8_000;
/** Browsers mute a captured window for a moment when it changes; this long it is minimised or covered. */
const mutedForMs = 3_000;
/** Movement counts for a picture only when it came after the last new frame by this much. */
const slackMs = 1_500;

interface State {
  lastFrameAt: number;
  /** Since the last new frame: when somebody was seen to move first and last. */
  firstActivityAt: number | undefined;
  lastActivityAt: number | undefined;
  mutedSince: number | undefined;
}

/** Tells a frozen picture from one at rest (rule ST8). Times are milliseconds of one clock. */
export class FreezeDetector {
  #state: State;

  constructor(now: number) {
    this.#state = {
      lastFrameAt: now,
      firstActivityAt: undefined,
      lastActivityAt: undefined,
      mutedSince: undefined
    };
  }

  noteFrames(now: number): void {
    this.#state = { ...this.#state, lastFrameAt: now, firstActivityAt: undefined, lastActivityAt: undefined };
  }

  noteActivity(now: number): void {
    if (now < this.#state.lastFrameAt + slackMs) return;
    this.#state = {
      ...this.#state,
      firstActivityAt: this.#state.firstActivityAt ?? now,
      lastActivityAt: now
    };
  }

  noteMuted(isMuted: boolean, now: number): void {
    this.#state = { ...this.#state, mutedSince: isMuted ? (this.#state.mutedSince ?? now) : undefined };
  }

  freezeAt(now: number): Exclude<Freeze, 'none'> | undefined {
    const { firstActivityAt, lastActivityAt, mutedSince, lastFrameAt } = this.#state;
    if (mutedSince !== undefined && now - mutedSince >= mutedForMs) return 'muted';
    if (firstActivityAt === undefined || lastActivityAt === undefined) return undefined;
    const isLasting = lastActivityAt > firstActivityAt && now - lastFrameAt >= stillForMs;
    return isLasting ? 'still' : undefined;
  }
}
