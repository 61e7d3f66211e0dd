/**
 * Every setting of the console, in one place: what it may be, and what it is when nobody has chosen. A new setting
 * is one line here and one row in `src/lib/app/console/settings/sections.ts`; storing, exporting, importing and
 * defaults from `config.json` follow by themselves.
 */
import { typedLengths } from '../join/typed-lengths.js';
import { isColumnChoice, usualColumns } from './list-columns.js';

export interface SettingField<T> {
  fallback: T;
  /** `undefined` when the value cannot be this setting's. */
  read(value: unknown): T | undefined;
  /** In plain English, for who edits a file. */
  expected: string;
}

const yesNo = (fallback: boolean): SettingField<boolean> => ({
  fallback,
  read: (value) => (typeof value === 'boolean' ? value : undefined),
  expected: 'true or false'
});

const number = (fallback: number, min: number, max: number, orZero = false): SettingField<number> => ({
  fallback,
  read: (value) =>
    typeof value === 'number' && ((value >= min && value <= max) || (orZero && value === 0))
      ? value
      : undefined,
  expected: `a number from ${min} to ${max}${orZero ? ', or 0 for never' : ''}`
});

const choice = <const T extends string>(fallback: NoInfer<T>, values: readonly T[]): SettingField<T> => ({
  fallback,
  read: (value) => values.find((one) => one === value),
  expected: `one of ${values.join(', ')}`
});

const text = (fallback: string, maxLength: number): SettingField<string> => ({
  fallback,
  read: (value) => (typeof value === 'string' && value.length <= maxLength ? value : undefined),
  expected: `a text of at most ${maxLength} characters`
});

export const schemes = ['petrol', 'ink', 'moss', 'plum', 'slate'] as const;
export const densities = ['cosy', 'usual', 'tight'] as const;
export const fontSizes = ['small', 'usual', 'large', 'largest'] as const;
/** Empty: the page's language; `off`: no spell check. */
export const spellCheckLanguages = ['', 'off', 'en', 'de', 'nl', 'da', 'fr', 'es', 'it', 'pl'] as const;

/** The events that can be heard (SND-01 to SND-09, docs/reference.md, in that order). */
export const soundEvents = [
  'new-session-hidden',
  'new-session',
  'customer-lost',
  'network-lost',
  'request-refused',
  'urgent',
  'chat-hidden',
  'chat-unfocused',
  'file-offered'
] as const;
export type SoundEvent = (typeof soundEvents)[number];

const twoWeeksMinutes = 14 * 24 * 60;

export const settingFields = {
  technicianName: text('', typedLengths.name),
  startsAtOnce: yesNo(false),
  asksBeforeEnd: yesNo(true),
  asksBeforeLeaving: yesNo(true),
  /** Sessions that may be active at once; held ones do not count. */
  maxActiveSessions: number(10, 1, 10),
  /** Active sessions from which on the technician counts as busy. */
  busyFromSessions: number(10, 1, 10),
  awayAfterMinutes: number(0, 1, 240, true),

  /** Until a session that nobody joined is removed. */
  connectingTimeoutMinutes: number(60, 1, twoWeeksMinutes),
  /** Until a customer who waits is told that nobody comes. */
  waitingTimeoutMinutes: number(480, 1, twoWeeksMinutes),
  waitingTimeoutRow: choice('stays', ['stays', 'goes']),
  /** Without anything happening while the console is not looked at. */
  inactivityTimeoutMinutes: number(0, 1, twoWeeksMinutes, true),
  /** Until a session whose other side is gone times out. */
  offlineTimeoutMinutes: number(480, 8, twoWeeksMinutes),
  /** Of a session; only its customer can extend it. */
  timeLimitMinutes: number(0, 5, 480, true),

  newFlashSeconds: number(8, 0, 60),
  urgentAfterWaitingMinutes: number(5, 1, 240, true),
  urgentAfterUnreadMinutes: number(3, 1, 240, true),
  listColumns: {
    fallback: usualColumns,
    read: (value: unknown) => (isColumnChoice(value) ? value : undefined),
    expected: 'a list of columns'
  },

  soundsAllowed: yesNo(false),
  volume: number(60, 0, 100),
  sound_newSessionHidden: yesNo(true),
  sound_newSession: yesNo(true),
  sound_customerLost: yesNo(true),
  sound_networkLost: yesNo(true),
  sound_requestRefused: yesNo(true),
  sound_urgent: yesNo(true),
  sound_chatHidden: yesNo(true),
  sound_chatUnfocused: yesNo(false),
  sound_fileOffered: yesNo(true),
  notifications: yesNo(false),
  titleSignals: yesNo(true),

  scheme: choice('petrol', schemes),
  density: choice('usual', densities),
  fontSize: choice('usual', fontSizes),
  spellCheck: choice('', spellCheckLanguages)
} as const satisfies Record<string, SettingField<unknown>>;

type Fields = typeof settingFields;
export type SettingKey = keyof Fields;
export type SettingValue<K extends SettingKey> = NonNullable<ReturnType<Fields[K]['read']>>;
export type SettingValues = { [K in SettingKey]: SettingValue<K> };

/** The setting that switches a sound. */
export const soundSetting = (event: SoundEvent): SettingKey & `sound_${string}` =>
  `sound_${event.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}` as SettingKey &
    `sound_${string}`;

export const settingKeys = Object.keys(settingFields) as SettingKey[];

export interface SettingProblem {
  /** The key as it stands in the file. */
  path: string;
  expected: string;
}

/** What of `json` are settings, and what in it is wrong. Never fails. */
export function readSettings(json: unknown): { values: Partial<SettingValues>; problems: SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const values: Partial<SettingValues> = {};
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { values, problems: [{ path: '', expected: 'an object with settings' }] };
  }
  for (const [key, value] of Object.entries(json)) {
    const field = Object.hasOwn(settingFields, key) ? settingFields[key as SettingKey] : undefined;
    const read = field?.read(value);
    if (!field) problems.push({ path: key.slice(0, 80), expected: 'nothing: there is no such setting' });
    else if (read === undefined) problems.push({ path: key, expected: field.expected });
    else Object.assign(values, { [key]: read });
  }
  return { values, problems };
}

export const fallbackSettings = Object.fromEntries(
  settingKeys.map((key) => [key, settingFields[key].fallback])
) as SettingValues;
