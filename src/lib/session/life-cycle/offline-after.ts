/** From reconnecting or rebooting to offline, on both pages (LC5). */
export const offlineAfterMs = 5 * 60_000;
