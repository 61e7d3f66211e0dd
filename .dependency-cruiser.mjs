import { keptLibraries, mayImport, rooms } from './tools/checks/rooms.js';

const all = Object.entries(rooms);

/** One rule per room: whatever of ours it may not import. */
const roomRules = all.map(([name, { folder }]) => ({
  name: `room-${name}`,
  comment: `docs/architecture.md says what ${folder} may import`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    path: all.filter(([other]) => !mayImport(name, other)).map(([, other]) => `^${other.folder}/`)
  }
}));

const libraryRules = keptLibraries.map(({ packages, room }) => ({
  name: `only-${room}`,
  comment: `only ${room} knows these libraries`,
  severity: 'error',
  from: { path: '^(src|worker)/', pathNot: `^${rooms[room].folder}/` },
  to: { path: `node_modules/${packages}/` }
}));

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-missing',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^([$]app/|[$]service-worker$|[.]/[$]types)' }
    },
    {
      name: 'no-development-libraries',
      severity: 'error',
      from: { path: '^(src|worker)/', pathNot: '([.]test[.]ts$|/testing/)' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/(svelte|@sveltejs)/'
      }
    },
    {
      name: 'pictures-leave-by-one-outlet',
      comment: 'MD12: what the customer takes away must be taken away in one place',
      severity: 'error',
      from: { path: '^(src|worker)/', pathNot: '(picture-outlet|[.]test)[.]ts$' },
      to: { path: '^src/lib/media/(media-sender|still)[.]ts$', dependencyTypesNot: ['type-only'] }
    },
    ...roomRules,
    ...libraryRules
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^([.]svelte-kit|tests/touch/wave)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    webpackConfig: { fileName: 'tools/checks/aliases.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.svelte', '.json'],
      conditionNames: ['svelte', 'browser', 'import', 'default']
    }
  }
};
