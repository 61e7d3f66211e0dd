import { createRelay, type Intercept, type Relay } from '../../tools/relay/relay.js';
import type { NostrEvent } from '../../tools/relay/event.js';
import { openSite } from '../../tools/site/site.js';
import { serveFiles } from '../../tools/site/static-files.js';
import type { Config } from '../../src/lib/base/config.js';
import { openBuilds, type BuildName } from './builds.js';

export interface SiteOptions {
  /** Address of this machine that the site is offered at. */
  host?: string;
  /** Path the site is served under, with a slash at both ends. */
  subPath?: string;
  /** Paths of further copies on the same host, with a slash at both ends; they serve the build of today. */
  neighbours?: string[];
  /** Paths of relays on the same host. */
  relays?: string[];
  /** Over the `config.json` of the build; a text replaces that file as it is. */
  config?: Partial<Config> | string;
  /** What the web host sends with every answer; nothing by default, like the cheapest host. */
  headers?: Record<string, string>;
  /** The build that is served at first; `current` by default. */
  build?: BuildName;
}

/** What the web host says, whatever is in the folder. */
export interface HostAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

/** A relay that can be turned off, listened to and made hostile. */
export interface RelayControl {
  kill(): void;
  restart(): void;
  /** What it hands on instead of an event; `undefined` makes it honest again. Survives a restart. */
  intercept(intercept: Intercept | undefined): void;
  /** Every event it was given so far and accepted. */
  readonly events: readonly NostrEvent[];
  /** Hands an event to everybody who subscribed to it, without any check. */
  publish(event: NostrEvent): void;
  socketCount(): number;
}

export interface TestSite {
  /** Address of the site, with a slash at its end. */
  readonly url: string;
  /** WebSocket address of a relay. */
  relayUrl(path?: string): string;
  relay(path?: string): RelayControl;
  /** First line and headers of every request so far, as they came. */
  readonly requests: readonly string[];
  /**
   * From now on the host answers like this at a path, from the root of the address, or at all that begin so (`/a/*`);
   * `undefined`: as usual again.
   */
  answer(path: string, answer: HostAnswer | undefined): void;
  /** From now on the site is served in a newer version: its service worker is another one. */
  release(): void;
  /** From now on another build is served at the same address, as when a shop copies a new one over the old one. */
  deploy(build: BuildName, options?: { keepsOldCode: boolean }): void;
  /** The web host and its relays are gone, as without a network. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** The built site under a sub-path of a dumb static server, and relays on the same host. */
export async function startSite({
  host = '127.0.0.1',
  subPath = '/shop/',
  neighbours = [],
  relays = ['/relay'],
  config = {},
  headers = {},
  build = 'current'
}: SiteOptions = {}): Promise<TestSite> {
  const controls = new Map(relays.map((path) => [path, controlledRelay()]));
  const requests: string[] = [];
  const builds = openBuilds();
  let served = build;
  let keepsOldCode = false;
  let releases = 0;
  let isStopped = false;
  const answers = new Map<string, HostAnswer>();
  const transforms: Parameters<typeof serveFiles>[0]['transforms'] = {
    'config.json': (text = '{}') =>
      typeof config === 'string'
        ? config
        : // no public server is asked for anything by a test
          JSON.stringify({ ...(JSON.parse(text) as object), relays, iceServers: [], ...config }),
    'service-worker.js': (text = '') => text + '\n// a newer version'.repeat(releases)
  };
  const copies = neighbours.map((base) => ({
    base,
    serve: serveFiles({ root: builds.folderOf('current'), base, transforms })
  }));
  const site = await openSite({
    root: () => (keepsOldCode ? builds.folderWithAll(served) : builds.folderOf(served)),
    base: subPath,
    host,
    headers,
    relays: Object.fromEntries(controls),
    onRequest: ({ method, url, rawHeaders }) => requests.push([method, url, ...rawHeaders].join(' ')),
    intercept(request, response) {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const answer = [...answers].find(([at]) =>
        at.endsWith('*') ? path.startsWith(at.slice(0, -1)) : at === path
      )?.[1];
      const copy = copies.find(({ base }) => path.startsWith(base));
      if (answer) response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
      else copy?.serve(request, response);
      return answer !== undefined || copy !== undefined;
    },
    transforms
  });
  async function stop(): Promise<void> {
    if (isStopped) return;
    isStopped = true;
    for (const control of controls.values()) control.kill();
    await site.close();
    builds.close();
  }

  return {
    url: site.url,
    relayUrl: (path = relays[0]!) => new URL(path, site.url).href.replace('http', 'ws'),
    relay(path = relays[0]!) {
      const control = controls.get(path);
      if (!control) throw new Error(`no relay at ${path}`);
      return control;
    },
    requests,
    answer: (path, answer) => void (answer ? answers.set(path, answer) : answers.delete(path)),
    release: () => void releases++,
    deploy(next, options) {
      served = next;
      keepsOldCode = options?.keepsOldCode ?? false;
    },
    stop,
    close: stop
  };
}

function controlledRelay(): RelayControl & Pick<Relay, 'handleUpgrade'> {
  const events: NostrEvent[] = [];
  let intercept: Intercept | undefined;
  let relay = open();

  function open(): Relay {
    const opened = createRelay();
    opened.onEvent((event) => events.push(event));
    opened.intercept(intercept);
    return opened;
  }

  return {
    events,
    handleUpgrade: (...upgrade) => relay.handleUpgrade(...upgrade),
    kill: () => relay.close(),
    restart() {
      relay.close();
      relay = open();
    },
    intercept(next) {
      intercept = next;
      relay.intercept(next);
    },
    publish: (event) => relay.publish(event),
    socketCount: () => relay.socketCount()
  };
}
