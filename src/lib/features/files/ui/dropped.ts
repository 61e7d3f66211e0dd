import type { Dropped } from './picking.js';

interface HandleGiver {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

export const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') === true;

/** What was dropped; it can be asked for in the task of the event only. */
export const droppedIn = ({ dataTransfer }: DragEvent): Dropped[] =>
  [...(dataTransfer?.items ?? [])].map((item) => ({
    entry: item.webkitGetAsEntry?.() ?? undefined,
    handle: (item as DataTransferItem & HandleGiver).getAsFileSystemHandle?.().catch(() => null),
    file: item.getAsFile() ?? undefined
  }));
