import { History } from './history.svelte.js';
import type { ConsoleCode } from '../../../session/manifest.js';

export const consoleCode: ConsoleCode<History> = { open: ({ rows }) => History.open(rows) };
