/** Strong on a white page and on a dark desktop alike; the numbers are on the wire (BD1). */
export const colours = [
  '#e5231b',
  '#f57c00',
  '#ffd21f',
  '#1d9a3c',
  '#1a73e8',
  '#8430ce',
  '#ffffff',
  '#1b1b1b'
] as const;

export const colourNames = ['red', 'orange', 'yellow', 'green', 'blue', 'violet', 'white', 'black'] as const;

/** Of a line, in thousandths of the picture's longer side. */
const widths = [2, 4, 8, 14] as const;

export const colourOf = (index: number): string => colours[index] ?? colours[0];
export const widthOf = (index: number): number => widths[index] ?? widths[1];

/** What stands out against a colour. */
export const contrastOf = (index: number): string => (index === 2 || index === 6 ? '#1b1b1b' : '#ffffff');
