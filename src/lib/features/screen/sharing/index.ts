/** What the customer does with pictures: fetched when there is one. */
export { default as SeenScreens } from './SeenScreens.svelte';
export { default as SharedPictureEditor } from './SharedPictureEditor.svelte';
export { default as SharingTrouble } from './SharingTrouble.svelte';
