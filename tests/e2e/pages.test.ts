import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserNames, useRig } from '../support/rig.js';

const rig = useRig({ subPath: '/shop/support/' });

describe.each(browserNames)('pages under a sub-path in %s', (name) => {
  it.each(['', 'join', 'console'])(
    'opens /%s without an error or a violation of its policy',
    async (path) => {
      const page = await rig.open(name);
      await page.goto(rig.site.url + path);
      await page.until(() => document.querySelector('h1')?.checkVisibility(), undefined);
      expect(await page.url()).toMatch(/\/shop\/support\/(join\/|console\/)?(#.*)?$/);
      expect(page.problems).toEqual([]);
    }
  );
});

it('the folder to copy keeps GitHub Pages from leaving out what begins with an underscore', () => {
  expect(existsSync('build/.nojekyll')).toBe(true);
});
