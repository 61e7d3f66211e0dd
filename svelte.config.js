import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', strict: true }),
    // One static folder under any sub-path: every address in the pages is relative.
    paths: { relative: true },
    alias: { $worker: 'worker' },
    typescript: {
      config: (config) => ({
        ...config,
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
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self'],
        'style-src': ['self'],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'media-src': ['self', 'blob:'],
        'connect-src': ['self', 'https:', 'wss:'],
        'worker-src': ['self'],
        'manifest-src': ['self'],
        'frame-src': ['none'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none']
      }
    }
  }
};
