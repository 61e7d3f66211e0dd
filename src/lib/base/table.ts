/** Names of columns that differ from each other: the second «Field» is «Field 2». */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name} ${number}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/**
 * What stands between the cells of a CSV file: where a number has a comma spreadsheets want a semicolon, as the list
 * separator of these countries is. @param locale BCP 47
 */
export function cellSeparator(locale: string): ',' | ';' {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return decimal?.value === ',' ? ';' : ',';
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-05-04 14:05:01` in the reader's own time, which spreadsheets of every language read as a time. */
export function localTime(at: number): string {
  const date = new Date(at);
  return (
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ` +
    `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
  );
}

/** `UTC+02:00`: how far the reader's own time is from UTC at that moment. */
export function zoneAt(at: number): string {
  const minutes = -new Date(at).getTimezoneOffset();
  const far = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(far / 60))}:${two(far % 60)}`;
}
