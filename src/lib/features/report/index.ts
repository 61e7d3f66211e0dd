/** What the frames and other features may use of reports. */
import type { FeatureHandle } from '../../session/manifest.js';
import type { ReportBody } from './shared/report-body.js';
import type { ReportFile } from './shared/report-file.js';
import type { CustomerReportView } from './shared/view.js';

export { default as ReportButtons } from './ui/ReportButtons.svelte';

/** The report of a session in the history. Its words are those of the area `report`. */
export const loadReportTools = () => import('./ui/ReportTools.svelte');

/** The customer's copy of the report of a session that is over. Reactive. */
export function reportOf(features: readonly FeatureHandle[]): CustomerReportView {
  const feature = features.find(({ id }) => id === 'report') as FeatureHandle<CustomerReportView> | undefined;
  return {
    get file() {
      return feature?.api?.file;
    }
  };
}

export const bodyOf = ({ body }: ReportFile): ReportBody => JSON.parse(body) as ReportBody;
