/**
 * What the settings dialog shows, in one place. A new setting is a line in `session/settings/setting-fields.ts`,
 * a row here, and its words in `i18n/messages/settings`. A group that needs more than rows brings a component.
 */
import type { Component } from 'svelte';
import {
  densities,
  fontSizes,
  schemes,
  soundEvents,
  soundSetting,
  type SettingKey,
  type SettingValue
} from '../../../session/settings/setting-fields.js';
import { typedLengths } from '../../../session/join/typed-lengths.js';

type KeysOf<T> = { [K in SettingKey]: SettingValue<K> extends T ? K : never }[SettingKey];

export type SettingRow =
  | { kind: 'switch'; key: KeysOf<boolean>; hasHint?: boolean }
  | {
      kind: 'number';
      key: KeysOf<number>;
      unit: 'minutes' | 'seconds' | 'sessions' | 'percent';
      min: number;
      max: number;
      hasNever?: boolean;
      hasHint?: boolean;
    }
  | { kind: 'choice'; key: KeysOf<string>; options: readonly string[] }
  | { kind: 'text'; key: KeysOf<string>; maxLength: number }
  /** Anything else; loaded with its group. */
  | { kind: 'own'; id: string; load: () => Promise<{ default: Component }> };

export interface SettingSection {
  id: 'work' | 'time' | 'list' | 'signals' | 'look' | 'file';
  rows: readonly SettingRow[];
}

const twoWeeks = 20_160;
const minutes = (
  key: KeysOf<number>,
  min: number,
  max: number,
  more: { hasNever?: boolean; hasHint?: boolean } = {}
): SettingRow => ({ kind: 'number', key, unit: 'minutes', min, max, ...more });

export const settingSections: readonly SettingSection[] = [
  {
    id: 'work',
    rows: [
      { kind: 'text', key: 'technicianName', maxLength: typedLengths.givenName },
      { kind: 'switch', key: 'startsAtOnce' },
      { kind: 'switch', key: 'asksBeforeEnd' },
      { kind: 'switch', key: 'asksBeforeLeaving' },
      { kind: 'number', key: 'maxActiveSessions', unit: 'sessions', min: 1, max: 10, hasHint: true },
      { kind: 'number', key: 'busyFromSessions', unit: 'sessions', min: 1, max: 10 },
      minutes('awayAfterMinutes', 1, 240, { hasNever: true }),
      { kind: 'own', id: 'system-idle', load: () => import('./SystemIdleChoice.svelte') },
      { kind: 'own', id: 'host', load: () => import('./HostHeaders.svelte') }
    ]
  },
  {
    id: 'time',
    rows: [
      minutes('connectingTimeoutMinutes', 1, twoWeeks),
      minutes('waitingTimeoutMinutes', 1, twoWeeks),
      { kind: 'choice', key: 'waitingTimeoutRow', options: ['stays', 'goes'] },
      minutes('inactivityTimeoutMinutes', 1, twoWeeks, { hasNever: true, hasHint: true }),
      minutes('offlineTimeoutMinutes', 8, twoWeeks),
      minutes('timeLimitMinutes', 5, 480, { hasNever: true, hasHint: true })
    ]
  },
  {
    id: 'list',
    rows: [
      { kind: 'number', key: 'newFlashSeconds', unit: 'seconds', min: 0, max: 60 },
      minutes('urgentAfterWaitingMinutes', 1, 240, { hasNever: true }),
      minutes('urgentAfterUnreadMinutes', 1, 240, { hasNever: true }),
      { kind: 'own', id: 'columns', load: () => import('./ColumnChoice.svelte') }
    ]
  },
  {
    id: 'signals',
    rows: [
      { kind: 'switch', key: 'titleSignals' },
      { kind: 'own', id: 'notifications', load: () => import('./NotificationSwitch.svelte') },
      { kind: 'switch', key: 'soundsAllowed', hasHint: true },
      { kind: 'number', key: 'volume', unit: 'percent', min: 0, max: 100 },
      ...soundEvents.map((event): SettingRow => ({
        kind: 'switch',
        key: soundSetting(event) as KeysOf<boolean>
      }))
    ]
  },
  {
    id: 'look',
    rows: [
      { kind: 'own', id: 'language', load: () => import('./LanguageAndTheme.svelte') },
      { kind: 'choice', key: 'scheme', options: schemes },
      { kind: 'choice', key: 'density', options: densities },
      { kind: 'choice', key: 'fontSize', options: fontSizes },
      { kind: 'own', id: 'spell-check', load: () => import('./SpellCheckChoice.svelte') }
    ]
  },
  { id: 'file', rows: [{ kind: 'own', id: 'file', load: () => import('./SettingsFile.svelte') }] }
];
