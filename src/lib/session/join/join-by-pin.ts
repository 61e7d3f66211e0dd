import { every, type Clock } from '../../base/clock.js';
import type { ErrorCode } from '../../base/errors.js';
import { err, ok, type Result } from '../../base/result.js';
import type { RootKey } from '../../handshake/keys.js';
import { roomOf, type Pin } from '../../handshake/pin.js';
import { startGuest, stepGuest, type AnswerBudget } from '../../handshake/rendezvous-guest.js';
import { topicOf } from '../../handshake/rendezvous-messages.js';
import type { RelayPool } from '../../signaling/relay-pool.js';

/** Relays pass ephemeral messages only to who listens at that moment, so an unanswered one is said again. */
const resendEveryMs = 1_000;

interface JoinByPinOptions {
  pool: RelayPool;
  clock: Clock;
  siteId: string;
  pin: Pin;
  budget: AnswerBudget;
  signal: AbortSignal;
  /** `technician`: a relay has our subscription. `proof`: somebody answered for this room number. */
  onStep(step: 'technician' | 'proof'): void;
}

/**
 * The customer's side of the rendezvous on real relays: tries until there is an outcome or `signal` aborts.
 * `undefined` is the outcome of an abort. Rejects with what went wrong where nothing should.
 */
export function joinByPin(options: JoinByPinOptions): Promise<Result<RootKey, ErrorCode> | undefined> {
  const { pool, clock, siteId, pin, budget, signal, onStep } = options;
  const topic = topicOf(siteId, roomOf(pin));
  return new Promise((resolve, reject) => {
    const start = startGuest({ pin, siteId, budget });
    let { guest } = start;
    const apply = (input: Parameters<typeof stepGuest>[1]): void => {
      try {
        const step = stepGuest(guest, input);
        guest = step.guest;
        for (const text of step.send) pool.publish(topic, text);
        if (step.event?.type === 'technician-found') onStep('proof');
        else if (step.event?.type === 'joined') finish(ok(step.event.rootKey));
        else if (step.event?.type === 'failed') finish(err(step.event.error));
      } catch (thrown) {
        fail(thrown);
      }
    };
    const unsubscribe = pool.subscribe(topic, (text) => apply({ type: 'message', text }));
    let stopResending = (): void => undefined;
    const cleanUp = (): void => {
      unsubscribe();
      stopResending();
      signal.removeEventListener('abort', abort);
    };
    const finish = (outcome: Result<RootKey, ErrorCode> | undefined): void => {
      cleanUp();
      resolve(outcome);
    };
    const fail = (thrown: unknown): void => {
      cleanUp();
      reject(thrown);
    };
    const abort = (): void => finish(undefined);
    if (signal.aborted) return finish(undefined);
    signal.addEventListener('abort', abort);
    pool
      .subscribed(topic)
      .then(() => {
        if (signal.aborted) return;
        onStep('technician');
        for (const text of start.send) pool.publish(topic, text);
        stopResending = every(clock, resendEveryMs, () => apply({ type: 'resend' }));
      })
      .catch(fail);
  });
}
