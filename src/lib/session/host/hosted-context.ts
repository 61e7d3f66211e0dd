import type { Bytes } from '../../base/bytes.js';
import type { Listenable } from '../../base/emitter.js';
import { assert } from '../../base/errors.js';
import { publicKeysOf, sign } from '../../handshake/identity.js';
import type { FeatureContext, FeaturePort, Permission, Signer } from '../feature.js';
import type { FeatureHandle, FeatureManifest, SharedLane } from '../manifest.js';
import { firstOf } from '../members/members.js';
import type { FeatureHostOptions } from './feature-host-options.js';
import { featureKeyOf } from './feature-key.js';
import type { HostState } from './host-state.svelte.js';
import type { HostedKept } from './hosted-kept.js';
import type { HostedLane } from './hosted-lane.js';

interface Parts {
  manifest: FeatureManifest;
  options: FeatureHostOptions;
  state: HostState;
  kept: HostedKept;
  lanes: ReadonlyMap<string, HostedLane>;
  /** Aborted when the feature is closed. */
  signal: AbortSignal;
  /** The other page has the feature in the same version. */
  isShared(): boolean;
  /** There is such a page. */
  isUp(): boolean;
  onChange: Listenable<void>;
  onGreeted: Listenable<void>;
  featureOf: FeatureContext['feature'];
}

/** What one feature gets of its session: that alone which its manifest declares. */
export class HostedContext {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  build(): FeatureContext {
    const { manifest, options, kept, signal } = this.#parts;
    const { sessionId, role, clock, rtc, log, members, account, history, config } = options;
    return {
      sessionId,
      role,
      me: firstOf(role),
      get members() {
        return members();
      },
      clock,
      rtc,
      signal,
      log: (kind, facts) => log.add(kind, facts),
      port: (name: string) => this.#portOf(name) as never,
      list: (name: string, form) => {
        assert(manifest.lists?.includes(name), `${manifest.id} declares the list ${name}`);
        return options.lists.open(name, form);
      },
      config: manifest.config === undefined ? undefined : config[manifest.config],
      signer: this.#signer(),
      get account() {
        return account();
      },
      history,
      setting: (name) => this.#setting(name) as never,
      session: this.#session(),
      connection: this.#connection(),
      deriveKey: (label, ...parts) => this.#deriveKey(label, parts),
      powers: this.#powers(),
      kept: kept.context(),
      use: <Api>(feature: string) => this.#needed<Api>(feature).open(),
      feature: (feature) => this.#needed(feature)
    };
  }

  #signer(): Signer {
    const { manifest, options } = this.#parts;
    const { keys } = options;
    return {
      get own() {
        return publicKeysOf(keys.identity).signing;
      },
      get peer() {
        return keys.peer?.signing;
      },
      sign: (purpose, bytes) => {
        assert(manifest.signs?.includes(purpose), `${manifest.id} declares the purpose ${purpose}`);
        return sign(keys.identity, purpose, bytes);
      }
    };
  }

  #setting(name: string): unknown {
    assert(
      this.#parts.manifest.settings?.includes(name),
      `${this.#parts.manifest.id} declares the setting ${name}`
    );
    return this.#parts.options.setting(name);
  }

  #needed<Api>(feature: string): FeatureHandle<Api> {
    assert(this.#parts.manifest.needs?.includes(feature), `${this.#parts.manifest.id} needs ${feature}`);
    return this.#parts.featureOf<Api>(feature);
  }

  #portOf(name: string): FeaturePort<unknown> {
    const lane = this.#parts.lanes.get(name);
    assert(lane, `${this.#parts.manifest.id} declares the lane ${name}`);
    const out = this.#parts.options.link.port<string>(name);
    const kinds: readonly string[] | undefined = this.#parts.manifest.sharedLanes?.[name as SharedLane];
    return {
      send: (message) => {
        const { type } = message as { type: string };
        assert(!kinds || kinds.includes(type), `${this.#parts.manifest.id} declares the kind ${type}`);
        if (this.#parts.isShared()) out.send(message as { type: string });
      },
      onMessage: (listener) => lane.messages.on(({ message, from }) => listener(message, from))
    };
  }

  #session(): FeatureContext['session'] {
    const state = this.#parts.state;
    const { peer, lifeCycle, clock } = this.#parts.options;
    const isUp = (): boolean => this.#parts.isUp();
    return {
      get isActive() {
        return state.isActive;
      },
      get isUp() {
        return isUp();
      },
      onChange: this.#parts.onChange,
      noteActivity: () => (state.activeAt = clock.now()),
      get greeting() {
        return peer.greeting;
      },
      onGreeted: this.#parts.onGreeted,
      ...lifeCycle
    };
  }

  #hasPower(power: string): boolean {
    return Object.hasOwn(this.#parts.manifest.powers ?? {}, power);
  }

  #powers(): FeatureContext['powers'] {
    const { found, onFound, ...powers } = this.#parts.options.powers;
    return {
      ...powers,
      onFound: (listener) => {
        const take = (permission: Permission): void => {
          if (this.#hasPower(permission.power)) listener(permission);
        };
        for (const permission of found()) take(permission);
        return onFound(take);
      }
    };
  }

  #connection(): FeatureContext['connection'] {
    const { link } = this.#parts.options;
    const channels: Readonly<Record<string, number>> = this.#parts.manifest.channels ?? {};
    return {
      openChannel: (name: string) => {
        const number = channels[name];
        assert(number !== undefined, `${this.#parts.manifest.id} declares the channel ${name}`);
        return this.#parts.isShared() ? link.openChannel(number, this.#parts.manifest.id) : undefined;
      },
      onRenewed: link.onRenewed,
      async statistics() {
        const { connection } = link;
        const report = await connection?.getStats().catch(() => undefined);
        return connection === link.connection ? report : undefined;
      }
    };
  }

  #deriveKey(label: string, parts: Uint8Array[]): Bytes | undefined {
    assert(
      this.#parts.manifest.keys?.includes(label),
      `${this.#parts.manifest.id} declares the key ${label}`
    );
    return featureKeyOf(this.#parts.options.keys, label, ...parts);
  }
}
