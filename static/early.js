// Runs before the first paint (no inline script: the pages forbid it). It sets a chosen theme, hides the
// prerendered English for the moment until the page is there in another language, keeps what is pressed before the
// page's own code has arrived (src/lib/ui/early-press.ts), and shows a note of the page where that code may not
// start (in a frame of another site) or does not come. The build makes it small, and such that old browsers can read
// it: they are told that the page does not load.
(() => {
  const root = document.documentElement;
  const patienceMs = 10000;
  let theme = null;
  let language = null;
  try {
    // named as in src/lib/base/site-storage.ts
    const folder = decodeURI(new URL('.', document.currentScript.src).pathname);
    const chosen = (name) =>
      localStorage.getItem(`tincan ${folder} ${name}`) ?? localStorage.getItem(`tincan.${name}`);
    theme = chosen('theme');
    language = chosen('language');
  } catch {
    // storage denied: the system's theme and language
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (!/^en\b/i.test(language || navigator.language || 'en')) root.dataset.language = 'pending';
  addEventListener(
    'submit',
    (event) => {
      if ('awake' in root.dataset) return;
      event.preventDefault();
      root.dataset.pressed = '';
    },
    true
  );

  /** A site that frames this page could lay it under its visitor's pointer; a frame of the own site is no stranger's. */
  function isInForeignFrame() {
    try {
      for (let frame = window; frame !== frame.parent;) {
        frame = frame.parent;
        if (!frame.document) return true;
      }
      return false;
    } catch {
      return true;
    }
  }

  let note;

  /** @param {boolean} isFinal in place of the page, not above it */
  function show(kind, isFinal) {
    if (kind === 'stuck' && 'started' in root.dataset) return;
    const template = [language]
      .concat(navigator.languages, 'en')
      .map((tag) => document.getElementById(`start-${kind}-${String(tag).slice(0, 2)}`))
      .find(Boolean);
    const app = document.querySelector('.app');
    if (!template || !app) return document.addEventListener('DOMContentLoaded', () => show(kind, isFinal));
    if (note) note.remove();
    note = template.content.firstChild.cloneNode(true);
    const press = note.querySelector('a,button');
    // the page's style sheet may be among what does not come
    note.style.cssText =
      'max-width:34rem;margin:auto;padding:2rem 1rem;font:1.1875rem/1.5 system-ui,sans-serif';
    note.firstChild.style.fontSize = '1.5rem';
    press.style.cssText = 'padding:.75rem 1rem;border-radius:.625rem;font:inherit';
    if (kind === 'framed') press.href = location.href;
    else press.onclick = () => location.reload();
    app.before(note);
    if (isFinal) app.style.display = 'none';
    delete root.dataset.language;
    // Nothing is painted while a style sheet of the page is on its way; a copy of its link is waited for by nobody.
    for (const link of document.querySelectorAll('link[rel=stylesheet]'))
      if (!link.sheet) link.replaceWith(link.cloneNode());
  }

  if (isInForeignFrame()) {
    // the start file (tools/svelte/start-files.js) and the pages look at it, and start nothing
    root.dataset.framed = '';
    return show('framed', true);
  }

  setTimeout(show, patienceMs, 'stuck', false);
  addEventListener('tincan:stuck', () => show('stuck', true));
  addEventListener(
    'error',
    ({ target, filename }) => {
      // a script of this site that is not there, or that this browser cannot read
      if ((target.src || filename || '').startsWith(location.origin)) show('stuck', true);
    },
    true
  );
  addEventListener('tincan:started', () => {
    root.dataset.started = '';
    if (!note) return;
    note.remove();
    document.querySelector('.app').style.display = '';
  });
})();
