import type { Component } from 'svelte';
import type { I18n } from '../../i18n/index.js';
import type { FilesView } from '../../session/files-view.js';

/** The list of files and its words. Rejects when the network fails. */
export async function loadFilesPanel(i18n: Pick<I18n, 'addArea'>): Promise<Component<{ files: FilesView }>> {
  const [{ default: FileList }] = await Promise.all([import('./FileList.svelte'), i18n.addArea('files')]);
  return FileList;
}
