/** What stands for `{customer}` and the like in a reply. */
export interface PlaceholderValues {
  customer: string;
  technician: string;
  date: string;
  time: string;
  number: string;
}

export const placeholderNames = [
  'customer',
  'technician',
  'date',
  'time',
  'number'
] as const satisfies readonly (keyof PlaceholderValues)[];

/** Fills in one pass: what a value contains is no placeholder. An unknown one stays as it is. */
export const fillPlaceholders = (text: string, values: PlaceholderValues): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    (placeholderNames as readonly string[]).includes(name) ? values[name as keyof PlaceholderValues] : whole
  );
