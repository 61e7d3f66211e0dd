const maxMessages = 64;
const lifeMs = 10_000;

interface Message<To> {
  text: string;
  at: number;
  sentTo: Set<To>;
}

/**
 * What was published in the last seconds, for relays that open a moment too late. Without it two pages whose first
 * open relays differ would miss each other's first words.
 */
export class RecentMessages<To extends object> {
  #messages: Message<To>[] = [];

  add(text: string, now: number, sentTo: Iterable<To>): void {
    this.#drop(now);
    this.#messages.push({ text, at: now, sentTo: new Set(sentTo) });
    if (this.#messages.length > maxMessages) this.#messages.shift();
  }

  /** What `to` has not been sent yet, oldest first; from now on it counts as sent. */
  takeFor(to: To, now: number): string[] {
    this.#drop(now);
    const missing = this.#messages.filter(({ sentTo }) => !sentTo.has(to));
    for (const { sentTo } of missing) sentTo.add(to);
    return missing.map(({ text }) => text);
  }

  #drop(now: number): void {
    this.#messages = this.#messages.filter(({ at }) => now - at <= lifeMs);
  }
}
