import type { HeldPower } from '../../../session/feature.js';
import type { SeenPictureView, SharedPictureView } from './picture-views.js';

/** A shared tab, for the power to zoom it. */
export interface SharedTab {
  /** It is blackened in part: what moves it would move it below the boxes (ST18). */
  readonly isCovered: boolean;
  /** Asks the browser's own question, in the customer's click. `undefined` where nothing can be zoomed. */
  readonly askPermission: (() => Promise<void>) | undefined;
  allow(mayZoom: boolean): void;
}

/** Pictures on the customer's page. Every property is reactive. */
export interface CustomerScreens {
  /** Can this device share its screen at all? */
  readonly canShare: boolean;
  /** What the technician sees of this computer. */
  readonly shown: readonly SharedPictureView[];
  /** Screens that the technician shows. */
  readonly seen: readonly SeenPictureView[];
  /** Of a grant of the power `screen`. */
  tabOf(held: HeldPower | undefined): SharedTab | undefined;
}
