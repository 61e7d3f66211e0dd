/**
 * The value of a JSON text, or `undefined` when it is none. For texts of peers: keys named `__proto__` are left
 * out, so that copying the value's properties elsewhere cannot reach a prototype, and a text nested too deeply
 * for the engine is no JSON either. Bound the text's size before.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value));
  } catch {
    return undefined;
  }
}
