/** What the customer's page keeps over a reload. */
export interface SavedRestart {
  /** The customer said that the computer restarts. */
  isRestarting: boolean;
}

export const parseSaved = (saved: unknown): SavedRestart => ({
  isRestarting: (saved as Partial<SavedRestart> | undefined)?.isRestarting === true
});
