/**
 * Which modules go into one file: those that the same pages need at once. One file compresses better than the dozens
 * it would be otherwise, and takes one request instead of a row of them.
 *
 * @typedef {{ importers: readonly string[] }} ModuleInfo static importers
 * @typedef {{ getModuleInfo(id: string): ModuleInfo | null }} Graph
 */

/** What a page asks for as a whole, by the module that it imports. */
const roots = {
  /** Until the PIN can be typed. */
  entry:
    /app.customer.(CustomerPageView|open-customer-page)|kit.src.runtime.client.(client|entry)|src.routes.\+(layout|page|error)|ui.toasts|generated.root/,
  /** A customer's session with chat. */
  customer: /app.customer.screens|app.(features|log-owner)|session.customer-session/,
  /** Fetched when a session begins: pictures and files of the customer's, which the console needs by then, too. */
  begin: /features.screen.customer.code|features.files.ui.FilesDock/,
  /** The console until a session can be made. */
  console: /routes.console.\+page/
};

/**
 * Everything of Svelte is imported by one file, whether it is used or not. What a group uses of it comes along as
 * its dependency.
 */
const isSvelte = /[\\/]svelte[\\/]src[\\/]/;

/** Words that every page needs beside its own, but not the customer's first: one file for each language. */
const sharedWords =
  /[\\/]i18n[\\/]messages[\\/](?:emoji|errors|log|panels|shared)[\\/]([\w-]+)\.(?:ts|json)$/;

/** Groups for one build. A module is part of the first that fits; of none when it is fetched only when needed. */
export function chunkGroups() {
  /** @type {Map<string, ReadonlySet<string>>} */
  const known = new Map();

  /**
   * The roots that import a module, directly or through others.
   * @param {string} id @param {Graph} graph @returns {ReadonlySet<string>}
   */
  function rootsOf(id, graph) {
    const found = known.get(id);
    if (found) return found;
    const reached = new Set(Object.entries(roots).flatMap(([name, root]) => (root.test(id) ? [name] : [])));
    // set before the way up: a cycle ends here
    known.set(id, reached);
    for (const importer of graph.getModuleInfo(id)?.importers ?? [])
      for (const name of rootsOf(importer, graph)) reached.add(name);
    return reached;
  }

  /** @param {string} name @param {(reached: ReadonlySet<string>) => boolean} fits @param {boolean} takesSvelte */
  const group = (name, fits, takesSvelte = false) => ({
    name: (/** @type {string} */ id, /** @type {Graph} */ graph) =>
      (isSvelte.test(id) ? takesSvelte : fits(rootsOf(id, graph))) ? name : null
  });

  return [
    { name: (/** @type {string} */ id) => sharedWords.exec(id)?.[1]?.replace(/^/, 'words-') ?? null },
    group('entry', (reached) => reached.has('entry')),
    // also what else of Svelte is used: left to the last group, the console would fetch that for a line of it
    group('session', (reached) => reached.has('customer') && reached.has('console'), true),
    group('customer', (reached) => reached.has('customer')),
    group('begin', (reached) => reached.has('begin'))
  ];
}
