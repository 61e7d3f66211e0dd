import { siteStorage } from '../../base/site-storage.js';

const storage = siteStorage('sessionStorage');
const storageKey = 'in-session';

/**
 * Whether this tab was in a session when it was left, as before a reload: then the session goes on by itself.
 * In a new tab or after a restart of the browser it is offered instead.
 */
export const returnHint = {
  get: (): boolean => storage.getItem(storageKey) !== null,
  set(isInSession: boolean): void {
    if (isInSession) storage.setItem(storageKey, 'yes');
    else storage.removeItem(storageKey);
  }
};
