/**
 * Which folder may import which: the table «Rooms» of docs/architecture.md. `base` is open to all.
 * @type {Record<string, { folder: string, mayImport: string[] }>}
 */
export const rooms = {
  base: { folder: 'src/lib/base', mayImport: [] },
  signaling: { folder: 'src/lib/signaling', mayImport: [] },
  handshake: { folder: 'src/lib/handshake', mayImport: [] },
  channel: { folder: 'src/lib/channel', mayImport: ['handshake'] },
  documents: { folder: 'src/lib/documents', mayImport: ['channel'] },
  transfer: { folder: 'src/lib/transfer', mayImport: ['channel'] },
  media: { folder: 'src/lib/media', mayImport: ['channel'] },
  history: { folder: 'src/lib/history', mayImport: [] },
  session: {
    folder: 'src/lib/session',
    mayImport: ['signaling', 'handshake', 'channel', 'documents', 'transfer', 'media', 'history']
  },
  i18n: { folder: 'src/lib/i18n', mayImport: [] },
  ui: { folder: 'src/lib/ui', mayImport: ['i18n'] },
  features: {
    folder: 'src/lib/features',
    // 'app' until the features named in tools/checks/features.js stand behind the contract
    mayImport: [
      'app',
      'i18n',
      'ui',
      'documents',
      'transfer',
      'media',
      'handshake',
      'channel',
      'history',
      'session'
    ]
  },
  app: {
    folder: 'src/lib/app',
    mayImport: ['features', 'i18n', 'ui', 'documents', 'transfer', 'media', 'session']
  },
  routes: { folder: 'src/routes', mayImport: ['app', 'features', 'ui', 'session', 'i18n'] },
  worker: { folder: 'worker', mayImport: ['channel', 'transfer', 'media', 'history'] },
  tools: { folder: 'tools', mayImport: [] }
};

/** Libraries that one room alone may know. @type {{ packages: string, room: string }[]} */
export const keptLibraries = [
  { packages: '@trystero-p2p/[^/]+', room: 'signaling' },
  { packages: '(yjs|y-webrtc|y-protocols|lib0)', room: 'documents' },
  { packages: 'idb', room: 'history' }
];

/** The name of the room a file is in. @param {string} file path from the root of the repository */
export const roomOf = (file) => Object.keys(rooms).find((name) => file.startsWith(`${rooms[name]?.folder}/`));

/** May a file of room `from` import one of room `to`? @param {string} from @param {string} to */
export const mayImport = (from, to) =>
  from === to || (to === 'base' && from !== 'tools') || rooms[from]?.mayImport.includes(to) === true;
