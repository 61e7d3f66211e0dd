import type { getI18n } from '../../../i18n/index.js';
import type { Toasts } from '../../../ui/toasts.svelte.js';
import { distinctNames } from '../../../base/table.js';
import { asText, asTsv } from './copy-rows.js';

/** Puts rows on the clipboard, as a table for spreadsheets and as text for everything else. */
export async function copyRows(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  toasts: Toasts,
  { t }: ReturnType<typeof getI18n<'console'>>
): Promise<void> {
  const names = distinctNames(header);
  const tsv = asTsv([names, ...rows]);
  const text = asText(names, rows);
  try {
    await navigator.clipboard.writeText(rows.length === 1 ? `${text}\n${tsv}` : tsv);
    toasts.show(t('console.copied-rows'), 'ok');
  } catch {
    toasts.show(t('console.copy-failed'), 'warn');
  }
}
