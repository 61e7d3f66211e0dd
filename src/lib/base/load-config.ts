import { parseConfig, type ConfigProblem, type LoadedConfig } from './config.js';
import { siteStorage, type SiteStorage } from './site-storage.js';

const keptAs = 'config.json';
/** A logo may be part of it. */
const maxKeptLength = 200_000;

/** There is a file, and it cannot be used: the defaults could open what the shop has closed. */
export class ConfigFault extends Error {
  readonly problem: ConfigProblem;

  constructor(problem: ConfigProblem) {
    super(problem.expected);
    this.problem = problem;
  }
}

/**
 * Loads `config.json` of the site (rules CF2, CF8). Where the host says that there is none (404) everything has its
 * default. A file that is damaged, an error or a page in its place leaves the last good one in force, and is named.
 * Rejects where the network does not bring it, and with a `ConfigFault` where nothing good is known yet.
 */
export async function loadConfig(
  ask: (url: string, init: RequestInit) => Promise<Response>,
  siteUrl: string,
  storage: SiteStorage = siteStorage('localStorage')
): Promise<LoadedConfig> {
  // hosts that say nothing of it would have the browser keep it for days
  const response = await ask(new URL('config.json', siteUrl).href, { cache: 'no-cache' });
  if (response.status === 404) {
    storage.removeItem(keptAs);
    return { ...parseConfig({}, siteUrl), problems: [{ path: '', expected: 'a file; there is none (404)' }] };
  }
  const body = await response.text();
  const read = response.ok
    ? readBody(body, siteUrl)
    : { problem: { path: '', expected: `a file; the web host answered ${response.status}` } };
  if ('config' in read) {
    if (body.length <= maxKeptLength) storage.setItem(keptAs, body);
    return read;
  }
  const last = storage.getItem(keptAs);
  const kept = last === null ? undefined : readBody(last, siteUrl);
  if (!kept || !('config' in kept)) throw new ConfigFault(read.problem);
  const { path, expected } = read.problem;
  return {
    ...kept,
    problems: [{ path, expected: `${expected}. Until then the last good file is in force` }, ...kept.problems]
  };
}

function readBody(body: string, siteUrl: string): LoadedConfig | { problem: ConfigProblem } {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    const expected = /^\s*</.test(body)
      ? 'a file in JSON; the web host sent a page'
      : 'a file in JSON: check its commas and quotes';
    return { problem: { path: '', expected } };
  }
  const loaded = parseConfig(json, siteUrl);
  return loaded.broken ? { problem: loaded.broken } : loaded;
}
