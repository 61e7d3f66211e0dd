declare module '../../../i18n/catalogues.js' {
  interface AreaMessages {
    notes: typeof en;
  }
}

/** The technician’s notes on a session. */
export const en = {
  'notes.label': 'Notes',
  'notes.hint': 'Only technicians see this. Saved as you type.',
  'notes.placeholder': 'What was found, what was done, what is left to do',
  'notes.add-box': 'Add a check box',
  'notes.empty-box': 'Check box without words',
  'notes.read': 'Notes to read and tick off'
} as const satisfies Record<string, string>;
