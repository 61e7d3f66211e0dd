import type { ReportFile } from './report-file.js';

export interface CustomerReportView {
  /** Of a session that is over; another one once the other side has signed, too. */
  readonly file: ReportFile | undefined;
}
