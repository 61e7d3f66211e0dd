/**
 * A `$derived` or `$effect` belongs to the component that runs while it is made, and is dead when that one is gone:
 * it keeps its last value for ever. In modules they are therefore for declarations that say `@component` in their
 * comment, which components alone may make, and never a `<script module>`. What lives longer has getters, and effects
 * in `lastingEffects`: those of an `$effect.root` that is made below a component can be lost together with it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const runes = ['$derived', '$derived.by', '$effect', '$effect.pre', '$effect.root'];
const lasting = 'lastingEffects';

/**
 * @typedef {{ file: string, text: string }} Source
 * @param {readonly Source[]} sources modules and components
 * @returns {string[]} what is wrong
 */
export function lifetimeProblems(sources) {
  const modules = sources.map(({ file, text }) => ({ file, source: parse(file, moduleText(file, text)) }));
  const declarations = modules.flatMap(({ file, source }) =>
    source.statements.map((statement) => ({ file, source, statement }))
  );
  const scoped = new Set(
    declarations
      .filter(({ statement }) => isOfComponent(statement))
      .flatMap(({ statement }) => namesOf(statement))
  );
  return declarations
    .filter(({ statement }) => !isOfComponent(statement) && !namesOf(statement).includes(lasting))
    .flatMap(({ file, source, statement }) =>
      calls(statement).flatMap(({ name, at }) => {
        const place = `${file}:${source.getLineAndCharacterOfPosition(at).line + 1}`;
        if (runes.includes(name) && file.endsWith('.svelte.ts'))
          return [`${place}: ${name} in what is not of a component (@component)`];
        return scoped.has(name) ? [`${place}: ${name} is of a component (@component), this is not`] : [];
      })
    );
}

/** Of a component, only what is not of each of its instances. @param {string} file @param {string} text */
const moduleText = (file, text) =>
  file.endsWith('.svelte') ? (/<script[^>]*\bmodule\b[^>]*>([^]*?)<\/script>/.exec(text)?.[1] ?? '') : text;

/** @param {string} file @param {string} text */
const parse = (file, text) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);

/** @param {ts.Node} statement */
const isOfComponent = (statement) =>
  ts.getJSDocTags(statement).some(({ tagName }) => tagName.text === 'component');

/** @param {ts.Statement} statement @returns {string[]} */
function namesOf(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  if (ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement))
    return statement.name ? [statement.name.text] : [];
  return [];
}

/** What is called or made in it, outside of `lastingEffects`. @param {ts.Node} node @returns {{ name: string, at: number }[]} */
function calls(node) {
  const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
  const name = isCall ? node.expression.getText() : '';
  if (name === lasting) return [];
  const own = isCall ? [{ name, at: node.getStart() }] : [];
  return [...own, ...node.getChildren().flatMap(calls)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = lifetimeProblems(
    readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((name) => join('src', name))
      .filter((file) => (file.endsWith('.ts') && !file.endsWith('.test.ts')) || file.endsWith('.svelte'))
      .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  );
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
