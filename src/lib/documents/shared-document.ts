import * as Y from 'yjs';
import type { Bytes } from '../base/bytes.js';
import type { Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import type { Role } from '../base/roles.js';
import type { Board, BoardOptions, DocumentBoard } from './board.js';
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
import { openYWebrtcRoom, type YWebrtcRoom } from './y-webrtc-room.js';

/** What a peer may put into the lists during one link without its being an entry that it signed. */
const maxRefusedEntries = 100;

const chatName = 'chat';
const boardName = 'board';

/** Signatures for another purpose than the chat's, so that no entry of one can pass as one of the other. */
export type OpenBoardOptions = Pick<BoardOptions, 'sign' | 'verify' | 'transcript' | 'onEntry'>;

export interface SharedDocumentOptions {
  /** Part of what is signed: an entry of one session is worth nothing in another. */
  sessionId: string;
  role: Role;
  /** An Ed25519 signature of 64 bytes with this side's key. */
  sign(bytes: Bytes): Bytes;
  /** With the key of `author`, which may be this side; false as long as that key is not known. */
  verify(author: Role, bytes: Bytes, signature: Uint8Array): boolean;
  clock: Clock;
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
  /** True once there is anything on the board, whoever it is from and whether or not it is good. */
  readonly hasBoard: boolean;
  /** `hasBoard` may have become true. */
  readonly onBoardChange: Listenable<void>;
  /** Loads what is needed for the board, which lives as long as the document. To be called once. */
  openBoard(options: OpenBoardOptions): Promise<Board>;
  /** Syncs with an admitted peer until the link is closed; a link from before is closed. */
  connect(options: DocumentLinkOptions): DocumentLink;
  /** The whole document as one update, to take the place of all that were saved. */
  state(): Bytes;
  close(): void;
}

export function createSharedDocument(options: SharedDocumentOptions): SharedDocument {
  const { saved, clock, slices = browserSlices } = options;
  const updates = saved?.updates ?? [];
  // a document that begins anew is filled by the transcript and the peer (DC5)
  const doc = restoreDocument(updates, newDocument);
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

  const boardArray = doc.getArray(boardName);
  const boardChanged = new Emitter<void>();
  const boardRefused = new Emitter<void>();
  boardArray.observe(() => boardChanged.emit());
  let board: DocumentBoard | undefined;

  async function openBoard(own: OpenBoardOptions): Promise<Board> {
    const { DocumentBoard } = await import('./board.js');
    const { sessionId, role } = options;
    board = new DocumentBoard({ ...own, sessionId, role, clock, slices, array: boardArray });
    board.onRefused(() => boardRefused.emit());
    return board;
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
      boardRefused.on(noteRefused)
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
    get hasBoard() {
      return boardArray.length > 0;
    },
    onBoardChange: boardChanged.on,
    openBoard,
    connect,
    state: () => Y.encodeStateAsUpdate(doc) as Bytes,
    close() {
      closeLink?.();
      chat.close();
      board?.close();
      doc.destroy();
    }
  };
}

function newDocument(): Y.Doc {
  const doc = new Y.Doc();
  // Named before anything is applied, so that no update can choose another type for the name.
  for (const name of [chatName, boardName]) doc.getArray(name);
  return doc;
}
