/** What it takes to show a screen of one's own: fetched with the first one. */
export { captureScreen } from '../../../media/screen-capture.js';
export { PictureOutlet } from '../shared/picture-outlet.js';
export { SharedPicture } from '../shared/shared-picture.svelte.js';
