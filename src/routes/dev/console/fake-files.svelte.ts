import type { FileRowView, FilesView } from '$lib/features/files/shared/files-view.js';

const row = (facts: Partial<FileRowView> & Pick<FileRowView, 'id' | 'name' | 'state'>): FileRowView => ({
  from: 'customer',
  isOwn: false,
  kind: 'file',
  safeName: facts.name,
  size: 48_213_504,
  count: 1,
  mime: 'application/octet-stream',
  reason: undefined,
  progress: 0,
  have: 0,
  bytesPerSecond: undefined,
  msLeft: undefined,
  md5: undefined,
  sha256: undefined,
  ...facts,
  can: {
    accept: false,
    pause: false,
    go: false,
    cancel: false,
    retry: false,
    choose: false,
    save: false,
    ...facts.can
  }
});

const can = (...what: (keyof FileRowView['can'])[]): FileRowView['can'] =>
  Object.fromEntries(what.map((name) => [name, true])) as FileRowView['can'];

/** One row for every state that looks different. */
const everyState: readonly FileRowView[] = [
  row({ id: '1', name: 'Router log.txt', state: 'offered', can: can('accept', 'cancel') }),
  row({
    id: '2',
    name: 'Holiday pictures',
    kind: 'folder',
    count: 312,
    state: 'receiving',
    progress: 0.42,
    have: 20_249_671,
    bytesPerSecond: 3_400_000,
    msLeft: 8_000,
    can: can('pause', 'cancel')
  }),
  row({
    id: '3',
    name: 'driver-setup-4.12.exe',
    isOwn: true,
    from: 'technician',
    state: 'paused',
    reason: 'paused-there',
    progress: 0.7,
    have: 33_000_000,
    can: can('pause', 'cancel')
  }),
  row({
    id: '7',
    name: `${'A very long name that says a lot about what is in the file, and '.repeat(4)}more.pdf .exe`,
    risk: 'program',
    state: 'done',
    progress: 1,
    can: can('save')
  }),
  row({
    id: '4',
    name: 'invoice.pdf',
    state: 'done',
    progress: 1,
    have: 48_213_504,
    md5: '9e107d9d372bb6826bd81d3542a419d6',
    sha256: 'd7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d08bfc4d9ab2c9d',
    can: can('save')
  }),
  row({ id: '5', name: 'screen.png', state: 'failed', reason: 'fingerprint' }),
  row({
    id: '6',
    name: 'notes.txt',
    isOwn: true,
    from: 'technician',
    state: 'cancelled',
    reason: 'declined-there',
    can: can('retry')
  })
];

export class FakeFiles implements FilesView {
  rows = $state.raw<readonly FileRowView[]>([]);
  isReady = $state(true);
  readonly isSaving = false;
  acceptsAll = $state(false);

  showEveryState(): void {
    this.rows = everyState;
  }

  setAcceptsAll(accepts: boolean): void {
    this.acceptsAll = accepts;
  }

  offer = (): void => this.showEveryState();
  accept = (): void => undefined;
  decline = (): void => undefined;
  cancel = (): void => undefined;
  pause = (): void => undefined;
  go = (): void => undefined;
  retry = (): void => undefined;
  chooseAgain = (): void => undefined;
  noteSaved = (): void => undefined;
  beginSaving = () => (): void => undefined;
  fileOf = async (): Promise<Blob> => new Blob(['example']);
}
