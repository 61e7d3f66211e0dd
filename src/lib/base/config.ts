/**
 * `config.json`: what a shop changes after the build. Written by people, so every value is looked at by
 * itself: a broken one falls back to its default and is named.
 * Parsed by hand, because the entry page must stay light.
 */

/** A text, or one text per language (`{ "en": …, "de": … }`). */
export type LocalText = string | Readonly<Record<string, string>>;

/** A STUN or TURN server, as `RTCPeerConnection` takes it. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** How customers reach the shop when something is wrong; each may be missing. */
export interface Contact {
  phone?: string;
  email?: string;
  /** Absolute. */
  url?: string;
  /** Whom else to tell: numbers of banks and the police, which differ by country and change. */
  advice?: LocalText;
}

export interface Config {
  shopName: string;
  /** Absolute URL on the own host, or a `data:image/` URL. */
  logo: string | undefined;
  /** `#rrggbb` each. */
  colors: { accent: string | undefined };
  /** Keeps the PINs of different sites apart on the same relays. */
  siteId: string;
  /** Absolute `ws:` or `wss:` URLs, at least one. */
  relays: string[];
  iceServers: IceServer[];
  /** `relay`: only by way of a TURN server, so that the two sides do not see each other's network addresses. */
  iceTransportPolicy: RTCIceTransportPolicy;
  /** Minutes a PIN may be used, 1 to 120. */
  pinLifetimeMinutes: number;
  /** What a customer accepts before joining. */
  terms: LocalText | undefined;
  /** Labels of the two free fields of a new session; empty for the console's own words. */
  customFieldLabels: [string, string];
  /** Shown to customers who find that something is wrong. */
  contact: Contact | undefined;
  /** Questions to the customer at the end: see docs/self-hosting.md. Read where it is shown. */
  survey: Readonly<Record<string, unknown>> | undefined;
  /** How a technician is introduced who has not typed a name. */
  technicianName: string;
  /** Does a session start by itself when its customer joins? */
  startsAtOnce: boolean;
  /** Minutes until a session that nobody joined is removed. */
  connectingTimeoutMinutes: number;
  /** Minutes until a customer who waits is told that nobody comes. */
  waitingTimeoutMinutes: number;
  /** Minutes until a session whose other side is gone times out; at least 8. */
  offlineTimeoutMinutes: number;
  /** Defaults of the console's settings, as they stand in the file: the console reads and checks them. */
  console: Readonly<Record<string, unknown>>;
}

export interface ConfigProblem {
  /** Where: `relays[1]`, `colors.accent`; empty for the whole file. */
  path: string;
  /** What was expected there, in plain English. */
  expected: string;
}

export interface LoadedConfig {
  config: Config;
  problems: ConfigProblem[];
  /** A value that closes something cannot be read, and its default is open: the file must not be used. */
  broken?: ConfigProblem;
}

/** Where a reader is, and how it says that something is wrong there. */
interface Place {
  siteUrl: string;
  path: string;
  at(step: string): Place;
  wrong(expected: string): undefined;
}

interface Field<T> {
  fallback(siteUrl: string): T;
  read(value: unknown, place: Place): T | undefined;
}

const publicRelays = [
  'wss://relay.damus.io',
  'wss://nos.lol',
  'wss://relay.primal.net',
  'wss://nostr.mom',
  'wss://offchain.pub'
];

const publicStunServers = ['stun:stun.cloudflare.com:3478', 'stun:stun.l.google.com:19302'];

const text = (fallback: string, maxLength: number): Field<string> => ({
  fallback: () => fallback,
  read: (value, place) =>
    typeof value === 'string' && value.length <= maxLength
      ? value
      : place.wrong(`a text of at most ${maxLength} characters`)
});

