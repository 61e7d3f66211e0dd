import { boardOf, type SessionBoard } from '../../board/index.js';
import { picturesOf, type SharedPictureView } from '../../screen/index.js';
import type { FeatureContext } from '../../../session/feature.js';
import type { facts } from '../facts.js';

/** What the guide shows, and whose it is. Every property is reactive. */
export interface Guide {
  readonly board: SessionBoard;
  /** What the technician sees of this computer. */
  readonly screens: readonly SharedPictureView[];
  /** Something is shared, drawn or pointed at. */
  readonly isNeeded: boolean;
  /** As the technician calls themselves; may be empty. */
  readonly technicianName: string;
  readonly ownName: string;
}

export function openGuide(context: FeatureContext<typeof facts>): Guide {
  const features = [context.feature('board'), context.feature('screen')];
  const board = boardOf(features);
  const nameOf = (isSelf: boolean): string =>
    context.members.find((member) => member.isSelf === isSelf)?.name ?? '';
  return {
    board,
    get screens() {
      return picturesOf(features)?.shown ?? [];
    },
    get isNeeded() {
      const { view } = board;
      return this.screens.length > 0 || view?.shown === 'page' || view?.look !== undefined;
    },
    get technicianName() {
      return nameOf(false);
    },
    get ownName() {
      return nameOf(true);
    }
  };
}
