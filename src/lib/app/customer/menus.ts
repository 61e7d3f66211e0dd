import type { FrameMenus } from './customer-page.svelte.js';
import LanguageMenu from '../../ui/LanguageMenu.svelte';
import ThemeMenu from '../../ui/ThemeMenu.svelte';

/** What the frame of the customer's page shows beside the shop's name. */
export const menus: FrameMenus = { Language: LanguageMenu, Theme: ThemeMenu };
