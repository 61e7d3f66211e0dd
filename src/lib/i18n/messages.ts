/** Names of the placeholders of a message: `'a' | 'b'` of `"{a} and {b}"`. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type ToIntersection<U> = (U extends unknown ? (part: U) => void : never) extends (part: infer I) => void
  ? I
  : never;

/** Any text that holds every placeholder of `Text`. */
type Translation<Text extends string> = [Placeholders<Text>] extends [never]
  ? string
  : ToIntersection<
      Placeholders<Text> extends infer Name extends string ? `${string}{${Name}}${string}` : never
    >;

/** What a translation of the English catalogue must hold: the same keys, the same placeholders. */
export type Messages<English extends Record<string, string>> = {
  readonly [Key in keyof English]: English[Key] extends string ? Translation<English[Key]> : never;
};

/** A message with its placeholders filled. A name without a value stays visible, braces and all. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole
  );
}
