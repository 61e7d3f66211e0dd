import GuideView from './GuideView.svelte';
import { openVideoWindow } from './video-window.js';

/** All of the guide, in one file to fetch when it is first needed. */
export const parts = { GuideView, openVideoWindow };
