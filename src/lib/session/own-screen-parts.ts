/** What it takes to show a screen of one's own: fetched with the first one. */
export { createMediaSender } from '../media/media-sender.js';
export { captureScreen } from '../media/screen-capture.js';
export { SharedPicture } from './shared-picture.svelte.js';
