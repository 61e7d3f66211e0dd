import { readText } from '../../../base/decode-text.js';
import type { ConsoleSettings } from '../../../session/settings/console-settings.svelte.js';

/** Ours have a few kilobytes: a larger file is not one. */
const maxBytes = 100_000;

type Taken = ReturnType<ConsoleSettings['import']>;

/** `unreadable`: it was moved, deleted or locked after it was chosen. */
export async function takeSettingsFile(
  file: Pick<Blob, 'size' | 'arrayBuffer'>,
  settings: Pick<ConsoleSettings, 'import'>
): Promise<Taken | 'unreadable'> {
  if (file.size > maxBytes) return settings.import('');
  const text = await readText(file).catch(() => undefined);
  // in no encoding that it declares: certainly none of ours
  return text === undefined ? 'unreadable' : settings.import(text.ok ? text.value : '');
}
