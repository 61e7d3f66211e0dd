/**
 * tweetnacl is one script that fills `module.exports`. As a module of its own it needs none of the bundler's help for
 * such scripts, which would be on every page, before a PIN can be typed.
 * @returns {import('vite').Plugin}
 */
export function tweetnaclModule() {
  return {
    name: 'tincan-tweetnacl-module',
    apply: 'build',
    transform: {
      filter: { id: /[\\/]tweetnacl[\\/]nacl\.js$/ },
      handler: (code) => ({
        // what it asks Node for has no place in a browser
        code: `const module = { exports: {} };\n${code.replace("require('crypto')", 'null')}\nexport default module.exports;\n`,
        map: null
      })
    }
  };
}
