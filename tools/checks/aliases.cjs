// How dependency-cruiser finds what SvelteKit's aliases stand for: it reads aliases from webpack's settings only.
const { resolve } = require('node:path');

module.exports = {
  resolve: {
    alias: { $lib: resolve('src/lib') },
    extensionAlias: { '.js': ['.ts', '.js'] }
  }
};
