import type { Clock } from '../base/clock.js';
import type { Role } from '../base/roles.js';
import type { Store } from '../history/store.js';
import type { FeatureContext } from './feature.js';
import type { FeatureVersions } from './features.js';
import type { FeatureManifest } from './manifest.js';
import type { Member } from './members.js';
import type { PeerLink } from './peer-link.js';
import type { SessionKeys } from './session-keys.js';
import type { SessionLog } from './session-log.js';

/** What lies in a record for each feature, by its id. */
export type Slices = Readonly<Record<string, unknown>>;

export interface FeatureHostOptions {
  features: readonly FeatureManifest[];
  role: Role;
  sessionId: string;
  link: Pick<
    PeerLink,
    'port' | 'noteMalformed' | 'isUp' | 'onUp' | 'onDown' | 'onRenewed' | 'openChannel' | 'connection'
  >;
  keys: Pick<SessionKeys, 'rootKey' | 'identity' | 'peer'>;
  settings: Store['settings'];
  log: SessionLog;
  clock: Clock;
  rtc: RTCConfiguration;
  saved: Slices | undefined;
  /** What the other page had when this page was left; `undefined` where nobody was there yet. */
  theirs: FeatureVersions | undefined;
  members(): readonly Member[];
  powers: FeatureContext['powers'];
  hold: FeatureContext['session']['hold'];
  onChanged(): void;
}
