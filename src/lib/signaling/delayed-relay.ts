import type { Clock } from '../base/clock.js';
import type { Socket } from './relay-connection.js';

/** For tests: an honest relay in the same process, so many milliseconds away from everybody, by the clock given. */
export class DelayedRelay {
  readonly #clock: Clock;
  readonly #oneWayMs: number;
  readonly #clients = new Set<Client>();

  constructor(clock: Clock, oneWayMs: number) {
    this.#clock = clock;
    this.#oneWayMs = oneWayMs;
  }

  readonly openSocket = (): Socket => {
    const client = new Client((text) => this.#later(() => this.#take(client, text)));
    this.#later(() => {
      this.#clients.add(client);
      this.#later(() => client.open());
    });
    return client;
  };

  #later(f: () => void): void {
    this.#clock.after(this.#oneWayMs, f);
  }

  #take(client: Client, text: string): void {
    const [verb, second, filter] = JSON.parse(text) as [string, unknown, { '#x': string[] } | undefined];
    if (verb === 'REQ' && filter) {
      client.topics.set(second, filter['#x']);
      this.#later(() => client.hear(['EOSE', second]));
    } else if (verb === 'CLOSE') client.topics.delete(second);
    else if (verb === 'EVENT') this.#publish(second as { tags: string[][] });
  }

  #publish(event: { tags: string[][] }): void {
    const topic = event.tags.find(([name]) => name === 'x')?.[1];
    for (const client of this.#clients)
      for (const [id, topics] of client.topics)
        if (topics.some((one) => one === topic)) this.#later(() => client.hear(['EVENT', id, event]));
  }
}

class Client implements Socket {
  readonly #send: (text: string) => void;
  readonly topics = new Map<unknown, string[]>();
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  onerror: Socket['onerror'] = null;

  constructor(send: (text: string) => void) {
    this.#send = send;
  }

  send(data: unknown): void {
    this.#send(String(data));
  }

  close(): void {
    this.topics.clear();
  }

  open(): void {
    (this.onopen as (() => void) | null)?.();
  }

  hear(message: unknown[]): void {
    (this.onmessage as ((event: { data: string }) => void) | null)?.({ data: JSON.stringify(message) });
  }
}
