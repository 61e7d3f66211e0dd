/** What the pages see of pictures: the customer's on the stage, and those that each side shows the other. See `views.ts`. */
import type { ErrorCode } from '../../../base/errors.js';
import type { Area, Size } from '../../../media/frame-filter.js';
import type { Quality } from '../../../media/quality.js';
import type { Permission, PowerTrouble } from '../../../session/feature.js';

/** What is really reached, from the browser's own statistics. */
export interface StageFigures {
  width: number;
  height: number;
  framesPerSecond: number;
  kilobitsPerSecond: number;
  /** `AV1`, `VP9`, … */
  codec: string;
  roundTripMs: number | undefined;
  /** From the other side's network card to the picture here. */
  delayMs: number | undefined;
  path: 'direct' | 'relayed' | undefined;
}

export type StagePhase =
  | { phase: 'idle' }
  /** `trouble`: the customer allowed it, and it does not work yet. */
  | { phase: 'asking'; since: number; trouble?: PowerTrouble | undefined }
  | { phase: 'declined' }
  /** Allowed; a `<video>` that has the stream now paints the very first frame. */
  | { phase: 'starting'; stream: MediaStream }
  | { phase: 'live'; stream: MediaStream }
  | { phase: 'ended'; by: 'customer' | 'technician' | 'browser' | 'connection' }
  | { phase: 'failed'; error: ErrorCode };

/** Why no new picture comes although there should be one. `none`: there was none since it was allowed. */
export type Freeze = 'muted' | 'still' | 'none';

export type StillState =
  | { phase: 'none' }
  | { phase: 'fetching'; progress: number }
  | { phase: 'there'; blob: Blob }
  | { phase: 'failed' };

/** One screen, window or tab of the customer's on the stage. */
export interface StageScreenView {
  /** 1, 2, …: the same on both sides. */
  readonly number: number;
  readonly pictureId: string;
  /** Is it this picture, or was it, before another source was shown in its place? */
  wasPicture(id: string): boolean;
  readonly state: StagePhase;
  readonly figures: StageFigures | undefined;
  /** What the customer's page says of it; `undefined` before it said anything. */
  readonly shown: { number: number; surface: string; zoom: number | undefined } | undefined;
  readonly freeze: Freeze | undefined;
  readonly quality: Quality;
  setQuality(quality: Quality): void;
  /** Nothing is encoded over there while nobody looks here. */
  setWatching(isWatching: boolean): void;
  readonly still: StillState;
  /** Fetches the picture as it is now, in full resolution and without loss. */
  takeStill(): void;
  dropStill(): void;
  /** The grant that it is shown by. Missing on debug pages. */
  readonly permission?: Permission;
  /** Needs the power `control-tab`. */
  zoomTab(step: 'in' | 'out' | 'reset'): void;
  stop(): void;
}

/** What can be done with the pictures of a session, beyond looking at one. */
export interface StageToolsView {
  readonly screens: readonly StageScreenView[];
  readonly selected: StageScreenView | undefined;
  select(screen: StageScreenView): void;
  /** How asking for one more stands, or what came of it. */
  readonly another: StagePhase | undefined;
  /** The technician's own screens that the customer sees. */
  readonly own: readonly SharedPictureView[];
  /** Shows the browser's picker; must be called in a click. */
  showOwn(): Promise<ErrorCode | undefined>;
  endOwn(picture: SharedPictureView): void;
  /** Both would see themselves in each other's picture, endlessly. */
  readonly wouldMirror: boolean;
}

/** The technician's stage. */
export interface StageView {
  /** Missing on debug pages. */
  readonly tools?: StageToolsView;
  readonly state: StagePhase;
  readonly figures: StageFigures | undefined;
  /** False when the customer's browser cannot share a screen (phones). */
  readonly canRequest: boolean;
  /** The customer holds the picture back for a while; the last one stays. */
  readonly isPaused: boolean;
  /** Why the technician asks: shown to the customer with the next request for anything. */
  readonly reason: { text: string; readonly maxLength: number };
  request(): void;
  cancelRequest(): void;
  stop(): void;
}

/** A screen, window or tab that goes, or is about to go, to the other side, as its owner sees it. */
export interface SharedScreenView {
  /** What the other side sees, boxes and all. */
  readonly stream: MediaStream;
  /** `undefined` where the browser does not tell. */
  readonly surface: 'monitor' | 'window' | 'browser' | undefined;
  readonly isPaused: boolean;
  /** Paused, nothing leaves the computer; the technician keeps the last picture, greyed. */
  pause(isPaused: boolean): void;
  /** Nothing leaves: what is below the black boxes may have moved, and the customer has not looked at it yet. */
  readonly isHeld: boolean;
  /**
   * While the technician may zoom the shared tab, the customer's own wheel over this element scrolls it.
   * @returns ends that
   */
  forwardWheel(over: Element): () => void;
}

/** The same, with what can be done about it. */
export interface SharedPictureView extends SharedScreenView {
  readonly id: string;
  /** 1, 2, …: the same on both sides. */
  readonly number: number;
  /** What is drawn on it is kept under this; each source has another one. */
  readonly pictureId: string;
  /** Is it this picture, or was it, before another source was shown in its place? */
  wasPicture(id: string): boolean;
  /** Painted black before anything is encoded. */
  readonly boxes: readonly Area[];
  /** @param size of the picture they were drawn on */
  setBoxes(boxes: readonly Area[], size?: Size): void;
  /** The other side may zoom the shared tab, and cannot because that would move it below the boxes. */
  readonly isZoomOff: boolean;
  /** Ends `isHeld`: the picture may be seen as it is now. */
  confirm(): void;
  /** Shows the browser's picker; must be called in a click. @returns why there is no other picture */
  chooseAgain(): Promise<ErrorCode | undefined>;
}

/** A picture that the other side shows. */
export interface SeenPictureView {
  readonly id: string;
  /** 1, 2, …: the same on both sides. */
  readonly number: number;
  readonly pictureId: string;
  readonly stream: MediaStream;
  readonly isLive: boolean;
  close(): void;
}
