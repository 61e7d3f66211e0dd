import type { Page } from './page.js';

export interface Conversation {
  /** What was written, in the order of the page. */
  lines: string[];
  /** What happened, by id. */
  events: string[];
}

/**
 * The whole conversation: its list lays out only what is in sight, so it is scrolled through. Lines are told by their
 * form, `technician line 1.`
 */
export const readConversation = (page: Page): Promise<Conversation> =>
  page.evaluate(async () => {
    const list = document.querySelector('[role=log]')!;
    const lines = new Map<string, string>();
    const events: string[] = [];
    const seen = new Set<string>();
    const painted = (): Promise<unknown> =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    list.scrollTop = 0;
    for (let wasAtEnd = false; !wasAtEnd;) {
      await painted();
      for (const message of list.querySelectorAll<HTMLElement>('[data-message-id]')) {
        const id = message.dataset['messageId']!;
        if (seen.has(id)) continue;
        seen.add(id);
        const line = /(technician|customer) line \d+\./.exec(message.innerText)?.[0];
        if (message.dataset['author'] === 'system') events.push(id);
        else if (line !== undefined) lines.set(id, line);
      }
      wasAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
      list.scrollTop += list.clientHeight / 2;
    }
    list.scrollTop = list.scrollHeight;
    await painted();
    return { lines: [...lines.values()], events };
  }, undefined);