const minutes = (fallback: number, min: number, max: number): Field<number> => ({
  fallback: () => fallback,
  read: (value, place) =>
    typeof value === 'number' && value >= min && value <= max
      ? value
      : place.wrong(`a number of minutes from ${min} to ${max}`)
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An absolute URL of an address relative to the site, or `undefined`. */
function resolve(address: unknown, siteUrl: string): URL | undefined {
  if (typeof address !== 'string' || address === '' || !URL.canParse(address, siteUrl)) return undefined;
  return new URL(address, siteUrl);
}

function readRelay(value: unknown, place: Place): string | undefined {
  const url = resolve(value, place.siteUrl);
  if (url?.protocol === 'https:') url.protocol = 'wss:';
  // a page served over https may not open an unencrypted socket
  const isPlain = url?.protocol === 'http:' || url?.protocol === 'ws:';
  if (url && isPlain && new URL(place.siteUrl).protocol === 'http:') url.protocol = 'ws:';
  else if (url?.protocol !== 'wss:')
    return place.wrong('the address of a relay: “wss://…”, or a path on this host');
  return url.href;
}

function readIceServer(value: unknown, place: Place): IceServer | undefined {
  if (!isObject(value)) return place.wrong('a server: { "urls": …, "username": …, "credential": … }');
  const urls = [value['urls']].flat();
  const isAddress = (url: unknown): url is string =>
    typeof url === 'string' && /^(stuns?|turns?):\S+$/.test(url);
  if (urls.length === 0 || !urls.every(isAddress))
    return place.at('.urls').wrong('“stun:…”, “turn:…” or “turns:…”');
  const { username, credential } = value;
  if (typeof username === 'string' && typeof credential === 'string') return { urls, username, credential };
  // without both, the browser throws at every connection
  if (urls.some((url) => url.startsWith('turn')))
    return place.wrong('a TURN server with “username” and “credential”');
  return { urls };
}

/** Reads a list, leaving out what is broken; `undefined` when it is none. */
function readList<T>(
  value: unknown,
  place: Place,
  expected: string,
  readItem: (item: unknown, place: Place) => T | undefined
): T[] | undefined {
  if (!Array.isArray(value)) return place.wrong(expected);
  return value.flatMap((item: unknown, index) => readItem(item, place.at(`[${index}]`)) ?? []);
}

function readLocalText(value: unknown, place: Place): LocalText | undefined {
  if (typeof value === 'string') return value;
  const isText = isObject(value) && Object.values(value).every((one) => typeof one === 'string');
  return isText
    ? (value as Record<string, string>)
    : place.wrong('a text, or an object with one text per language');
}

function readLogo(value: unknown, place: Place): string | undefined {
  const url = resolve(value, place.siteUrl);
  const isOwn = url?.origin === new URL(place.siteUrl).origin;
  return url && (isOwn || url.href.startsWith('data:image/'))
    ? url.href
    : place.wrong('the path of an image on this host, or a “data:image/…” URL');
}

function readColors(value: unknown, place: Place): Config['colors'] | undefined {
  if (!isObject(value)) return place.wrong('an object: { "accent": "#0e5f66" }');
  nameUnknown(value, ['accent'], place);
  const accent = value['accent'];
  if (accent === undefined) return { accent };
  return typeof accent === 'string' && /^#[0-9a-f]{6}$/i.test(accent)
    ? { accent: accent.toLowerCase() }
    : place.at('.accent').wrong('a colour like “#0e5f66”');
}

const contactParts: { [Key in keyof Contact]-?: (value: unknown, place: Place) => Contact[Key] } = {
  phone: (value, place) =>
    typeof value === 'string' && /^\+?\d[\d ()/.-]{2,39}$/.test(value)
      ? value
      : place.wrong('a telephone number like “+49 30 1234567”'),
  email: (value, place) =>
    typeof value === 'string' && value.length <= 200 && /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value)
      ? value
      : place.wrong('an e-mail address'),
  url(value, place) {
    const url = resolve(value, place.siteUrl);
    const isSafe = url?.protocol === 'https:' || url?.origin === new URL(place.siteUrl).origin;
    return url && isSafe ? url.href : place.wrong('an “https://…” address, or a path on this host');
  },
  advice: readLocalText
};

function readContact(value: unknown, place: Place): Contact | undefined {
  if (!isObject(value)) return place.wrong('an object: { "phone": …, "email": …, "url": …, "advice": … }');
  nameUnknown(value, Object.keys(contactParts), place);
  const parts = Object.entries(contactParts).flatMap(([key, read]) => {
    const given = value[key] ?? undefined;
    const part = given === undefined ? undefined : read(given, place.at(`.${key}`));
    return part === undefined ? [] : [[key, part]];
  });
  return parts.length > 0 ? (Object.fromEntries(parts) as Contact) : undefined;
}

function readLabels(value: unknown, place: Place): [string, string] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return place.wrong('a list of two texts');
  const [first, second] = value.map((label: unknown) => (typeof label === 'string' ? label : undefined));
  return first === undefined || second === undefined ? place.wrong('a list of two texts') : [first, second];
}

