type Press = Pick<KeyboardEvent, 'key' | 'isComposing' | 'keyCode'>;

/**
 * An input method takes keys for itself: letters, the arrows among its suggestions, the Enter that confirms a word.
 * `isComposing` alone does not tell: the first key of a word comes before the composition begins, and Safari ends the
 * composition before the key that ended it (https://bugs.webkit.org/show_bug.cgi?id=165004). All of them have the old
 * key code 229, which no key of a keyboard has (UI Events, «Legacy key models»), but for the dead keys of a Mac: with
 * Option held they are shortcuts.
 */
export const isForInputMethod = ({ key, isComposing, keyCode }: Press): boolean =>
  isComposing || (keyCode === 229 && key !== 'Dead');

/** The name of a key that is meant for the page, as in `KeyboardEvent.key`; empty for an input method's (UI8). */
export const pressedKey = (event: Press): string => (isForInputMethod(event) ? '' : event.key);

export const isEnter = (event: Press): boolean => pressedKey(event) === 'Enter';
