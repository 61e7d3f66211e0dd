/** The nine parts of a picture, row by row. */
export const regions = [
  'top-left',
  'top',
  'top-right',
  'left',
  'middle',
  'right',
  'bottom-left',
  'bottom',
  'bottom-right'
] as const;
export type Region = (typeof regions)[number];
