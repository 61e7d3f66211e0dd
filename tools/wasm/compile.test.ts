import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compile, targetFile } from './compile.js';

it('the WebAssembly in the worker is what its source compiles to', { timeout: 60_000 }, async () => {
  expect(readFileSync(targetFile, 'utf8')).toBe(await compile());
});
