import type { I18n } from '../../../i18n/index.js';
import { lastingEffects } from '../../../ui/lasting-effects.svelte.js';
import { BoardSlot, type SessionBoard } from '../../board/index.js';
import type { StageView } from '../shared/picture-views.js';
import { StageDesk } from './stage-desk.svelte.js';

interface Arranged {
  desk: StageDesk;
  slot: BoardSlot;
}

const arranged = new WeakMap<StageView, Arranged>();

/** Zoom, tools and what is switched on at a session's stage, as they were before another session came in front (TC19). */
export function arrangedStage(stage: StageView, board: SessionBoard, i18n: Pick<I18n, 'addArea'>): Arranged {
  const known = arranged.get(stage);
  if (known) return known;
  const made: Arranged = { desk: new StageDesk(), slot: new BoardSlot(() => board, i18n) };
  arranged.set(stage, made);
  watchWhatIsLookedAt(stage, made.desk);
  paintMarksBehind(stage, board, made);
  return made;
}

/** While another session is in front, no layer of the picture paints the marks into what is recorded. */
function paintMarksBehind({ tools }: StageView, drawn: SessionBoard, { desk, slot }: Arranged): void {
  desk.addLayerBehind((context, size) => {
    if (!slot.open) return void (drawn.view && slot.load());
    const { board, parts } = slot.open;
    const surface = tools?.selected?.pictureId;
    parts.paintMarks(
      context,
      board.marks.filter(({ mark }) => mark.surface === surface),
      size
    );
  });
}

/**
 * Nothing is encoded over there while another session is in front (ST5), unless it is recorded. The effect is
 * forgotten together with the session.
 */
function watchWhatIsLookedAt({ tools }: StageView, desk: StageDesk): void {
  if (!tools) return;
  lastingEffects(() => {
    $effect(() => {
      const recorded = desk.isWantedBehind ? tools.selected : undefined;
      for (const screen of tools.screens) screen.setWatching(desk.isInFront || screen === recorded);
    });
  });
}
