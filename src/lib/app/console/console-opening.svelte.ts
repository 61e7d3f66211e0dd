import type { Clock } from '../../base/clock.js';
import type { Config, ConfigProblem, LoadedConfig } from '../../base/config.js';
import type { Obstacle } from '../../base/obstacle.js';
import { GrowingPauses } from '../../base/growing-pauses.js';
import { ConfigFault } from '../../base/load-config.js';
import type { ConsoleView } from '../../session/views.js';

export type OpeningState =
  | { phase: 'opening' }
  /** The network did not bring `config.json`, or what came cannot be used: it is asked for again. */
  | { phase: 'unreached'; fault: ConfigProblem | undefined }
  | { phase: 'open'; view: ConsoleView; loaded: LoadedConfig }
  /** No session could work here (OP2). */
  | { phase: 'obstacle'; obstacle: Obstacle }
  | { phase: 'failed' };

interface ConsoleOpeningDeps {
  findObstacle(): Obstacle | undefined;
  /** Rejects where the network fails, and with a `ConfigFault`. */
  loadConfig(): Promise<LoadedConfig>;
  openConsole(config: Config): Promise<ConsoleView>;
  clock: Pick<Clock, 'after'>;
}

/** The way to an open console: with the shop's own settings, or not at all (CF2). */
export class ConsoleOpening {
  readonly #deps: ConsoleOpeningDeps;
  readonly #pauses: GrowingPauses;
  #state = $state.raw<OpeningState>({ phase: 'opening' });
  #isAsking = false;

  constructor(deps: ConsoleOpeningDeps) {
    this.#deps = deps;
    this.#pauses = new GrowingPauses(deps.clock);
  }

  get state(): OpeningState {
    return this.#state;
  }

  /** Asks now, and again after growing pauses until there is an answer. Rejects where the console cannot be opened. */
  async ask(): Promise<void> {
    if (this.#isAsking || this.#state.phase === 'open') return;
    const obstacle = this.#deps.findObstacle();
    if (obstacle) {
      this.#state = { phase: 'obstacle', obstacle };
      return;
    }
    this.#isAsking = true;
    this.#pauses.stop();
    try {
      const loaded = await this.#deps.loadConfig().catch((thrown: unknown) => ({
        fault: thrown instanceof ConfigFault ? thrown.problem : undefined
      }));
      if ('config' in loaded) {
        this.#state = { phase: 'open', view: await this.#deps.openConsole(loaded.config), loaded };
        return;
      }
      this.#state = { phase: 'unreached', fault: loaded.fault };
      this.#pauses.wait(() => void this.ask());
    } catch (thrown) {
      this.#state = { phase: 'failed' };
      throw thrown;
    } finally {
      this.#isAsking = false;
    }
  }

  stop(): void {
    this.#pauses.stop();
  }
}