const fields: { [Key in keyof Config]: Field<Config[Key]> } = {
  shopName: text('Tincan', 80),
  logo: { fallback: () => undefined, read: readLogo },
  colors: { fallback: () => ({ accent: undefined }), read: readColors },
  siteId: {
    // the same for every page of this site, other than anybody else's
    fallback: (siteUrl) => siteUrl.replace(/^https?:\/\//, ''),
    read: (value, place) =>
      typeof value === 'string' && value !== '' && value.length <= 200
        ? value
        : place.wrong('a text of 1 to 200 characters')
  },
  relays: {
    fallback: () => [...publicRelays],
    read(value, place) {
      const relays = readList(value, place, 'a list of relay addresses', readRelay);
      if (!relays || relays.length > 0) return relays && [...new Set(relays)];
      return place.wrong('at least one relay');
    }
  },
  iceServers: {
    fallback: () => [{ urls: [...publicStunServers] }],
    read: (value, place) => readList(value, place, 'a list of STUN and TURN servers', readIceServer)
  },
  iceTransportPolicy: {
    fallback: () => 'all',
    read(value, place) {
      if (value === 'all' || value === 'relay') return value;
      place.wrong('“all” or “relay”; “relay” is used');
      // whoever wrote something here wants addresses hidden
      return 'relay';
    }
  },
  pinLifetimeMinutes: minutes(20, 1, 120),
  terms: { fallback: () => undefined, read: readLocalText },
  customFieldLabels: { fallback: () => ['', ''], read: readLabels },
  contact: { fallback: () => undefined, read: readContact },
  survey: {
    fallback: () => undefined,
    read: (value, place) =>
      isObject(value) ? value : place.wrong('an object: { "questions": [{ "text": …, "kind": "stars" }] }')
  },
  technicianName: text('', 80),
  startsAtOnce: {
    fallback: () => false,
    read: (value, place) => (typeof value === 'boolean' ? value : place.wrong('true or false'))
  },
  connectingTimeoutMinutes: minutes(60, 1, 20_160),
  waitingTimeoutMinutes: minutes(480, 1, 20_160),
  offlineTimeoutMinutes: minutes(480, 8, 20_160),
  console: {
    fallback: () => ({}),
    read: (value, place) => (isObject(value) ? value : place.wrong('an object with settings of the console'))
  }
};

/** Their defaults are public servers, and no terms. */
const closing: readonly (keyof Config)[] = ['relays', 'iceServers', 'terms'];

function nameUnknown(value: object, known: readonly string[], place: Place): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    place.at(place.path === '' ? key : `.${key}`).wrong(`nothing: there is no such setting`);
  }
}

/**
 * Reads a parsed `config.json`. Never fails: what is missing or broken has its default, and `broken` says where that
 * must not be.
 * @param siteUrl absolute URL of the folder the product is served from, with a slash at its end
 */
export function parseConfig(json: unknown, siteUrl: string): LoadedConfig {
  const problems: ConfigProblem[] = [];
  const placeOf = (path: string): Place => ({
    siteUrl,
    path,
    at: (step) => placeOf(path + step),
    wrong: (expected) => void problems.push({ path, expected })
  });
  let broken: ConfigProblem | undefined;
  if (!isObject(json)) placeOf('').wrong('an object: { "shopName": … }');
  if (!isObject(json)) broken = problems[0];
  const values = isObject(json) ? json : {};
  nameUnknown(values, Object.keys(fields), placeOf(''));

  const read = <Key extends keyof Config>(key: Key): Config[Key] => {
    const { fallback, read } = fields[key];
    // null is how people write «not set»
    const value = values[key] ?? undefined;
    const right = value === undefined ? undefined : read(value, placeOf(key));
    if (value !== undefined && right === undefined && closing.includes(key)) broken ??= problems.at(-1);
    return right ?? fallback(siteUrl);
  };
  const entries = (Object.keys(fields) as (keyof Config)[]).map((key) => [key, read(key)]);
  const config = Object.fromEntries(entries) as Config;
  const hasTurn = config.iceServers.some(({ urls }) => urls.some((url) => url.startsWith('turn')));
  if (config.iceTransportPolicy === 'relay' && !hasTurn)
    placeOf('iceTransportPolicy').wrong('a TURN server in “iceServers”: without one nothing connects');
  return { config, problems, ...(broken && { broken }) };
}

/** The text in this language, else in English, else in the first there is. */
export function textIn(local: LocalText, language: string): string {
  return typeof local === 'string'
    ? local
    : (local[language] ?? local['en'] ?? Object.values(local)[0] ?? '');
}
