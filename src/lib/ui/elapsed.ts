/** Milliseconds as a stopwatch shows them: `4:07`, from one hour on `2:04:07`. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const tail = pad(seconds % 60);
  return hours > 0 ? `${hours}:${pad(minutes % 60)}:${tail}` : `${minutes}:${tail}`;
}

/** A session's eight digits in two groups, as they are read to people. */
export const groupedNumber = (number: string): string => number.replace(/^(\d{4})(\d{4})$/, '$1 $2');
