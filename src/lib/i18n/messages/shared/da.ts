export { en as da } from './en.js';
