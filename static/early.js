// Runs before the first paint (no inline script: the pages forbid it). It sets a chosen theme, hides the
// prerendered English for the moment until the page is there in another language, and keeps what is pressed before
// the page's own code has arrived (src/lib/ui/early-press.ts).
(() => {
  const root = document.documentElement;
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
  if (!/^en\b/i.test(language ?? navigator.language ?? 'en')) root.dataset.language = 'pending';
  addEventListener(
    'submit',
    (event) => {
      if ('awake' in root.dataset) return;
      event.preventDefault();
      root.dataset.pressed = '';
    },
    true
  );
})();
