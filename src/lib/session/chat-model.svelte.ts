import type { ErrorCode } from '../base/errors.js';
import { err, ok, type Result } from '../base/result.js';
import type { Role } from '../base/roles.js';
import { maxMessageBytes, type Chat, type ChatEntry } from '../documents/chat.js';
import type { SessionLog } from './log/session-log.js';
import type { ChatEntryView, ChatView, LogEntry } from './views.js';

/** Log lines that both sides want to see between the messages. */
export const chatEvents: ReadonlySet<string> = new Set([
  'customer-joined',
  'technician-joined',
  'started',
  'held',
  'chat-off',
  'chat-on',
  'resumed',
  'lost',
  'back',
  'customer-renamed',
  'technician-renamed',
  'screen-asked',
  'screen-declined',
  'screen-withdrawn',
  'screen-started',
  'screen-paused',
  'screen-resumed',
  'screen-stopped-by-customer',
  'screen-stopped-by-technician',
  'screen-stopped-by-browser',
  'screen-lost',
  'ended-by-technician',
  'ended-by-customer',
  'ended-by-time'
]);

interface ChatModelOptions {
  role: Role;
  chat: Chat;
  log: SessionLog;
  draft: string;
  /** Messages of the peer that were read before a reload. */
  read: number;
  onSaved(): void;
}

/** The chat as a page shows it: verified messages and what happened in between, in one order. */
export class ChatModel implements ChatView {
  readonly maxBytes = maxMessageBytes;
  readonly #role: Role;
  readonly #chat: Chat;
  readonly #onSaved: () => void;
  readonly #views = new Map<string, ChatEntryView>();
  readonly #cleanUps: (() => void)[];
  #events: readonly LogEntry[];
  #entries = $state.raw<readonly ChatEntryView[]>([]);
  #received = $state(0);
  #read = $state(0);
  #isPeerTyping = $state(false);
  #isConnected = $state(false);
  #draft = $state('');
  #isOff = $state(false);

  constructor({ role, chat, log, draft, read, onSaved }: ChatModelOptions) {
    this.#role = role;
    this.#chat = chat;
    this.#draft = draft;
    this.#read = read;
    this.#onSaved = onSaved;
    this.#events = log.entries.filter(({ kind }) => chatEvents.has(kind));
    this.#cleanUps = [
      chat.onChange(() => this.#refresh()),
      log.onAdded((entry) => {
        if (!chatEvents.has(entry.kind)) return;
        this.#events = [...this.#events, entry];
        this.#refresh();
      })
    ];
    this.#refresh();
  }

  get entries(): readonly ChatEntryView[] {
    return this.#entries;
  }

  get unread(): number {
    return Math.max(0, this.#received - this.#read);
  }

  get read(): number {
    return this.#read;
  }

  get isPeerTyping(): boolean {
    return this.#isPeerTyping;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  get draft(): string {
    return this.#draft;
  }

  set draft(text: string) {
    if (text === this.#draft) return;
    this.#draft = text;
    this.#onSaved();
  }

  /** The technician has turned this side's box off. */
  get isOff(): boolean {
    return this.#isOff;
  }

  switch(isOff: boolean): void {
    this.#isOff = isOff;
  }

  send(text: string): Result<void, ErrorCode> {
    if (this.#isOff) return err('chat-off');
    const sent = this.#chat.send(text);
    if (!sent.ok) return sent;
    this.draft = '';
    return ok(undefined);
  }

  noteTyping(): void {
    this.#chat.noteTyping();
  }

  markRead(): void {
    if (this.#read === this.#received) return;
    this.#read = this.#received;
    this.#onSaved();
  }

  setConnected(isConnected: boolean): void {
    this.#isConnected = isConnected;
  }

  close(): void {
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #refresh(): void {
    const messages = this.#chat.entries;
    const merged: ChatEntryView[] = [];
    let received = 0;
    let event = 0;
    for (const message of messages) {
      for (let next = this.#events[event]; next && next.at <= message.at; next = this.#events[++event]) {
        merged.push(this.#eventView(next));
      }
      if (message.author !== this.#role) received++;
      merged.push(this.#messageView(message));
    }
    for (const rest of this.#events.slice(event)) merged.push(this.#eventView(rest));
    this.#entries = merged;
    this.#received = received;
    this.#isPeerTyping = this.#chat.isPeerTyping;
  }

  #messageView(message: ChatEntry): ChatEntryView {
    const isOwn = message.author === this.#role;
    const delivery = isOwn
      ? message.seq <= this.#chat.deliveredUpTo
        ? ('delivered' as const)
        : ('sending' as const)
      : undefined;
    const known = this.#views.get(message.id);
    if (known && known.delivery === delivery && known.at === message.at) return known;
    const { id, author, at, text } = message;
    const view: ChatEntryView = { id, author, at, text, event: undefined, delivery };
    this.#views.set(id, view);
    return view;
  }

  #eventView(event: LogEntry): ChatEntryView {
    const known = this.#views.get(event.id);
    if (known) return known;
    const view: ChatEntryView = {
      id: event.id,
      author: 'system',
      at: event.at,
      text: '',
      event,
      delivery: undefined
    };
    this.#views.set(event.id, view);
    return view;
  }
}
