/**
 * For tests: a technician and a customer in one process. Sessions, handshake, sealing, documents and storage are the
 * real ones; the network, the database and the clock are in memory.
 */
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { parseConfig, type Config } from '../../base/config.js';
import { memoryRtc } from '../../channel/testing/memory-rtc.js';
import { parseInvite } from '../../handshake/invite.js';
import { makeIdentity } from '../../handshake/identity.js';
import { sessionIdOf } from '../../handshake/keys.js';
import { Archive } from '../../history/archive.js';
import type { ArchivedSession, EndedSession } from '../../history/archived-session.js';
import { openStore, type Store } from '../../history/store.js';
import type { Environment } from '../link/environment.js';
import { JoinedSession } from '../joined-session.svelte.js';
import { createSession, restoreSession } from '../open-technician-session.js';
import type { FeatureManifest } from '../manifest.js';
import { freshKeys } from '../join/session-keys.js';
import { fallbackSettings, type SettingValues } from '../settings/setting-fields.js';
import { keysFromRecord, loadSaved } from '../store/stored-session.js';
import type { SessionHost, TechnicianSession } from '../technician-session.svelte.js';
import { MemoryNetwork } from './memory-network.js';

/** Everything that waits for microtasks and for the database's own timers. */
export async function settle(rounds = 12): Promise<void> {
  for (let i = 0; i < rounds; i++) await new Promise((done) => setImmediate(done));
}

/** What somebody threw into the page: a test that has any fails. */
const unexpected: unknown[] = [];

export interface Shop {
  readonly clock: ReturnType<typeof manualClock>;
  readonly network: MemoryNetwork;
  readonly technician: TechnicianSession;
  readonly customer: JoinedSession;
  /** The page of one side is loaded anew: what it stored is all that is left. */
  reloadTechnician(): Promise<void>;
  reloadCustomer(): Promise<void>;
  /** Time goes on, and what it sets off is done. */
  pass(ms: number): Promise<void>;
  /** What the console's history has of the session. */
  archived(): Promise<{ facts: EndedSession | undefined; content: ArchivedSession | undefined }>;
  close(): Promise<void>;
}

/** A session with a link that its customer has opened. */
export async function openShop({
  features = [],
  config = {},
  startsAtOnce = true,
  acceptedTerms = '',
  settings = {}
}: {
  features?: readonly FeatureManifest[];
  config?: Partial<Config>;
  startsAtOnce?: boolean;
  /** As the customer read them. */
  acceptedTerms?: string;
  /** Of the console. */
  settings?: Partial<SettingValues>;
} = {}): Promise<Shop> {
  vi.stubGlobal('RTCPeerConnection', memoryRtc.RTCPeerConnection);
  // nothing of a session waits for a worker
  vi.stubGlobal('Worker', class {});
  const page = new EventTarget();
  vi.stubGlobal('navigator', { onLine: true, storage: undefined });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('reportError', (thrown: unknown) => unexpected.push(thrown));
  vi.stubGlobal(
    'document',
    Object.assign(new EventTarget(), { visibilityState: 'visible', hasFocus: () => true })
  );
  const clock = manualClock(1_700_000_000_000);
  const network = new MemoryNetwork();
  const stores = {
    technician: await openStore({ name: 'technician', indexedDB: new IDBFactory() }),
    customer: await openStore({ name: 'customer', indexedDB: new IDBFactory() })
  };
  const environment = (store: Store): Environment => ({
    config: { ...parseConfig({}, 'https://shop.example/').config, ...config },
    // whoever has a link needs no relay to meet the other side here
    pool: { relays: [], onChange: () => () => undefined } as unknown as Environment['pool'],
    openRoom: network.openRoom,
    store,
    clock,
    rtc: {},
    siteUrl: 'https://shop.example/',
    features
  });
  const host: SessionHost = {
    settings: { ...fallbackSettings, technicianName: 'Toni', ...settings },
    mayStart: () => true,
    onGone: () => undefined
  };
  const own = { technician: environment(stores.technician), customer: environment(stores.customer) };

  let technician = createSession(own.technician, { name: '', customFields: ['', ''], startsAtOnce }, host);
  technician.createLink();
  await settle();
  const invite = parseInvite(new URL(technician.inviteLink ?? '').hash.slice(1));
  if (!invite.ok) throw new Error(invite.error);
  const rootKey = invite.value;
  let customer = JoinedSession.join(
    own.customer,
    freshKeys('customer', makeIdentity(), { rootKey, seed: undefined }),
    { name: 'Ida', acceptedTerms }
  );
  await settle();

  return {
    clock,
    network,
    get technician() {
      return technician;
    },
    get customer() {
      return customer;
    },
    async reloadTechnician() {
      technician.suspend();
      await settle();
      const record = await stores.technician.sessions.get(technician.id);
      const restored = record && (await restoreSession(own.technician, record, host));
      if (!restored) throw new Error('there is no session to go on with');
      technician = restored;
      await settle();
    },
    async reloadCustomer() {
      customer.suspend();
      await settle();
      const record = await stores.customer.sessions.get(sessionIdOf(rootKey));
      const keys = record && keysFromRecord(record);
      if (!keys) throw new Error('there is no session to go on with');
      customer = JoinedSession.restore(own.customer, keys, await loadSaved(stores.customer, record));
      await settle();
    },
    async pass(ms) {
      clock.advance(ms);
      await settle();
    },
    async archived() {
      const archive = new Archive(stores.technician.rows);
      return { facts: await archive.facts(technician.id), content: await archive.content(technician.id) };
    },
    async close() {
      technician.suspend();
      customer.suspend();
      await settle();
      await Promise.all([stores.technician.close(), stores.customer.close()]);
      vi.unstubAllGlobals();
      const thrown = unexpected.splice(0);
      if (thrown.length > 0) throw new AggregateError(thrown, 'errors in the pages');
    }
  };
}
