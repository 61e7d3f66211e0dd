import { flushSync, mount, unmount } from 'svelte';
import type { I18n } from '../../../i18n/index.js';
import type { ReportPicture } from './report-as-html.js';
import type { ShownReport } from './report-words.js';
import PrintedReport from './PrintedReport.svelte';

/** Takes the paper of before away. */
let clear: () => void = () => undefined;

/**
 * Prints the report and nothing else of the page. Where `print()` returns at once (Safari on a telephone, some web
 * views) the paper is drawn later, and no event says reliably when: it stays until somebody does something in the page
 * again, which nobody can while a dialog is open.
 */
export async function printReport(
  report: ShownReport,
  i18n: I18n,
  pictures: readonly ReportPicture[]
): Promise<void> {
  clear();
  const paper = mount(PrintedReport, { target: document.body, props: { report, i18n, pictures } });
  const over = new AbortController();
  clear = () => {
    if (over.signal.aborted) return;
    over.abort();
    document.body.classList.remove('prints-report');
    void unmount(paper);
  };
  // the pictures begin to be read
  flushSync();
  await Promise.all(
    [...document.querySelectorAll<HTMLImageElement>('.printed img')].map((img) =>
      img.decode().catch(() => undefined)
    )
  );
  // pressed again meanwhile
  if (over.signal.aborted) return;
  document.body.classList.add('prints-report');
  const { signal } = over;
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, clear, { capture: true, signal });
  window.print();
}
