import type { Socket } from './relay-connection.js';

/** A relay for tests: the test plays its part, frame by frame. */
export class TestRelay {
  readonly url: string;
  /** Every connection that was tried, the latest last. */
  readonly sockets: TestSocket[] = [];
  /** Thrown at the next tries to connect. */
  unreachable: Error | undefined;

  constructor(url: string) {
    this.url = url;
  }

  get socket(): TestSocket {
    return this.sockets.at(-1)!;
  }

  connect(): Socket {
    if (this.unreachable) throw this.unreachable;
    const socket = new TestSocket();
    this.sockets.push(socket);
    return socket;
  }
}

export class TestSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  onerror: Socket['onerror'] = null;
  readonly sent: unknown[][] = [];
  closeCount = 0;

  close(): void {
    this.closeCount++;
  }

  send(data: unknown): void {
    this.sent.push(JSON.parse(String(data)) as unknown[]);
  }

  open(): void {
    (this.onopen as (() => void) | null)?.();
  }

  fail(): void {
    (this.onclose as (() => void) | null)?.();
  }

  says(message: unknown): void {
    this.saysText(typeof message === 'string' ? message : JSON.stringify(message));
  }

  saysText(data: unknown): void {
    (this.onmessage as ((event: { data: unknown }) => void) | null)?.({ data });
  }

  sentOf(verb: string): unknown[][] {
    return this.sent.filter(([first]) => first === verb);
  }

  /** Topics that the page asks for at present. */
  get topics(): string[] {
    const asked = new Map<unknown, string[]>();
    for (const [verb, id, filter] of this.sent) {
      if (verb === 'REQ') asked.set(id, (filter as { '#x': string[] })['#x']);
      if (verb === 'CLOSE') asked.delete(id);
    }
    return [...asked.values()].flat();
  }
}
