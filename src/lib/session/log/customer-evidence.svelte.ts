import type { Clock } from '../../base/clock.js';
import type { Conversation } from '../conversation.svelte.js';
import type { ReportFile } from '../records/report.js';
import type { Summary } from '../views.js';

interface Options {
  conversation: Conversation;
  clock: Clock;
  facts(): { name: string; technicianName: string; createdAt: number };
}

/**
 * What a customer can keep of a session: its signed report. The code is fetched at the end; without it there is no
 * report, and everything else goes on.
 */
export class CustomerEvidence {
  readonly #options: Options;
  #report = $state.raw<ReportFile | undefined>();
  #agreement: Promise<{ settled(): Promise<void> } | undefined> = Promise.resolve(undefined);

  constructor(options: Options) {
    this.#options = options;
  }

  get report(): ReportFile | undefined {
    return this.#report;
  }

  /** Of a session that was halted: this side alone signs. */
  keep(summary: Summary): void {
    void this.#keep(summary).catch(() => undefined);
  }

  /** Of a session that is over: both sides sign what they have in common. Called while the keys are still in memory. */
  conclude(summary: Summary): void {
    this.#agreement = this.#conclude(summary).catch(() => undefined);
  }

  /** The other side has signed, or will not any more. */
  async settled(): Promise<void> {
    await (await this.#agreement)?.settled();
  }

  async #keep(summary: Summary): Promise<void> {
    const { conversation, facts } = this.#options;
    const { customerReport } = await import('../records/customer-report.js');
    this.#report = customerReport(conversation, { ...facts(), summary });
  }

  async #conclude(summary: Summary) {
    const { conversation, clock, facts } = this.#options;
    const { concludeCustomer } = await import('../records/customer-report.js');
    const onReport = (report: ReportFile): void => void (this.#report = report);
    return concludeCustomer(conversation, { ...facts(), summary }, clock, onReport);
  }
}
