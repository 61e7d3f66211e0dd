import type { Role } from '../base/roles.js';

/** Names a session's files in this browser: the row of their records, and the folder of what was received. */
export const recordsKey = (role: Role, sessionId: string): string => `files-${role}-${sessionId}`;
