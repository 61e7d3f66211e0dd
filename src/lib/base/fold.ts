/** For comparing in a search: «Café» and «CAFE» become the same. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** Words of what was typed into a search, folded. */
export const searchWords = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean);
