import { flushSync, mount, unmount } from 'svelte';
import type { I18n } from '../../i18n/index.js';
import type { ReportPicture } from './report-as-html.js';
import type { ShownReport } from './report-words.js';
import PrintedReport from './PrintedReport.svelte';

/** Prints the report and nothing else of the page. */
export async function printReport(
  report: ShownReport,
  i18n: I18n,
  pictures: readonly ReportPicture[]
): Promise<void> {
  const paper = mount(PrintedReport, { target: document.body, props: { report, i18n, pictures } });
  // the pictures begin to be read
  flushSync();
  await Promise.all(
    [...document.querySelectorAll<HTMLImageElement>('.printed img')].map((img) =>
      img.decode().catch(() => undefined)
    )
  );
  document.body.classList.add('prints-report');
  // Blocks until the dialog is closed, in every browser that has one.
  window.print();
  document.body.classList.remove('prints-report');
  await unmount(paper);
}
