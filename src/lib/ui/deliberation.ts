/**
 * Decides whether a press on a yes was meant (rule UI-C15). Pure: facts and times go in, nothing of a page. A yes is
 * live once it has been in sight, unmoved and unchanged, in a focused page, for `dwellMs`; a press counts when it
 * begins and ends on the live button.
 */

/** Long enough to see what is asked, and longer than the second click of a double click. */
export const dwellMs = 700;

/** What the page knows of the button at one moment. */
export interface Sight {
  /** Within the window, not covered, fully opaque. */
  isClear: boolean;
  isFocused: boolean;
  /** Where the button and its card are: any other value is a move. */
  place: string;
}

type Press =
  /** It began on the live button, at the time since which that one has stood still. */
  | { kind: 'good'; steadySince: number }
  /** It began elsewhere, or on the button before that was live. */
  | { kind: 'early'; isOnButton: boolean; releasedAt: number | undefined };

export interface Deliberation {
  readonly steadySince: number | undefined;
  readonly place: string;
  /** The last one. */
  readonly press: Press | undefined;
}

export const unseen: Deliberation = { steadySince: undefined, place: '', press: undefined };

export const isLive = ({ steadySince }: Deliberation, now: number): boolean =>
  steadySince !== undefined && now - steadySince >= dwellMs;

export function look(state: Deliberation, sight: Sight, now: number): Deliberation {
  const { place } = sight;
  if (!sight.isClear || !sight.isFocused) return { ...state, place, steadySince: undefined };
  const isSteady = state.steadySince !== undefined && place === state.place;
  return isSteady ? state : { ...state, place, steadySince: now };
}

/** The words of the card are other ones now. */
export const change = (state: Deliberation, now: number): Deliberation =>
  state.steadySince === undefined ? state : { ...state, steadySince: now };

/**
 * A pointer or a key goes down, anywhere in the page.
 * @param isNew false for the repetition of a key that is held
 */
export function pressDown(
  state: Deliberation,
  { isOnButton, isNew }: { isOnButton: boolean; isNew: boolean },
  now: number
): Deliberation {
  const { steadySince } = state;
  if (isOnButton && isNew && steadySince !== undefined && isLive(state, now)) {
    return { ...state, press: { kind: 'good', steadySince } };
  }
  const press: Press = { kind: 'early', isOnButton, releasedAt: undefined };
  return isOnButton ? { ...change(state, now), press } : { ...state, press };
}

export function pressUp(state: Deliberation, now: number): Deliberation {
  if (state.press?.kind !== 'early') return state;
  const pressed = { ...state, press: { ...state.press, releasedAt: now } };
  // Somebody who hits the same place again and again has not read it yet.
  return state.press.isOnButton ? change(pressed, now) : pressed;
}

/** Does this click count? A screen reader's has no press of its own; it counts unless another press is near. */
export function counts(state: Deliberation, now: number): boolean {
  if (!isLive(state, now)) return false;
  const { press } = state;
  if (!press) return true;
  if (press.kind === 'good') return press.steadySince === state.steadySince;
  return press.releasedAt !== undefined && now - press.releasedAt >= dwellMs;
}
