import { scoped } from '../../../base/site-scope.js';
import {
  createReplies,
  type AddedReplies,
  type RepliesDocument,
  type Reply,
  type ReplyFields
} from './replies-document.js';
import { KeptDocument } from '../../../history/kept-document.js';
import type { KeptRows } from '../../../history/kept-rows.js';

/** More stored updates than this are written as one when the replies are opened. */
const compactAbove = 50;

/** The technician's predefined replies and addresses, the same in every tab. */
export class Replies {
  readonly #document: RepliesDocument;
  #replies = $state.raw<readonly Reply[]>([]);

  static async open(rows: KeptRows): Promise<Replies> {
    const kept = new KeptDocument(rows, 'documents', 'replies');
    const updates = await kept.load();
    const document = createReplies({
      updates,
      onUpdate: (update) => void kept.append(update),
      channel: typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(scoped('replies'))
    });
    if (updates.length > compactAbove) void kept.compact(document.state());
    return new Replies(document);
  }

  private constructor(document: RepliesDocument) {
    this.#document = document;
    this.#replies = document.replies;
    document.onChange(() => (this.#replies = document.replies));
  }

  get all(): readonly Reply[] {
    return this.#replies;
  }

  add(fields: ReplyFields): void {
    this.#document.add(fields);
  }

  addAll(many: readonly ReplyFields[]): AddedReplies {
    return this.#document.addAll(many);
  }

  change(id: string, fields: Partial<ReplyFields>): void {
    this.#document.change(id, fields);
  }

  moveTo(id: string, place: string): void {
    this.#document.moveTo(id, place);
  }

  remove(id: string): void {
    this.#document.remove(id);
  }
}
