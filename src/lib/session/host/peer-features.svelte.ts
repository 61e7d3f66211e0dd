import { Emitter, type Listenable } from '../../base/emitter.js';
import type { Port } from '../../base/port.js';
import type { SessionRecord } from '../../history/session-record.js';
import { featureGaps, firstFeatures, versionsOf, type FeatureGap, type FeatureVersions } from './features.js';
import type { ControlMessage } from '../link/lanes.js';
import type { FeatureManifest } from '../manifest.js';
import type { SessionLog } from '../log/session-log.js';

/** The fields of the greeting that belong to features of version 1. */
export interface Greeting {
  /** The screen's. */
  readonly canShareScreen: boolean;
}

interface Options {
  /** Of this page. */
  features: readonly FeatureManifest[];
  port: Port<ControlMessage>;
  log: SessionLog;
  /** As it was last heard before this load of the page. */
  saved: FeatureVersions | undefined;
}

/** Which features the two pages have, each as the page says in its greeting (EN4). */
export class PeerFeatures {
  readonly own: FeatureVersions;
  readonly #log: SessionLog;
  readonly #heard = new Emitter<FeatureVersions>();
  #gaps = $state.raw<readonly FeatureGap[]>([]);
  #theirs: FeatureVersions | undefined;
  #greeting = $state.raw<Greeting | undefined>();

  /** The other page has greeted. */
  readonly onHeard: Listenable<FeatureVersions> = this.#heard.on;

  constructor({ features, port, log, saved }: Options) {
    this.own = versionsOf(features);
    this.#log = log;
    this.#theirs = saved;
    port.onMessage((message) => {
      if (message.type !== 'hello') return;
      this.#greeting = { canShareScreen: message.canShareScreen };
      this.#hear(message.features ?? firstFeatures);
    });
  }

  /** Until the other page has said more it has what the first pages had. */
  get theirs(): FeatureVersions {
    return this.#theirs ?? firstFeatures;
  }

  get greeting(): Greeting | undefined {
    return this.#greeting;
  }

  /** What the two pages do not have alike, by what the other one said last. */
  get gaps(): readonly FeatureGap[] {
    return this.#gaps;
  }

  forRecord(): Pick<SessionRecord, 'peerFeatures'> {
    return this.#theirs ? { peerFeatures: { ...this.#theirs } } : {};
  }

  #hear(theirs: FeatureVersions): void {
    this.#theirs = theirs;
    this.#gaps = featureGaps(this.own, theirs);
    if (this.#gaps.length > 0 && !this.#log.has('features-differ')) this.#log.add('features-differ');
    this.#heard.emit(theirs);
  }
}
