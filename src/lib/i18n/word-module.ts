export type Words = Readonly<Record<string, string>>;

/** A module of words: English exports `en`, JSON is a module's default. */
export type WordModule = { en?: Words; default?: Words };
export type WordModules = Readonly<Record<string, () => Promise<WordModule>>>;
