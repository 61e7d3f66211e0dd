/** Everything of a stage that is fetched when there is a picture on it. */
export { default as FloatingChat } from './FloatingChat.svelte';
export { default as OwnPicture } from './OwnPicture.svelte';
export { default as StageNotices } from './StageNotices.svelte';
export { default as StageOverlay } from './StageOverlay.svelte';
export { default as StageTools } from './StageTools.svelte';
export { default as StillLayer } from './StillLayer.svelte';
