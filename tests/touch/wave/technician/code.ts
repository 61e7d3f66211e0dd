export { code } from '../waves.svelte.js';
