/** Numbers, times and durations as written in one language. Times are milliseconds since the epoch. */
export interface Formats {
  /** BCP 47: the language, with the region of the reader's browser where that speaks it. */
  readonly locale: string;
  /** The reader's own time zone by its name, as `Europe/Berlin`. */
  readonly zone: string;
  time(at: number): string;
  timeWithSeconds(at: number): string;
  date(at: number): string;
  dateTime(at: number): string;
  /** `1 hr, 2 min` of milliseconds; seconds are told below one hour only. */
  duration(ms: number): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** @param locale the language, and the region whose way to write it is wanted */
export function formatsIn(locale: string): Formats {
  // making an Intl object is slow: one of each kind, made when first asked for
  const made = new Map<string, Intl.DateTimeFormat>();
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
    made.set(key, format);
    return format;
  };
  const number = (value: number, options?: Intl.NumberFormatOptions): string =>
    // a unit stays on the line of its number: several languages have a plain space there
    new Intl.NumberFormat(locale, options).format(value).replaceAll(' ', '\u00a0');
  const unit = (value: number, name: 'hour' | 'minute' | 'second'): string =>
    number(value, { style: 'unit', unit: name, unitDisplay: 'short' });

  return {
    locale,
    get zone() {
      return dates({}).resolvedOptions().timeZone;
    },
    time: (at) => dates({ timeStyle: 'short' }).format(at),
    timeWithSeconds: (at) => dates({ timeStyle: 'medium' }).format(at),
    date: (at) => dates({ dateStyle: 'medium' }).format(at),
    dateTime: (at) => dates({ dateStyle: 'medium', timeStyle: 'short' }).format(at),
    duration(ms) {
      const rounded = Math.max(0, Math.round(ms / 1000) * 1000);
      const hours = Math.floor(rounded / hourMs);
      const minutes = Math.floor((rounded % hourMs) / minuteMs);
      const seconds = (rounded % minuteMs) / 1000;
      const parts: string[] = [];
      if (hours > 0) parts.push(unit(hours, 'hour'));
      if (minutes > 0) parts.push(unit(minutes, 'minute'));
      if (hours === 0 && (seconds > 0 || minutes === 0)) parts.push(unit(seconds, 'second'));
      return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(parts);
    },
    number
  };
}
