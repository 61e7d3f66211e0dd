import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { debugPages } from './tools/dev/debug-pages.js';
import { embeddedRelay } from './tools/dev/relay-plugin.js';
import { chunkGroups } from './tools/vite/chunk-groups.js';
import { moduleSizes } from './tools/vite/module-sizes.js';
import { staticStyles } from './tools/vite/static-styles.js';
import { tweetnaclModule } from './tools/vite/tweetnacl-module.js';

/**
 * Svelte's package does not say that its modules do nothing but declare; without that every page gets all of the
 * runtime that any page uses. The exceptions set a flag when they are loaded.
 */
const svelteOnlyDeclares = {
  test: /[\\/]svelte[\\/]src[\\/](?!internal[\\/](flags|disclose-version))/,
  sideEffects: false
};

export default defineConfig({
  plugins: [debugPages(), embeddedRelay(), sveltekit(), staticStyles(), tweetnaclModule(), moduleSizes()],
  resolve: {
    alias: [
      {
        find: /^lib0\/logging$/,
        replacement: fileURLToPath(new URL('src/lib/documents/quiet-logging.ts', import.meta.url))
      },
      {
        find: /^lib0\/websocket$/,
        replacement: fileURLToPath(new URL('src/lib/documents/no-websocket.ts', import.meta.url))
      },
      {
        find: /^simple-peer\/simplepeer\.min\.js$/,
        replacement: fileURLToPath(new URL('src/lib/channel/peer.ts', import.meta.url))
      }
    ]
  },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: { moduleSideEffects: [svelteOnlyDeclares] },
      output: { codeSplitting: { groups: chunkGroups() } }
    }
  },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.ts', 'worker/**/*.test.ts', 'tools/**/*.test.ts', 'tests/fuzz/**/*.test.ts'],
    environment: 'node',
    // so that what stands in for parts of it is what the tests run
    server: { deps: { inline: ['y-webrtc'] } },
    // thousands of cases on a machine that does other things too
    testTimeout: 30_000
  }
});
