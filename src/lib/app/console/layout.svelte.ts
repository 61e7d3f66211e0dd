export type Panel = 'sessions' | 'work' | 'conversation';
export type SidePanel = Exclude<Panel, 'work'>;

interface Side {
  /** CSS pixels. */
  width: number;
  isNarrowed: boolean;
}

type Sides = Record<SidePanel, Side>;

export const widthLimits: Record<SidePanel, { min: number; usual: number; max: number }> = {
  sessions: { min: 200, usual: 288, max: 960 },
  conversation: { min: 260, usual: 352, max: 640 }
};

const storageKey = 'console-layout';

/** How the technician has arranged the three panels. Kept in this browser; without storage, until the reload. */
export class ConsoleLayout {
  /** The panel that a narrow window shows. */
  panel = $state<Panel>('sessions');
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  #sides = $state.raw<Sides>(usualSides());

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> | undefined) {
    this.#storage = storage;
    this.#sides = readSides(storage?.getItem(storageKey));
  }

  side(panel: SidePanel): Readonly<Side> {
    return this.#sides[panel];
  }

  resize(panel: SidePanel, width: number): void {
    const { min, max } = widthLimits[panel];
    this.#change(panel, { width: Math.min(max, Math.max(min, Math.round(width))), isNarrowed: false });
  }

  reset(panel: SidePanel): void {
    this.resize(panel, widthLimits[panel].usual);
  }

  toggle(panel: SidePanel): void {
    const { width, isNarrowed } = this.#sides[panel];
    this.#change(panel, { width, isNarrowed: !isNarrowed });
  }

  /** Makes sure that a panel can be seen, in wide and in narrow windows. */
  show(panel: Panel): void {
    this.panel = panel;
    if (panel !== 'work' && this.#sides[panel].isNarrowed) this.toggle(panel);
  }

  #change(panel: SidePanel, side: Side): void {
    this.#sides = { ...this.#sides, [panel]: side };
    try {
      this.#storage?.setItem(storageKey, JSON.stringify(this.#sides));
    } catch {
      // storage full: the arrangement holds until the reload
    }
  }
}

function usualSides(): Sides {
  return {
    sessions: { width: widthLimits.sessions.usual, isNarrowed: false },
    conversation: { width: widthLimits.conversation.usual, isNarrowed: false }
  };
}

/** What was stored, as far as it makes sense: another version may have written it. */
function readSides(text: string | null | undefined): Sides {
  const sides = usualSides();
  if (!text) return sides;
  try {
    const stored = JSON.parse(text) as Partial<Record<SidePanel, Partial<Side>>> | null;
    for (const panel of ['sessions', 'conversation'] as const) {
      const { min, max } = widthLimits[panel];
      const { width, isNarrowed } = stored?.[panel] ?? {};
      if (typeof width === 'number' && width >= min && width <= max) sides[panel].width = width;
      sides[panel].isNarrowed = isNarrowed === true;
    }
  } catch {
    // not ours
  }
  return sides;
}
