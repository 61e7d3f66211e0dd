import type { Role } from '../base/roles.js';
import type { Environment } from './environment.js';
import type { PeerLink } from './peer-link.js';
import type { SessionKeys } from './session-keys.js';
import type { SessionLog } from './session-log.js';

export interface FilesOptions {
  role: Role;
  sessionId: string;
  link: PeerLink;
  log: SessionLog;
  environment: Environment;
  keys: SessionKeys;
}
