import type { FeatureContext, Permission, PowerPhase } from '../../../session/feature.js';
import type { StageScreenView } from '../../screen/index.js';
import type { facts } from '../facts.js';

/** The power to zoom each of the shared tabs. */
export class TabZooms {
  readonly #powers: FeatureContext<typeof facts>['powers'];
  readonly #off: () => void;
  /** The newest question, or grant, on each screen. */
  #all = $state.raw<readonly Permission[]>([]);

  constructor({ powers }: Pick<FeatureContext<typeof facts>, 'powers'>) {
    this.#powers = powers;
    this.#off = powers.onFound((permission) => this.#add(permission));
  }

  phaseOf(screen: StageScreenView): PowerPhase {
    return this.#of(screen)?.phase ?? 'none';
  }

  /** It was refused because the customer has blackened parts, which a zoom would move from below their boxes. */
  isCovered(screen: StageScreenView): boolean {
    const state = this.#of(screen)?.state;
    return state?.phase === 'refused' && state.trouble === 'boxes';
  }

  ask(screen: StageScreenView): void {
    const phase = this.phaseOf(screen);
    if (!screen.permission || phase === 'asking' || phase === 'granted') return;
    const permission = this.#powers.ask('control-tab', { base: screen.permission });
    if (permission) this.#add(permission);
  }

  zoom(screen: StageScreenView, step: 'in' | 'out' | 'reset'): void {
    if (this.phaseOf(screen) === 'granted') screen.zoomTab(step);
  }

  close(): void {
    this.#off();
  }

  #of({ permission }: StageScreenView): Permission | undefined {
    return permission && this.#all.find(({ base }) => base === permission);
  }

  #add(permission: Permission): void {
    const { base } = permission;
    this.#all = [...this.#all.filter((other) => other.base !== base && !other.base?.isOver), permission];
  }
}
