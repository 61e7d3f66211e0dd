import type { Language } from './languages.js';
import { en } from './messages/start/en.js';

type StartWords = Readonly<Record<keyof typeof en, string>>;

const others = import.meta.glob<StartWords>('./messages/start/*.json', { eager: true, import: 'default' });

const startWords: readonly (readonly [Language, StartWords])[] = [
  ['en', en],
  ...Object.entries(others).map(
    ([path, words]) => [/(\w[\w-]*)\.json$/.exec(path)![1] as Language, words] as const
  )
];

/**
 * HTML for every page: notes in templates, one for each kind and language, of which `static/early.js` shows one where the
 * page's code may not start (`framed`) or does not come (`stuck`), and the words for a browser without JavaScript.
 * They stand in the page because nothing can be fetched by then.
 */
export function startNotesHtml(): string {
  const notes = startWords.map(
    ([code, t]) =>
      note('framed', code, [
        `<h1>${t['start.framed']}</h1><p>${t['start.framed.why']}</p>`,
        `<p><a target="_blank" rel="noopener">${t['start.framed.open']}</a></p>`
      ]) +
      note('stuck', code, [
        `<h1>${t['start.stuck']}</h1><p>${t['start.stuck.next']}</p>`,
        `<p><button type="button">${t['start.stuck.again']}</button></p><p>${t['start.stuck.site']}</p>`
      ])
  );
  const noscript = startWords.map(([code, t]) => `<p lang="${code}">${t['start.noscript']}</p>`);
  return `${notes.join('')}<noscript><div class="start-note">${noscript.join('')}</div></noscript>`;
}

/** In a template: nothing on the page, no heading and no landmark, before it is needed. */
const note = (kind: 'framed' | 'stuck', language: string, parts: readonly string[]): string =>
  `<template id="start-${kind}-${language}"><main class="start-note" data-testid="start-${kind}" lang="${language}" role="alert">${parts.join('')}</main></template>`;
