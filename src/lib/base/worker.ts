import { announceLostPart, announceMissedPart } from './lost-part.js';
import { trustedScript } from './trusted-script.js';

/**
 * A worker of the own site, started as the pages' policy wants it. Named like what it stands for, because Vite finds
 * and bundles workers by this name.
 */
export class Worker extends globalThis.Worker {
  constructor(url: URL, options: WorkerOptions) {
    super(trustedScript(url), options);
    ifNeverCame(this, announceLostPart);
  }
}

/** For a worker that something waits for: the page says so when it never comes (UP2). */
export function awaited(worker: Worker): Worker {
  ifNeverCame(worker, announceMissedPart);
  return worker;
}

/** An error of a worker that has not said anything yet: perhaps it never came. */
function ifNeverCame(worker: Worker, tell: () => void): void {
  worker.addEventListener('error', tell);
  worker.addEventListener('message', () => worker.removeEventListener('error', tell), { once: true });
}

/** The first answer of a worker that was asked something, which ends it. Rejects when its file does not come. */
export async function firstAnswer(worker: globalThis.Worker): Promise<void> {
  await new Promise((resolve, reject) => {
    worker.addEventListener('message', resolve, { once: true });
    worker.addEventListener('error', reject, { once: true });
  }).finally(() => worker.terminate());
}
