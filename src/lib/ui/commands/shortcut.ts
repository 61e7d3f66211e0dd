/**
 * A key combination: `Mod` is Ctrl, or Command on Apple's systems. Commands use Alt+Shift, because browsers leave
 * it to pages nearly everywhere, it works while somebody types in the chat, and it is not AltGr. Not to be used
 * with Alt+Shift: A, B, I, T (Chrome's own).
 */
export type Shortcut = `${'Mod' | 'Alt+Shift'}+${string}`;

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export const isApple = (platform: string): boolean => /mac|iphone|ipad/i.test(platform);

const splitShortcut = (shortcut: Shortcut): { modifier: string; key: string } => {
  const at = shortcut.lastIndexOf('+');
  return { modifier: shortcut.slice(0, at), key: shortcut.slice(at + 1) };
};

/**
 * The printed letter counts, so that other layouts work as labelled. Where a modifier turns it into another
 * character (Option on a Mac) and for digits (Shift), the key's place counts.
 */
function keyOf({ key, code }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key;
}

export function isPressed(shortcut: Shortcut, press: KeyPress, onApple: boolean): boolean {
  const { modifier, key } = splitShortcut(shortcut);
  if (keyOf(press) !== key) return false;
  if (modifier === 'Alt+Shift') return press.altKey && press.shiftKey && !press.ctrlKey && !press.metaKey;
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  return !altKey && !shiftKey && (onApple ? metaKey && !ctrlKey : ctrlKey && !metaKey);
}

const symbols: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓' };

/** The keys as printed on a keyboard, in the order they are pressed. */
export function keyNames(shortcut: Shortcut, onApple: boolean): string[] {
  const { modifier, key } = splitShortcut(shortcut);
  const name = symbols[key] ?? key;
  if (modifier === 'Mod') return [onApple ? '⌘' : 'Ctrl', name];
  return onApple ? ['⌥', '⇧', name] : ['Alt', 'Shift', name];
}
