import type { Listenable } from '../../base/emitter.js';
import type { Clock } from '../../base/clock.js';
import type { Role } from '../../base/roles.js';
import type { Store } from '../../history/store.js';
import type { FeatureContext, Permission, SessionAccount } from '../feature.js';
import type { FeatureManifest, Slices } from '../manifest.js';
import type { Member } from '../members/members.js';
import type { PeerFeatures } from './peer-features.svelte.js';
import type { PeerLink } from '../link/peer-link.js';
import type { SessionKeys } from '../join/session-keys.js';
import type { SessionLog } from '../log/session-log.js';
import type { SessionLists } from './session-lists.js';

export interface FeatureHostOptions {
  features: readonly FeatureManifest[];
  role: Role;
  sessionId: string;
  link: Pick<
    PeerLink,
    'port' | 'noteMalformed' | 'isUp' | 'onUp' | 'onDown' | 'onRenewed' | 'openChannel' | 'connection'
  >;
  keys: Pick<SessionKeys, 'rootKey' | 'identity' | 'peer'>;
  lists: Pick<SessionLists, 'of' | 'open'>;
  settings: Store['settings'];
  rows: Store['rows'];
  log: SessionLog;
  clock: Clock;
  rtc: RTCConfiguration;
  saved: Slices | undefined;
  /** The session was over before this load of the page: nothing is opened. */
  isOver?: boolean | undefined;
  peer: Pick<PeerFeatures, 'theirs' | 'onHeard' | 'greeting'>;
  members(): readonly Member[];
  config: Readonly<Record<string, unknown>>;
  account(): SessionAccount;
  history: FeatureContext['history'];
  /** Of the console; nothing on the customer's page. */
  setting(name: string): unknown;
  powers: Omit<FeatureContext['powers'], 'onFound'> & {
    found(): readonly Permission[];
    onFound: Listenable<Permission>;
  };
  /** What a feature may do to the session's life cycle. */
  lifeCycle: Pick<FeatureContext['session'], 'hold' | 'restart' | 'endByTime'>;
  onChanged(): void;
}
