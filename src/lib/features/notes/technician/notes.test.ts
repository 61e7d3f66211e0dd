import { expect, it, vi } from 'vitest';
import { archive } from './archive.js';
import { Notes } from './notes.svelte.js';

/** The document of a session, as the database keeps it. */
function keptDocument() {
  const updates: Uint8Array[] = [];
  return {
    updates,
    load: async () => [...updates],
    append: async (update: Uint8Array) => void updates.push(update),
    compact: async () => undefined
  };
}

it('[NT1] every change is stored, and found by the next page', async () => {
  const kept = keptDocument();
  const history = { amend: vi.fn(async () => undefined), written: new Promise<void>(() => undefined) };
  const notes = await Notes.open(kept, history);
  notes.text = 'found';
  notes.text = 'found it';
  expect((await Notes.open(kept, history)).text).toBe('found it');
  expect(archive(undefined, kept.updates)).toEqual({
    facts: { hasNotes: true },
    content: { notes: 'found it' }
  });
  expect(history.amend).not.toHaveBeenCalled();
});

it('[NT3] notes can be changed after the end', async () => {
  const kept = keptDocument();
  const amend = vi.fn(async () => undefined);
  let write = (): void => undefined;
  const notes = await Notes.open(kept, { amend, written: new Promise((resolve) => (write = resolve)) });
  notes.text = 'found';
  const { length } = kept.updates;
  write();
  await Promise.resolve();
  notes.text = '';
  notes.flush();
  expect(amend).toHaveBeenCalledExactlyOnceWith({ facts: { hasNotes: false }, content: { notes: '' } });
  expect(kept.updates, 'what is in the history is written there alone').toHaveLength(length);
});

it('[NT3] those of a session in the history are changed there', () => {
  const amend = vi.fn(async () => undefined);
  const notes = Notes.ofHistory({ amend }, 'found');
  expect(notes.text).toBe('found');
  notes.text = 'found it';
  notes.flush();
  expect(amend).toHaveBeenCalledExactlyOnceWith({
    facts: { hasNotes: true },
    content: { notes: 'found it' }
  });
});
