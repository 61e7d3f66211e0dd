/** What the frames and other features may use of reports. */
export { default as ReportTools } from './ui/ReportTools.svelte';
