import { readdirSync, readFileSync } from 'node:fs';
import { parse, type AST } from 'svelte/compiler';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const components = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.svelte')
);

type Element = AST.Component | AST.RegularElement;

const isElement = (node: object): node is Element =>
  'type' in node && (node.type === 'Component' || node.type === 'RegularElement');

/** Every element in a part of a syntax tree. */
function* elementsIn(part: unknown): Generator<Element> {
  if (typeof part !== 'object' || part === null) return;
  if (isElement(part)) yield part;
  for (const child of Object.values(part)) yield* elementsIn(child);
}

/** A name with a question in it, worked out elsewhere, or put together of a property is another one now and then. */
const isFixed = (name: string): boolean => !/\?|(?<!\$)\{\w+\}|\$\{\w+\./.test(name);

/** The buttons of a component that are told as pressed, each as far as its name goes. */
function* pressedNames(source: string): Generator<string> {
  for (const { attributes, fragment } of elementsIn(parse(source, { modern: true }).fragment)) {
    const attribute = (...names: string[]): string | undefined => {
      const found = attributes.find((each) => each.type === 'Attribute' && names.includes(each.name));
      return found && source.slice(found.start, found.end);
    };
    if (attribute('pressed', 'aria-pressed') === undefined) continue;
    const words = fragment.nodes.filter(({ type }) => type === 'Text' || type === 'ExpressionTag');
    yield (
      attribute('label', 'aria-label') ??
      words.map(({ start, end }) => source.slice(start, end).trim()).join('')
    );
  }
}

it('[UI7] a button that is told as pressed has one name, pressed or not', () => {
  const found = components
    // hands on what it is given
    .filter((component) => component !== 'lib/ui/IconButton.svelte')
    .flatMap((component) => {
      const names = [...pressedNames(readFileSync(new URL(component, root), 'utf8'))];
      return names.map((name) => ({ component, name }));
    });
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter(({ name }) => !isFixed(name))).toEqual([]);
});
