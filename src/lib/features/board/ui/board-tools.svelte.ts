import type { LiveStroke, Pen, Pointer, Tool } from '../shared/board-view.js';

/** What a hand on the picture does: `off` leaves it to the picture itself. */
export type HandMode = 'off' | 'draw' | 'erase' | 'laser';

/** What is in the hand, and what it is doing. */
export class BoardTools {
  mode = $state<HandMode>('off');
  tool = $state<Tool>('pen');
  colour = $state(0);
  width = $state(1);
  /** Seconds; 0 stays. */
  fades = $state(0);
  /** Not by runes: it changes with every movement. */
  drawn: LiveStroke | undefined;
  pointer: Pointer | undefined;

  toggle(mode: Exclude<HandMode, 'off'>): void {
    this.mode = this.mode === mode ? 'off' : mode;
  }

  penOn(surface: string): Pen {
    const { tool, colour, width, fades } = this;
    return { surface, tool, colour, width, fades };
  }
}
