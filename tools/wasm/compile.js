import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** AssemblyScript: looks like TypeScript, but is none, so it has a name that no other tool takes for its own. */
const sourceFile = 'worker/secretbox/secretbox.as';
export const targetFile = 'worker/secretbox/wasm.ts';

/** Compiles the secretbox of the file worker. @returns the text of `targetFile` */
export async function compile() {
  const folder = await mkdtemp(join(tmpdir(), 'tincan-wasm-'));
  const source = join(folder, 'secretbox.ts');
  const out = join(folder, 'secretbox.wasm');
  try {
    await copyFile(sourceFile, source);
    await promisify(execFile)(process.execPath, [
      // As a program of its own: its types would change those of arrays everywhere.
      ...['node_modules/assemblyscript/bin/asc.js', source],
      ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'bulk-memory'],
      // 384 KiB: the places of the source, one frame, and the slack behind it
      ...['--initialMemory', '6', '--maximumMemory', '6', '--memoryBase', '512', '-o', out]
    ]);
    const base64 = (await readFile(out)).toString('base64');
    return (
      `/** Made by \`node tools/wasm/build.js\` of \`secretbox.as\`; a test compares them. */\n` +
      `export const wasmBase64 =\n  '${base64}';\n`
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
