/** Fields of a record that pages before the cut by feature wrote, which are slices of features now. */
export interface OldFields {
  day?: { timeLimit?: unknown; isRestarting?: unknown } | undefined;
  device?: unknown;
  survey?: unknown;
}

/** A slice that is there already is the newer one. */
export function slicesOfOldFields(
  { day, device, survey }: OldFields,
  slices: Record<string, unknown>
): Record<string, unknown> {
  return {
    ...(day?.timeLimit !== undefined && { 'time-limit': day.timeLimit }),
    ...(day?.isRestarting === true && { restart: { isRestarting: true } }),
    ...(device !== undefined && { device: { id: device } }),
    ...(survey !== undefined && { survey: { answers: survey } }),
    ...slices
  };
}
