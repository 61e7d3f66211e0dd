import type { Handle } from '@sveltejs/kit';
import { startNotesHtml } from '$lib/i18n/start-notes.js';

/** Runs while the pages are prerendered, and in the development server; there is no other server. */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, { transformPageChunk: ({ html }) => html.replace('<!--start-notes-->', startNotesHtml) });
