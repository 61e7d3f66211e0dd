/** What the frames may use of the safety code. */
export { default as SafetyCodePanel } from './ui/SafetyCodePanel.svelte';
