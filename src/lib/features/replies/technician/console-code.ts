import type { ConsoleCode } from '../../../session/manifest.js';
import { Replies } from './replies.svelte.js';

export const consoleCode: ConsoleCode<Replies> = { open: ({ rows }) => Replies.open(rows) };
