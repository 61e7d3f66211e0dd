/** What it takes to show a screen of one's own: fetched with the first one. */
export { captureScreen } from '../media/screen-capture.js';
export { PictureOutlet } from './picture-outlet.js';
export { SharedPicture } from './shared-picture.svelte.js';
