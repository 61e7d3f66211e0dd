/**
 * What may lie over the desk and is fetched when it is first opened: its name, one line here with the words it brings, and
 * `desk.overlay = { open: '…' }` shows it. It gets `onclose` and closes itself by calling it.
 */
import type { Component } from 'svelte';
import type { Area } from '../../i18n/index.js';
import type { LazyOverlayName } from './lazy-overlay-name.js';

interface LazyOverlay {
  area: Area;
  load(): Promise<{ default: Component<{ onclose: () => void }> }>;
}

export const lazyOverlays: Readonly<Record<LazyOverlayName, LazyOverlay>> = {
  settings: { area: 'settings', load: () => import('./settings/SettingsDialog.svelte') },
  shortcuts: { area: 'settings', load: () => import('./settings/ShortcutsDialog.svelte') }
};
