/** What the frames and other features may use of the survey. */
/** What customers answered, over all sessions of the history. */
export const loadResults = () => import('./ui/SurveyResults.svelte');
