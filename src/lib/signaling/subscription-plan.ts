import { eventKind, topicTag } from './nostr-event.js';

/** Relays limit subscriptions per socket (often to 10) and values per filter (often to 100). */
const topicsPerSubscription = 20;

type Subscription = { id: string; topics: Set<string> };

/** Which topics are asked for under which subscription id, so that many topics make few requests. */
export class SubscriptionPlan {
  readonly #subscriptions: Subscription[] = [];
  readonly #changed = new Set<Subscription>();

  add(topic: string): void {
    let subscription = this.#subscriptions.find(({ topics }) => topics.size < topicsPerSubscription);
    if (!subscription) {
      subscription = { id: `t${this.#subscriptions.length}`, topics: new Set() };
      this.#subscriptions.push(subscription);
    }
    subscription.topics.add(topic);
    this.#changed.add(subscription);
  }

  remove(topic: string): void {
    const subscription = this.#subscriptions.find(({ topics }) => topics.delete(topic));
    if (subscription) this.#changed.add(subscription);
  }

  /** Requests that bring a relay that knew the former plan up to date. */
  takeChanges(): unknown[][] {
    const requests = [...this.#changed].map(requestOf);
    this.#changed.clear();
    return requests;
  }

  /** Requests for a relay that knows nothing yet. */
  get requests(): unknown[][] {
    return this.#subscriptions.filter(({ topics }) => topics.size > 0).map(requestOf);
  }
}

// `limit: 0` asks for nothing that was said before: no `since` that a wrong clock could spoil.
const requestOf = ({ id, topics }: Subscription): unknown[] =>
  topics.size > 0
    ? ['REQ', id, { kinds: [eventKind], [`#${topicTag}`]: [...topics], limit: 0 }]
    : ['CLOSE', id];
