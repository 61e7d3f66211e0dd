import * as v from 'valibot';
import { randomBytes, toHex, type Bytes } from '../../../base/bytes.js';
import { Emitter, type Listenable } from '../../../base/emitter.js';
import { openRows, type RowDocument } from '../../../documents/row-document.js';
import type { TabChannel } from '../../../documents/tab-sync.js';

export const maxReplies = 5_000;
export const maxReplyBytes = 16 * 1024;
/** Of the short fields, in characters. */
export const replyLengths = { name: 200, category: 100, shortcut: 40 } as const;

const replyFields = {
  kind: v.picklist(['text', 'url']),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(replyLengths.name)),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(maxReplyBytes), v.maxBytes(maxReplyBytes)),
  category: v.pipe(v.string(), v.trim(), v.maxLength(replyLengths.category)),
  isFavourite: v.boolean(),
  /** Typed behind `/` in the box. */
  shortcut: v.pipe(v.string(), v.trim(), v.maxLength(replyLengths.shortcut), v.regex(/^[\p{L}\p{N}_-]*$/u))
};

const fieldsSchema = v.object(replyFields);
const replySchema = v.object({ ...replyFields, order: v.pipe(v.number(), v.finite()) });

/** What a person decides about a predefined reply or address. */
export type ReplyFields = v.InferOutput<typeof fieldsSchema>;
export type Reply = ReplyFields & { id: string; order: number };

/** `undefined` when a field is out of bounds. */
export function readReplyFields(value: unknown): ReplyFields | undefined {
  const parsed = v.safeParse(fieldsSchema, value, { abortEarly: true });
  return parsed.success ? parsed.output : undefined;
}

export interface AddedReplies {
  added: number;
  /** Were there already, or came twice. */
  known: number;
  /** For which there was no room. */
  left: readonly ReplyFields[];
}

export interface RepliesDocument {
  /** In the order of the technician; a new array after every change. */
  readonly replies: readonly Reply[];
  readonly onChange: Listenable<void>;
  add(fields: ReplyFields): void;
  /** Adds behind all others what is not there yet, letter by letter. */
  addAll(many: readonly ReplyFields[]): AddedReplies;
  change(id: string, fields: Partial<ReplyFields>): void;
  /** Puts it where another one of its kind stands. */
  moveTo(id: string, place: string): void;
  remove(id: string): void;
  state(): Bytes;
  close(): void;
}

export interface RepliesOptions {
  updates: readonly Uint8Array[];
  /** What this tab wrote: to be stored. */
  onUpdate(update: Bytes): void;
  /** To the other tabs. */
  channel?: TabChannel | undefined;
}

/** Predefined replies and addresses: a document of their own, that any provider may sync. */
export function createReplies(options: RepliesOptions): RepliesDocument {
  const items = openRows({ name: 'replies', ...options });
  let replies: readonly Reply[] | undefined;
  const changed = new Emitter<void>();
  items.onChange(() => {
    replies = undefined;
    changed.emit();
  });

  const list = (): readonly Reply[] => (replies ??= readAll(items));

  function insert(fields: ReplyFields, order: number): void {
    items.put(toHex(randomBytes(8)), { ...fields, order });
  }

  const lastOrder = (): number => list().at(-1)?.order ?? 0;

  return {
    get replies() {
      return list();
    },
    onChange: changed.on,
    add: (fields) => insert(fields, lastOrder() + 1),
    addAll(many) {
      const known = new Set(list().map(keyOf));
      const room = Math.max(0, maxReplies - list().length);
      const fresh = many.filter((fields) => {
        const isNew = !known.has(keyOf(fields));
        known.add(keyOf(fields));
        return isNew;
      });
      let order = lastOrder();
      items.transact(() => {
        for (const fields of fresh.slice(0, room)) insert(fields, ++order);
      });
      const left = fresh.slice(room);
      return { added: fresh.length - left.length, known: many.length - fresh.length, left };
    },
    change: (id, fields) => items.change(id, fields),
    moveTo(id, place) {
      const moved = list().find((reply) => reply.id === id);
      const others = list().filter((reply) => reply.kind === moved?.kind);
      const from = others.findIndex((reply) => reply.id === id);
      const to = others.findIndex((reply) => reply.id === place);
      if (!moved || from === to || to < 0) return;
      const before = others[from < to ? to : to - 1]?.order ?? others[to]!.order - 2;
      const after = others[from < to ? to + 1 : to]?.order ?? before + 2;
      items.change(id, { order: (before + after) / 2 });
    },
    remove: (id) => items.remove(id),
    state: () => items.state(),
    close: () => items.close()
  };
}

const keyOf = ({ kind, name, text }: ReplyFields): string => JSON.stringify([kind, name, text]);

/** What others may one day write too is read like everything foreign: broken ones are left out. */
function readAll(items: RowDocument): Reply[] {
  const good: Reply[] = [];
  for (const [id, item] of items.rows()) {
    if (good.length >= maxReplies) break;
    const parsed = v.safeParse(replySchema, item);
    if (parsed.success) good.push({ id, ...parsed.output });
  }
  return good.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
