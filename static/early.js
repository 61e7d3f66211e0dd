// Runs before the first paint (no inline script: the pages forbid it). It sets a chosen theme, and hides the
// prerendered English for the moment until the page is there in another language.
(() => {
  const root = document.documentElement;
  let theme = null;
  let language = null;
  try {
    theme = localStorage.getItem('tincan.theme');
    language = localStorage.getItem('tincan.language');
  } catch {
    // storage denied: the system's theme and language
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (!/^en\b/i.test(language ?? navigator.language ?? 'en')) root.dataset.language = 'pending';
})();
