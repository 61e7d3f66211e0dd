import type { Screens } from './customer-page.svelte.js';
import { menus } from './menus.js';
import SessionScreens from './SessionScreens.svelte';

/** All that is drawn after the entry page, in one file to fetch. */
export const screens: Screens = { Session: SessionScreens, menus };
