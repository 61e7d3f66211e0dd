/** What the frames and other features may use of pictures. */
import type { FeatureHandle } from '../../session/manifest.js';
import type { CustomerScreens } from './shared/customer-screens.js';
import type { SharedPictureView, StageView } from './shared/picture-views.js';

export type { TabZoom } from '../../media/tab-zoom.js';
export type { CustomerScreens, TabSteering } from './shared/customer-screens.js';
export type { StageDesk } from './stage/stage-desk.svelte.js';
export type {
  StageFigures,
  StagePhase,
  SharedPictureView,
  SharedScreenView,
  StageScreenView,
  StageView
} from './shared/picture-views.js';

const apiOf = <Api>(features: readonly FeatureHandle[]): Api | undefined =>
  (features.find(({ id }) => id === 'screen') as FeatureHandle<Api> | undefined)?.api;

/** The technician's stage; `undefined` until its code is here. */
export const stageOf = (features: readonly FeatureHandle[]): StageView | undefined => apiOf(features);

/** Pictures on the customer's page; `undefined` until their code is here. */
export const picturesOf = (features: readonly FeatureHandle[]): CustomerScreens | undefined =>
  apiOf(features);

/** Does nothing new of any screen leave, because the customer paused it or has to look at the boxes first? */
export const isHeldBack = (shown: readonly SharedPictureView[] = []): boolean =>
  shown.length > 0 && shown.every(({ isPaused, isHeld }) => isPaused || isHeld);
