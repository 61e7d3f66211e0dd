import { expect, it } from 'vitest';
import { areFilesUnderWay } from './under-way.js';
import type { FileRowView, FileState } from './files-view.js';

it('[LC11] is held by files that may still go on, paused and queued ones too, and by an open dialog to save', () => {
  const files = (state: FileState, isSaving = false) => ({ rows: [{ state } as FileRowView], isSaving });
  for (const state of ['offered', 'sending', 'receiving', 'paused'] as const)
    expect(areFilesUnderWay(files(state))).toBe(true);
  for (const state of ['done', 'failed', 'cancelled'] as const) {
    expect(areFilesUnderWay(files(state))).toBe(false);
    expect(areFilesUnderWay(files(state, true))).toBe(true);
  }
});
