import * as Y from 'yjs';
import type { Bytes } from '../base/bytes.js';
import type { Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { assert } from '../base/errors.js';
import type { Role } from '../base/roles.js';
import { DocumentChat, type Chat, type ChatEntry } from './chat.js';
import { DocumentBounds } from './document-bounds.js';
import {
  ReconnectingLink,
  type DocumentLink,
  type DocumentLinkOptions,
  type LinkTrouble
} from './document-link.js';
import { GuardedConnection } from './guarded-connection.js';
import { browserSlices, type SliceTimer } from './sliced-queue.js';
import { restoreDocument } from './restore-document.js';
import { SignedList, type SignedListOptions } from './signed-list.js';
import type { ListEntry } from './transcript.js';
import { openYWebrtcRoom, type YWebrtcRoom } from './y-webrtc-room.js';

/** What a peer may put into the lists during one link without its being an entry that it signed. */
const maxRefusedEntries = 100;

const chatName = 'chat';

/** Each list is signed for a purpose of its own, so that no entry of one can pass as one of another. */
export type OpenListOptions<E extends ListEntry> = Pick<
  SignedListOptions<E>,
  'form' | 'sign' | 'verify' | 'transcript' | 'onEntry'
>;

/** A list of the document that nobody reads until it is opened. */
export interface NamedList {
  /** There is anything in it, whoever it is from and whether or not it is good. */
  readonly hasAny: boolean;
  /** `hasAny` may have become true. */
  readonly onChange: Listenable<void>;
  /** It lives as long as the document. To be called once. */
  open<E extends ListEntry>(options: OpenListOptions<E>): SignedList<E>;
}

export interface SharedDocumentOptions {
  /** Part of what is signed: an entry of one session is worth nothing in another. */
  sessionId: string;
  role: Role;
  /** An Ed25519 signature of 64 bytes with this side's key. */
  sign(bytes: Bytes): Bytes;
  /** With the key of `author`, which may be this side; false as long as that key is not known. */
  verify(author: Role, bytes: Bytes, signature: Uint8Array): boolean;
  clock: Clock;
  /** Names of lists besides the chat. */
  lists?: readonly string[];
  /** The peer's new chat entries wait from the beginning: see `Chat.holdPeer`. */
  isPeerHeld?: boolean;
  saved?: {
    /** All that `onUpdate` gave, in any order, or what `state` gave and what `onUpdate` gave since. */
    updates?: readonly Uint8Array[];
    /** All that `onEntry` gave, in any order. It is trusted and not verified again. */
    transcript: readonly ChatEntry[];
    confirmed?: number;
  };
  /** To be persisted. */
  onUpdate(update: Bytes): void;
  /** A new line of the transcript, own or verified: to be persisted. A second one of the same author and sequence number replaces the first. */
  onEntry(entry: ChatEntry): void;
  /** The peer has the own entries up to this sequence number: to be persisted. */
  onConfirmed(upTo: number): void;
  slices?: SliceTimer;
}

/** The document that both sides of a session write into. */
export interface SharedDocument {
  readonly chat: Chat;
  /** @param name one of `SharedDocumentOptions.lists` */
  list(name: string): NamedList;
  /** Syncs with an admitted peer until the link is closed; a link from before is closed. */
  connect(options: DocumentLinkOptions): DocumentLink;
  /** The whole document as one update, to take the place of all that were saved. */
  state(): Bytes;
  close(): void;
}

export function createSharedDocument(options: SharedDocumentOptions): SharedDocument {
  const { saved, clock, slices = browserSlices, lists = [] } = options;
  const updates = saved?.updates ?? [];
  // a document that begins anew is filled by the transcript and the peer (DC5)
  const doc = restoreDocument(updates, () => newDocument(lists));
  doc.on('update', (update) => options.onUpdate(update as Bytes));
  const bounds = new DocumentBounds(
    doc,
    updates.reduce((sum, { length }) => sum + length, 0)
  );
  let room: YWebrtcRoom | undefined;
  let closeLink: (() => void) | undefined;
  const chat = new DocumentChat({
    sessionId: options.sessionId,
    role: options.role,
    sign: options.sign,
    verify: options.verify,
    clock,
    slices,
    array: doc.getArray(chatName),
    transcript: saved?.transcript ?? [],
    confirmed: saved?.confirmed ?? 0,
    isPeerHeld: options.isPeerHeld ?? false,
    onEntry: options.onEntry,
    onConfirmed: options.onConfirmed,
    announceTyping: (isTyping) => room?.announceTyping(isTyping)
  });

  const refusedByLists = new Emitter<void>();
  const openLists: { close(): void }[] = [];
  const named = new Map(lists.map((name) => [name, namedList(name)]));

  function namedList(name: string): NamedList {
    const array = doc.getArray(name);
    const changed = new Emitter<void>();
    array.observe(() => changed.emit());
    return {
      get hasAny() {
        return array.length > 0;
      },
      onChange: changed.on,
      open(own) {
        const { sessionId, role } = options;
        // Nobody confirms entries of such a list: one that is missing is put back a few times in each load (DC4).
        const list = new SignedList({ ...own, sessionId, role, clock, slices, array, confirmed: 0 });
        list.onRefused(() => refusedByLists.emit());
        openLists.push(list);
        return list;
      }
    };
  }

  function connect({ signals, receipts, isInitiator, rtc }: DocumentLinkOptions): DocumentLink {
    closeLink?.();
    const changed = new Emitter<void>();
    const trouble = new Emitter<LinkTrouble>();
    let link: ReconnectingLink | undefined;
    let isClosed = false;
    let refused = 0;

    const sendReceipt = (): void => {
      if (chat.receivedUpTo > 0) receipts.send({ upTo: chat.receivedUpTo });
    };
    const noteRefused = (): void => {
      if (++refused > maxRefusedEntries) link?.fail('forged-entries');
    };
    const cleanUps = [
      receipts.onMessage(({ upTo }) => chat.confirm(upTo)),
      chat.onReceived(sendReceipt),
      chat.onRefused(noteRefused),
      refusedByLists.on(noteRefused)
    ];

    function close(): void {
      if (isClosed) return;
      isClosed = true;
      link?.close();
      for (const cleanUp of cleanUps) cleanUp();
      chat.heardTyping(false);
    }

    void openYWebrtcRoom(doc, rtc).then((opened) => {
      if (isClosed) {
        opened.close();
        return;
      }
      room = opened;
      cleanUps.push(() => {
        opened.close();
        if (room === opened) room = undefined;
      });
      link = new ReconnectingLink({
        signals,
        isInitiator,
        clock,
        open: (name, asInitiator, onSignal) =>
          new GuardedConnection(opened.connect(name, asInitiator, onSignal), {
            bounds,
            clock,
            slices,
            onTyping: (isTyping) => chat.heardTyping(isTyping)
          })
      });
      link.onTrouble((why) => trouble.emit(why));
      link.onChange(() => {
        if (link?.isConnected) sendReceipt();
        else chat.heardTyping(false);
        changed.emit();
      });
    });
    sendReceipt();
    closeLink = close;
    return {
      get isConnected() {
        return link?.isConnected ?? false;
      },
      onChange: changed.on,
      onTrouble: trouble.on,
      renew: () => link?.renew(),
      close
    };
  }

  return {
    chat,
    list(name) {
      const list = named.get(name);
      assert(list, `the document has a list ${name}`);
      return list;
    },
    connect,
    state: () => Y.encodeStateAsUpdate(doc) as Bytes,
    close() {
      closeLink?.();
      chat.close();
      for (const list of openLists.splice(0)) list.close();
      doc.destroy();
    }
  };
}

function newDocument(lists: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  // Named before anything is applied, so that no update can choose another type for the name.
  for (const name of [chatName, ...lists]) doc.getArray(name);
  return doc;
}
