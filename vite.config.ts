import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { debugPages } from './tools/dev/debug-pages.js';
import { embeddedRelay } from './tools/dev/relay-plugin.js';

export default defineConfig({
  plugins: [debugPages(), embeddedRelay(), sveltekit()],
  build: { target: 'es2022', modulePreload: { polyfill: false } },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.ts', 'worker/**/*.test.ts', 'tools/**/*.test.ts'],
    environment: 'node'
  }
});
