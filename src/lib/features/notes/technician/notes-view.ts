export interface NotesView {
  /** Reactive; saved with every change. */
  text: string;
}
