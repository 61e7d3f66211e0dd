import { announceLostPart } from './lost-part.js';
import { trustedScript } from './trusted-script.js';

/**
 * A worker of the own site, started as the pages' policy wants it. Named like what it stands for, because Vite finds
 * and bundles workers by this name.
 */
export class Worker extends globalThis.Worker {
  constructor(url: URL, options: WorkerOptions) {
    super(trustedScript(url), options);
    // before it has said anything: perhaps it never came
    this.addEventListener('error', announceLostPart);
    this.addEventListener('message', () => this.removeEventListener('error', announceLostPart), {
      once: true
    });
  }
}

/** The first answer of a worker that was asked something, which ends it. Rejects when its file does not come. */
export async function firstAnswer(worker: globalThis.Worker): Promise<void> {
  await new Promise((resolve, reject) => {
    worker.addEventListener('message', resolve, { once: true });
    worker.addEventListener('error', reject, { once: true });
  }).finally(() => worker.terminate());
}
