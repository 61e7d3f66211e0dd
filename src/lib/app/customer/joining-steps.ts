import type { ErrorCode } from '../../base/errors.js';
import type { JoinStep } from '../../session/views.js';

export const joinSteps = [
  'relay',
  'technician',
  'proof',
  'connection'
] as const satisfies readonly JoinStep[];

export type StepState = 'done' | 'now' | 'todo';

export const stateOf = (step: JoinStep, present: JoinStep): StepState => {
  const distance = joinSteps.indexOf(step) - joinSteps.indexOf(present);
  return distance < 0 ? 'done' : distance === 0 ? 'now' : 'todo';
};

/** What a customer can look at while a step does not come to an end, in the order of the way. */
export type CheckFinding =
  'online' | 'offline' | 'relay' | 'noRelay' | 'technician' | 'noTechnician' | 'noConnection';

/**
 * The connection check: what is known to work on the way to the technician, and last what does not.
 * @param trouble what the session itself has found out about the step, if anything
 */
export function checkConnection(
  step: JoinStep,
  trouble: ErrorCode | undefined,
  device: 'online' | 'offline'
): CheckFinding[] {
  if (device === 'offline') return ['offline'];
  if (step === 'relay' || trouble === 'no-relay') return ['online', 'noRelay'];
  if (step === 'connection' || trouble === 'network-blocked') {
    return ['online', 'relay', 'technician', 'noConnection'];
  }
  return ['online', 'relay', 'noTechnician'];
}
