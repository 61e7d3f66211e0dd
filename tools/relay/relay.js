import { WebSocketServer, WebSocket } from 'ws';
import { matches } from './filter.js';
import { defaultLimits } from './limits.js';
import { parseRequest } from './messages.js';
import { createRate } from './rate.js';

/**
 * @typedef {import('./event.js').NostrEvent} NostrEvent
 * @typedef {import('./filter.js').Filter} Filter
 * @typedef {import('./limits.js').Limits} Limits
 *
 * @callback Intercept A hostile relay: what it hands on instead of `event`. Nothing returned leaves the event
 *   as it is, an empty list drops it, a promise delays it. What comes back is not checked again.
 * @param {NostrEvent} event
 * @param {number} from number of the socket it came from, counted from 1
 * @returns {NostrEvent[] | undefined | void | Promise<NostrEvent[] | undefined | void>}
 *
 * @typedef {object} Relay
 * @property {(request: import('node:http').IncomingMessage, socket: import('node:stream').Duplex, head: Buffer) => void} handleUpgrade
 * @property {(event: NostrEvent) => void} publish hands an event, unchecked, to everybody who subscribed to it
 * @property {(listener: (event: NostrEvent, from: number) => void) => () => void} onEvent hears every event that was accepted
 * @property {(intercept: Intercept | undefined) => void} intercept
 * @property {() => number} socketCount
 * @property {() => void} close drops every socket and takes no more; may be called twice
 */

/**
 * A Nostr relay that stores nothing: it hands ephemeral events (NIP-01, kinds 20000 to 29999) to whoever is
 * subscribed at that moment. It listens on no port of its own: give it the upgrades of an HTTP server.
 * @param {{ limits?: Partial<Limits> }} [options]
 * @returns {Relay}
 */
export function createRelay({ limits: given = {} } = {}) {
  const limits = { ...defaultLimits, ...given };
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes
  });
  /** @type {Set<Client>} */
  const clients = new Set();
  /** @type {Set<(event: NostrEvent, from: number) => void>} */
  const listeners = new Set();
  /** @type {Intercept | undefined} */
  let intercept;
  let isClosed = false;
  let lastNumber = 0;

  const heartbeat = setInterval(() => {
    for (const client of clients) client.checkLife();
  }, limits.pingMs).unref();

  /** @param {NostrEvent} event */
  function publish(event) {
    for (const client of clients) client.deliver(event);
  }

  /** @param {NostrEvent} event @param {number} from */
  async function accept(event, from) {
    for (const listener of listeners) listener(event, from);
    if (!intercept) return publish(event);
    for (const other of (await intercept(event, from)) ?? [event]) publish(other);
  }

  return {
    publish,
    handleUpgrade(request, socket, head) {
      const address = request.socket.remoteAddress ?? '';
      const ofAddress = [...clients].filter((client) => client.address === address).length;
      if (isClosed || ofAddress >= limits.socketsPerAddress)
        return refuseUpgrade(socket, isClosed ? 503 : 429);
      server.handleUpgrade(request, socket, head, (webSocket) => {
        const client = new Client(webSocket, { address, number: ++lastNumber, limits, accept });
        clients.add(client);
        webSocket.on('close', () => clients.delete(client));
      });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    intercept(next) {
      intercept = next;
    },
    socketCount: () => clients.size,
    close() {
      isClosed = true;
      clearInterval(heartbeat);
      for (const client of clients) client.drop();
    }
  };
}

/** @param {import('node:stream').Duplex} socket @param {429 | 503} status */
function refuseUpgrade(socket, status) {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** One socket: its subscriptions, its rate, its heartbeat. */
class Client {
  #socket;
  #limits;
  #rate;
  /** @type {Map<string, Filter[]>} */
  #subscriptions = new Map();
  #isAlive = true;

  /**
   * @param {WebSocket} socket
   * @param {{ address: string, number: number, limits: Limits,
   *   accept: (event: NostrEvent, from: number) => Promise<void> }} deps
   */
  constructor(socket, { address, number, limits, accept }) {
    this.address = address;
    this.#socket = socket;
    this.#limits = limits;
    this.#rate = createRate({ perSecond: limits.messagesPerSecond, burst: limits.burst });
    socket.on('pong', () => (this.#isAlive = true));
    // ws closes the socket itself after a broken frame or a message that is too long
    socket.on('error', () => {});
    socket.on('message', (/** @type {Buffer} */ data, isBinary) => {
      this.#isAlive = true;
      const event = this.#handle(data.toString(), isBinary);
      if (event) void accept(event, number);
    });
  }

  /** @param {string} text @param {boolean} isBinary @returns {NostrEvent | undefined} an event to hand on */
  #handle(text, isBinary) {
    this.#rate.take();
    if (!this.#socket.isPaused) this.#slowDown();
    if (isBinary) return this.#send('NOTICE', 'invalid: messages are text');
    const request = parseRequest(text, this.#limits);
    switch (request.type) {
      case 'event':
        this.#send('OK', request.event.id, true, '');
        return request.event;
      case 'subscribe':
        return this.#subscribe(request.id, request.filters);
      case 'unsubscribe':
        return void this.#subscriptions.delete(request.id);
      case 'refused':
        return this.#send(...request.answer);
    }
  }

  /** Reads on once the debt is paid, so that TCP slows a flood down and nothing of an honest burst is lost. */
  #slowDown() {
    const ms = this.#rate.wait();
    if (ms === 0) return this.#socket.resume();
    this.#socket.pause();
    setTimeout(() => this.#slowDown(), ms).unref();
  }

  /** @param {string} id @param {Filter[]} filters */
  #subscribe(id, filters) {
    const isNew = !this.#subscriptions.has(id);
    if (isNew && this.#subscriptions.size >= this.#limits.subscriptionsPerSocket) {
      return this.#send('CLOSED', id, 'error: too many subscriptions');
    }
    this.#subscriptions.set(id, filters);
    return this.#send('EOSE', id);
  }

  /** @param {NostrEvent} event */
  deliver(event) {
    for (const [id, filters] of this.#subscriptions) {
      if (filters.some((filter) => matches(filter, event))) this.#send('EVENT', id, event);
    }
  }

  /** Drops a socket that has not answered since the last call, and asks the others for a sign of life. */
  checkLife() {
    if (!this.#isAlive) return this.drop();
    this.#isAlive = false;
    this.#socket.ping();
  }

  drop() {
    this.#socket.terminate();
  }

  /** @param {...unknown} message @returns {undefined} */
  #send(...message) {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify(message));
    if (this.#socket.bufferedAmount > this.#limits.bufferedBytes) this.drop();
  }
}
