import { expect } from 'vitest';
import { pressedAt, seenAt, watch } from '../bench/stopwatch.js';
import { seeStrokes, stroke } from '../support/board.js';
import { readConversation } from '../support/conversation.js';
import { seeDelivered, sendChat, type Sides } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { sides as names } from './network.js';

/** People do not write faster. */
const pauseMs = 400;

/** Both sides write numbered lines while something happens to the network; at the end both must have all of them. */
export class Talk {
  readonly #sides: Sides;
  readonly #lines: string[] = [];
  readonly #eventsBefore: Promise<string[][]>;
  #marks = 0;

  constructor(sides: Sides) {
    this.#sides = sides;
    this.#eventsBefore = Promise.all(names.map(async (side) => (await readConversation(sides[side])).events));
  }

  /** Writes on both sides for so long. */
  async goOnFor(ms: number): Promise<void> {
    const end = Date.now() + ms;
    while (Date.now() < end) {
      await this.say();
      await pause(pauseMs);
    }
  }

  /** One line from each side. */
  async say(): Promise<void> {
    for (const side of names) await sendChat(this.#sides[side], this.#next(side));
  }

  /** A line there and one back. @returns milliseconds from Enter to the line on the other page, for each */
  async measure(rounds: number): Promise<number[]> {
    const took: number[] = [];
    for (let round = 0; round < rounds; round++)
      for (const [side, other] of [names, [...names].reverse()] as const) {
        const [from, to] = [this.#sides[side], this.#sides[other]];
        const text = this.#next(side);
        await from.fill('chat-input', text);
        await watch(to, { target: 'chat-message', text }, 60_000);
        await from.press('Enter');
        took.push((await seenAt(to)) - (await pressedAt(from)));
        await seeDelivered(from, text);
      }
    return took;
  }

  /** A mark from each side, on the board. */
  async draw(): Promise<void> {
    for (const side of names) {
      const y = (this.#marks++ % 8) / 10 + 0.1;
      await stroke(this.#sides[side], [
        [0.3, y],
        [0.5, y],
        [0.7, y]
      ]);
    }
  }

  /** Milliseconds until a new line from each side has arrived at the other. */
  async untilHeard(): Promise<number> {
    const start = Date.now();
    await this.say();
    const [technician, customer] = this.#lines.slice(-2) as [string, string];
    await Promise.all([seeLine(this.#sides.customer, technician), seeLine(this.#sides.technician, customer)]);
    return Date.now() - start;
  }

  /** What both pages have, once they have said that the last lines arrived. */
  async account(): Promise<Account> {
    const { technician, customer } = this.#sides;
    await this.untilHeard();
    for (const [at, side] of names.entries())
      await seeDelivered(this.#sides[side], this.#lines.slice(-2)[at]!);
    const pages = await Promise.all([readConversation(technician), readConversation(customer)]);
    const before = await this.#eventsBefore;
    if (this.#marks > 0)
      await Promise.all([technician, customer].map((page) => seeStrokes(page, this.#marks)));
    return {
      written: [...this.#lines],
      technician: pages[0].lines,
      customer: pages[1].lines,
      lostEvents: pages.flatMap(({ events }, at) => before[at]!.filter((id) => !events.includes(id)))
    };
  }

  get counted(): string {
    return `${this.#lines.length} lines${this.#marks > 0 ? `, ${this.#marks} marks` : ''}`;
  }

  #next(side: string): string {
    const line = `${side} line ${this.#lines.length + 1}.`;
    this.#lines.push(line);
    return line;
  }
}

/** The lines, as they were written and as each page has them in the end. */
interface Account {
  written: string[];
  technician: string[];
  customer: string[];
  /** Lines of a log that were there at the beginning. */
  lostEvents: string[];
}

/** Both pages have every line once and in the same order, every mark, and no event of theirs is gone. */
export async function expectNothingLost(talk: Talk): Promise<void> {
  const { written, technician, customer, lostEvents } = await talk.account();
  expect(technician).toEqual(customer);
  expect([...technician].sort()).toEqual(written.sort());
  expect(lostEvents).toEqual([]);
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const seeLine = (page: Page, text: string): Promise<unknown> =>
  page.until(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('[data-testid=chat-message]')].some((message) =>
        message.innerText.includes(wanted)
      ),
    text,
    { timeoutMs: 90_000 }
  );

/** A board that both can draw on. */
export async function openBoard({ technician, customer }: Sides): Promise<void> {
  await technician.click('open-board');
  await Promise.all([technician.see('board'), customer.see('board', { timeoutMs: 30_000 })]);
  await customer.click('draw');
}
