import type { ErrorCode } from '../../../base/errors.js';
import type { Result } from '../../../base/result.js';

/** What may be done with the box from beside it. */
export interface ComposerActions {
  /** Puts a text where the caret is, to be changed before it is sent. */
  insert(text: string): void;
  focus(): void;
  /** Sends a text of its own; what is in the box stays there. */
  send(text: string): Result<void, ErrorCode>;
  /** A slash was typed into the empty box: it is not written there when anybody listens. */
  onSlash(listener: () => void): () => void;
}
