const storageKey = 'tincan.in-session';

/**
 * Whether this tab was in a session when it was left, as before a reload: then the session goes on by itself.
 * In a new tab or after a restart of the browser it is offered instead.
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
