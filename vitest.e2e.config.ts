import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Tests in real browsers, against the built site: one file after the other, since browsers share the machine. */
export default defineConfig({
  resolve: { alias: { $lib: folder('src/lib') } },
  test: {
    include: ['tests/**/*.test.ts'],
    // the latter need networks of their own: `npm run test:network`
    exclude: ['tests/fuzz/**', 'tests/network/**'],
    environment: 'node',
    globalSetup: 'tests/support/build.ts',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // a shared build machine may stumble once; at home a test that does is to be mended
    retry: process.env['CI'] ? 1 : 0
  }
});
