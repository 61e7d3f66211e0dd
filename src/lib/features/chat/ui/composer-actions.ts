/** What may be done with the box from beside it. */
export interface ComposerActions {
  /** Puts a text where the caret is, to be changed before it is sent. */
  insert(text: string): void;
  focus(): void;
}
