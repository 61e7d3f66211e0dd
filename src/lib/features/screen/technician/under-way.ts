/** What of a session a time-out would break off (LC11). */
import type { StageView } from '../shared/picture-views.js';

/** The customer's screen is asked for or seen, or the technician shows one. */
export const isScreenUnderWay = (stage: {
  readonly state: Pick<StageView['state'], 'phase'>;
  readonly own: readonly unknown[];
}): boolean => stage.own.length > 0 || ['asking', 'starting', 'live'].includes(stage.state.phase);
