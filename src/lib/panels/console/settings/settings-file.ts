import type { ConsoleSettings } from '../../../session/settings/console-settings.svelte.js';

/** Ours have a few kilobytes: a larger file is not one. */
const maxBytes = 100_000;

type Taken = ReturnType<ConsoleSettings['import']>;

/** `unreadable`: it was moved, deleted or locked after it was chosen. */
export async function takeSettingsFile(
  file: Pick<Blob, 'size' | 'text'>,
  settings: Pick<ConsoleSettings, 'import'>
): Promise<Taken | 'unreadable'> {
  if (file.size > maxBytes) return settings.import('');
  const text = await file.text().catch(() => undefined);
  return text === undefined ? 'unreadable' : settings.import(text);
}
