/** The places of a stage where other features show something. Each gets what it needs to work on the picture there. */
import type { FeatureHandle } from '../../session/manifest.js';
import type { BoardSlot } from '../board/index.js';
import type { StageScreenView, StageView } from './shared/picture-views.js';
import type { StageDesk } from './stage/stage-desk.svelte.js';

interface OnStage {
  feature: FeatureHandle;
  isOver: boolean;
  stage: StageView;
  desk: StageDesk;
}

declare module '../../session/manifest.js' {
  interface SlotProps {
    /** First of all tools: what draws on the picture. */
    'stage.pen': OnStage & { slot: BoardSlot };
    /** Among the tools for the picture. */
    'stage.tool': OnStage;
    /** Among those that a narrow stage has in a menu. */
    'stage.rare-tool': OnStage & { screen: StageScreenView };
    /** Above the picture, and where there is none. */
    'stage.notice': OnStage;
  }
}
