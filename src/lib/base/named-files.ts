/**
 * The files of the shop's own that its `config.json` has the pages show, as paths: its logo, where that lies in the
 * folder of the site (NB3). What cannot be read names none; the pages say what is wrong with it.
 * @param folder the address that the site is served from, with a slash at its end
 */
export function namedFiles(config: unknown, folder: string): readonly string[] {
  const logo = (config as { logo?: unknown } | null | undefined)?.logo;
  if (typeof logo !== 'string' || !URL.canParse(logo, folder)) return [];
  const { href, pathname } = new URL(logo, folder);
  const isInside = href.startsWith(folder) && !pathname.endsWith('/') && !pathname.includes('/_app/');
  return isInside ? [pathname] : [];
}
