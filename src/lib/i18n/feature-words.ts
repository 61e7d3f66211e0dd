import type { Language } from './languages.js';

/**
 * The words of features: `messages/<language>` below each. What is needed before the rest may lie in a folder of its
 * own there, and is the area `<feature>/<folder>`.
 */
const words = import.meta.glob<Record<string, Record<string, string>>>('../features/*/messages/**/*.ts');

/** `undefined` for a feature that has none. Rejects when the network fails. */
export async function loadFeatureWords(
  area: string,
  language: Language
): Promise<Record<string, Record<string, string>> | undefined> {
  const [feature = '', part] = area.split('/');
  return words[`../features/${feature}/messages/${part ? `${part}/` : ''}${language}.ts`]?.();
}
