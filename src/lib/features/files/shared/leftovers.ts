import type { SweepLeftovers } from '../../../session/manifest.js';
import { removeLeftovers } from './file-store.js';

/** Removes received files of sessions that are over (FT13). */
export const sweep: SweepLeftovers = (isOpen) =>
  removeLeftovers((folder) => {
    const [, role, sessionId] = /^files-(technician|customer)-(.+)$/.exec(folder) ?? [];
    return sessionId !== undefined && isOpen(role as 'technician' | 'customer', sessionId);
  });
