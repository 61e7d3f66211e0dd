import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync } from 'vite';

/** Below the site's folder. It is for ever, like all that stands beside it: names are hashes. */
const startFolder = '_app/immutable/start';

/**
 * Makes the inline script that SvelteKit starts a page with a file of its own, so that a web host may send
 * `script-src 'self'` and no hash; and makes `early.js` small.
 * @param {import('@sveltejs/kit').Adapter} adapter that writes pages and assets
 * @param {string} folder that it writes to
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function startFiles(adapter, folder) {
  return {
    ...adapter,
    async adapt(builder) {
      await adapter.adapt(builder);
      mkdirSync(join(folder, startFolder), { recursive: true });
      const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
        path.endsWith('.html')
      );
      for (const page of pages) {
        const { html, name, script } = withStartFile(readFileSync(join(folder, page), 'utf8'));
        writeFileSync(join(folder, page), html);
        writeFileSync(join(folder, startFolder, name), script);
      }
      const early = join(folder, 'early.js');
      writeFileSync(early, minified('early.js', readFileSync(early, 'utf8')));
    }
  };
}

/**
 * @param {string} html a prerendered page of SvelteKit
 * @returns {{ html: string, name: string, script: string }} the page without inline script, and its start file.
 *   Throws where the page is not built as it was in the version of SvelteKit that this was written for.
 */
export function withStartFile(html) {
  const [tag, code = ''] = only(html, /<script>([\s\S]*?)<\/script>/g, 'inline script');
  const [, toFolder = ''] = only(code, /import\("((?:\.\.?\/)+)_app\/immutable\/entry\/start\./g, 'entry');
  const started = code
    .replaceAll(/import\((["'])(?:\.\.?\/)+_app\/immutable\//g, 'import($1../')
    // both parts of it, so that one failure ends there: what cannot be loaded is said by `early.js`
    .replace(...once(code, /kit\.start\(/g, 'return kit.start('))
    .replace(
      ...once(
        code,
        /\}\);(?=\s*\}\s*$)/g,
        "}).catch((thrown) => { dispatchEvent(new Event('tincan:stuck')); throw thrown; });"
      )
    );
  if (started.includes('_app/')) throw new Error('the start script has an address of another form');
  // `early.js` marks a page in a frame of another site: nothing starts there
  const script = minified('start.js', `if (!('framed' in document.documentElement.dataset)) ${started}`);
  const name = `${createHash('sha256').update(script).digest('base64url').slice(0, 10)}.js`;
  const [hash] = only(html, / 'sha256-[^']+'(?=[^"]*; style-src )/g, 'hash of the inline script');
  return {
    html: html
      .replace(tag, () => `<script src="${toFolder}${startFolder}/${name}"></script>`)
      .replace(hash, ''),
    name,
    script
  };
}

/** @param {string} name @param {string} code */
function minified(name, code) {
  const { code: small, errors } = minifySync(name, code, {
    module: false,
    compress: { target: 'es2018' }
  });
  if (errors.length > 0) throw new Error(`${name} cannot be minified: ${JSON.stringify(errors)}`);
  return small;
}

/** @param {string} text @param {RegExp} pattern @param {string} what @returns {RegExpMatchArray} */
function only(text, pattern, what) {
  const [found, another] = [...text.matchAll(pattern)];
  if (!found || another) throw new Error(`a page has ${found ? 'more than one' : 'no'} ${what}`);
  return found;
}

/** @param {string} code @param {RegExp} pattern @param {string} next @returns {[RegExp, string]} for `replace` */
function once(code, pattern, next) {
  only(code, pattern, `place for «${next}»`);
  return [pattern, next];
}
