import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { startFiles } from './tools/svelte/start-files.js';
import { staticIcons } from './tools/svelte/static-icons.js';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: [staticIcons(), vitePreprocess()],
  // also where a component uses no rune: else it brings the code of Svelte 4's life cycle along
  compilerOptions: { runes: true },
  kit: {
    adapter: startFiles(adapter({ pages: 'build', assets: 'build', strict: true }), 'build'),
    // One static folder under any sub-path: every address in the pages is relative.
    paths: { relative: true },
    // the pages start it themselves, once they have nothing else to do (src/lib/ui/offline-worker.ts)
    serviceWorker: { register: false },
    // Every link between our pages loads anew, so nobody needs the client's own router: the pages are lighter.
    router: { resolution: 'server' },
    typescript: {
      config: (config) => ({
        ...config,
        // part of the product only in the copy that the touch test makes
        exclude: [...config.exclude, '../tests/touch/wave/**'],
        include: [
          ...config.include,
          '../worker/**/*.ts',
          '../tools/**/*.js',
          '../tools/**/*.ts',
          '../*.config.*'
        ]
      })
    },
    csp: {
      // `startFiles` takes the inline script out, and its hash with it
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self'],
        'style-src': ['self'],
        // the one inline style of SvelteKit: its hidden announcer of page changes
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'media-src': ['self', 'blob:'],
        'connect-src': ['self', 'https:', 'wss:'],
        'worker-src': ['self'],
        'manifest-src': ['self'],
        'frame-src': ['none'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none'],
        // text never becomes markup or script except through a named policy
        'require-trusted-types-for': ['script'],
        'trusted-types': ['svelte-trusted-html', 'tincan-worker']
      }
    }
  }
};
