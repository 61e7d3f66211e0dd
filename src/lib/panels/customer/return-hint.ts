const storageKey = 'tincan.in-session';

/**
 * Whether this tab was in a session when it was left. Only a hint for what to show during the moment until
 * the session's own record is read; nothing depends on it.
 */
export const returnHint = {
  get(): boolean {
    try {
      return sessionStorage.getItem(storageKey) !== null;
    } catch {
      return false;
    }
  },
  set(isInSession: boolean): void {
    try {
      if (isInSession) sessionStorage.setItem(storageKey, 'yes');
      else sessionStorage.removeItem(storageKey);
    } catch {
      // storage denied: there is nothing to come back to either
    }
  }
};
