import { declare } from '../../session/manifest.js';

/** What came of a transfer, with its file. */
const file = ['name', 'size', 'sender'] as const;

export const facts = declare({
  id: 'files',
  version: 1,
  lanes: { file: { maxBytes: 65_000, delivery: 'reliable', holdEarly: 256 } },
  // one for each direction, by the role that sends on it
  channels: { technician: 101, customer: 102 },
  keys: ['file'],
  log: {
    'file-offered': file,
    'file-accepted': file,
    'file-resumed': [...file, 'from'],
    'file-done': [...file, 'md5', 'sha256'],
    'file-failed': [...file, 'why'],
    'file-declined': file,
    'file-cancelled': [...file, 'who'],
    'file-unfinished': file,
    'file-saved': file,
    'file-saved-partly': [...file, 'saved', 'of'],
    'files-accept-all': [],
    'files-accept-all-ended': [],
    'files-too-many': ['count']
  },
  wakes: 'on-need',
  hasRow: true,
  // as the first pages called it
  leftoversKey: 'files'
});
