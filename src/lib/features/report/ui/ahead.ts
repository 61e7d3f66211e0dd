/** What the end of a session needs, and that is not fetched with the place for it. */
export const fetchAhead = async (): Promise<void> => {
  await import('./CustomerReport.svelte');
};
