import type { I18n } from '../../../i18n/index.js';
import type { ConsoleRecords } from '../../../session/records/console-records.js';

/** Fetches what shows the history, with its sessions read. Rejects when the network fails. */
export async function loadHistory(records: Pick<ConsoleRecords, 'history'>, i18n: Pick<I18n, 'addArea'>) {
  const [{ default: HistoryPanel }, history] = await Promise.all([
    import('./HistoryPanel.svelte'),
    records.history(),
    i18n.addArea('records'),
    i18n.addArea('aftercare')
  ]);
  await history.refresh();
  return { HistoryPanel, history };
}
