import { getContext, setContext } from 'svelte';
import type { Config } from '../../base/config.js';
import type { ConsoleFrame, FeatureHandle } from '../../session/manifest.js';
import type { ConsoleView, TechnicianSessionView } from '../../session/views.js';
import type { LazyOverlayName } from './lazy-overlay-name.js';
import type { Toasts } from '../../ui/toasts.svelte.js';
import { ListState } from './list/list-state.svelte.js';
import type { ConsoleLayout } from './layout.svelte.js';

/** What lies open over the desk; at most one thing at a time. */
export type Overlay =
  | { open: 'nothing' }
  | { open: 'commands' }
  /** `sessionId` is undefined until the first PIN or link makes the session. */
  | { open: 'invitation'; sessionId: string | undefined }
  | { open: 'ending'; sessionId: string }
  /** The page of a feature, at one thing of it. */
  | { open: 'page'; feature: string; at: string | undefined }
  | { open: LazyOverlayName };

/** The console as its technician has it in front of them: the sessions, the arrangement, what lies open. */
export class Desk implements ConsoleFrame {
  readonly view: ConsoleView;
  readonly config: Config;
  readonly layout: ConsoleLayout;
  /** Where customers type a PIN. */
  readonly entryUrl: string;
  readonly toasts: Toasts;
  readonly list = new ListState();
  overlay = $state.raw<Overlay>({ open: 'nothing' });

  constructor(parts: {
    view: ConsoleView;
    config: Config;
    layout: ConsoleLayout;
    entryUrl: string;
    toasts: Toasts;
  }) {
    this.view = parts.view;
    this.config = parts.config;
    this.layout = parts.layout;
    this.entryUrl = parts.entryUrl;
    this.toasts = parts.toasts;
  }

  get unread(): number {
    return this.view.sessions.reduce((sum, { chat }) => sum + chat.unread, 0);
  }

  /** The session whose invitation lies open, so that it is not shown twice. */
  get invited(): string | undefined {
    return this.overlay.open === 'invitation' ? this.overlay.sessionId : undefined;
  }

  select(session: TechnicianSessionView): void {
    this.view.select(session.id);
    this.layout.show('work');
  }

  /** Selects the neighbour of the selected session in the list, around its ends. */
  selectNeighbour(step: 1 | -1): void {
    const { sessions, selected } = this.view;
    const now = sessions.findIndex((session) => session === selected);
    const next = now < 0 ? 0 : (now + step + sessions.length) % sessions.length;
    const session = sessions[next];
    if (session) this.select(session);
  }

  invite(sessionId?: string): void {
    this.overlay = { open: 'invitation', sessionId };
  }

  get technicianName(): string {
    return this.view.technicianName;
  }

  get features(): readonly FeatureHandle[] {
    return this.view.features;
  }

  openPage(feature: string, at?: string): void {
    this.overlay = { open: 'page', feature, at };
  }

  show(panel: Parameters<ConsoleFrame['show']>[0]): void {
    this.layout.show(panel);
  }

  /** Asks before a session is ended, unless the technician has switched that off. */
  askEnd(session: TechnicianSessionView): void {
    if (this.view.settings.values.asksBeforeEnd) this.overlay = { open: 'ending', sessionId: session.id };
    else session.end();
  }

  /** Puts one thing away. A dialog says late that it has closed, when the next may be open already. */
  close(what: Overlay['open']): void {
    if (this.overlay.open === what) this.overlay = { open: 'nothing' };
  }
}

const contextKey = Symbol('desk');

export const setDesk = (desk: Desk): Desk => setContext(contextKey, desk);
export const getDesk = (): Desk => getContext<Desk>(contextKey);
