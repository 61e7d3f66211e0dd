/** Of the terms that both pages have, as far as a log knows; `undefined` for none (LG7). */
export const termsDigestIn = (
  entries: readonly { kind: string; facts: Readonly<Record<string, string>> }[]
): string | undefined => entries.find(({ kind }) => kind === 'terms-digest')?.facts['digest'];
