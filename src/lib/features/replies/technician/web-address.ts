/** The whole address of what was typed, or `undefined` when it is none of the web (`ftp:`, `javascript:`, a word). */
export function webAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return undefined;
  const hasScheme = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text);
  try {
    const url = new URL(hasScheme ? text : `https://${text}`);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && (hasScheme || url.hostname.includes('.')) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
