import { writeFile } from 'node:fs/promises';
import { compile, targetFile } from './compile.js';

await writeFile(targetFile, await compile());
