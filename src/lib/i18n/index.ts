export type { Area } from './catalogues.js';
export { createI18n, getI18n, setI18n, type I18n } from './i18n.svelte.js';
export { isLanguage, languageCodes, languages, type Language } from './languages.js';
