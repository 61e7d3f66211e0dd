import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { boardForm } from './board-entry.js';
import { BoardModel } from './board-model.svelte.js';
import { boardSignalSchema, pointerSchema, type BoardSignal, type PointerMessage } from './board-signal.js';
import type { BoardView } from './board-view.js';
import { DocumentBoard } from './board.js';

export const code: FeatureCode<typeof facts, BoardView> = {
  schemas: { board: boardSignalSchema, pointer: pointerSchema },
  async open(context) {
    const { role, clock, session } = context;
    const list = await context.list('board', boardForm);
    const model = new BoardModel({
      board: new DocumentBoard({ role, list }),
      role,
      clock,
      session,
      signals: context.port<BoardSignal>('board'),
      pointers: context.port<PointerMessage>('pointer')
    });
    return { api: model, close: () => model.close() };
  }
};
