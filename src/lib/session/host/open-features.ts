import { otherRole, type Role } from '../../base/roles.js';
import type { Conversation } from '../conversation.svelte.js';
import type { Environment } from '../link/environment.js';
import type { FeatureHostOptions } from './feature-host-options.js';
import { FeatureHost } from './feature-host.svelte.js';
import type { Slices } from '../manifest.js';
import type { SessionAccount } from '../feature.js';
import { firstOf } from '../members/members.js';

interface Options extends Pick<
  FeatureHostOptions,
  'isOver' | 'powers' | 'history' | 'setting' | 'lifeCycle' | 'onChanged'
> {
  role: Role;
  environment: Environment;
  conversation: Conversation;
  saved: Slices | undefined;
  account(): Pick<SessionAccount, 'createdAt' | 'startedAt' | 'end'>;
  /** What each member calls themselves now. */
  nameOf(role: Role): string;
}

/** The features of one session, as either of its two first members has them. */
export function openFeatures({
  role,
  environment,
  conversation,
  nameOf,
  account,
  ...rest
}: Options): FeatureHost {
  const { id, link, log, keys, lists, features: peer } = conversation;
  const { features, clock, rtc, store, config } = environment;
  return new FeatureHost({
    ...rest,
    features,
    role,
    sessionId: id,
    link,
    log,
    clock,
    rtc,
    config: { ...config },
    keys,
    lists,
    settings: store.settings,
    rows: store.rows,
    account: () => ({
      ...account(),
      log: log.entries,
      transcript: conversation.transcript,
      safetyCode: conversation.safetyCode?.numbers ?? []
    }),
    peer,
    members: () =>
      [role, otherRole(role)].map((each) => ({
        id: firstOf(each),
        role: each,
        name: nameOf(each),
        isSelf: each === role
      }))
  });
}
