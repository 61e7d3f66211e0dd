/** Columns of the session list, in the order of SES-05. */
export const columnIds = [
  'name',
  'number',
  'status',
  'time',
  'channel',
  'field1',
  'field2',
  'transferred-by'
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface Column {
  id: ColumnId;
  /** CSS pixels. */
  width: number;
}

export interface ColumnChoice {
  /** Those that are shown, in their order. */
  columns: readonly Column[];
  sortBy: ColumnId | '';
  isDescending: boolean;
}

export const columnWidth = { min: 48, max: 480 };

export const usualWidths: Record<ColumnId, number> = {
  name: 150,
  number: 88,
  status: 116,
  time: 64,
  channel: 100,
  field1: 110,
  field2: 110,
  'transferred-by': 120
};

export const usualColumns: ColumnChoice = {
  columns: (['name', 'status', 'time', 'number'] as const).map((id) => ({ id, width: usualWidths[id] })),
  sortBy: '',
  isDescending: false
};

const isColumnId = (value: unknown): value is ColumnId => columnIds.some((id) => id === value);

export function isColumnChoice(value: unknown): value is ColumnChoice {
  if (typeof value !== 'object' || value === null) return false;
  const { columns, sortBy, isDescending } = value as Partial<ColumnChoice>;
  if (!Array.isArray(columns) || columns.length === 0 || typeof isDescending !== 'boolean') return false;
  const ids = new Set<unknown>();
  const areGood = columns.every((column: unknown) => {
    if (typeof column !== 'object' || column === null) return false;
    const { id, width } = column as Partial<Column>;
    const isNew = isColumnId(id) && !ids.has(id);
    ids.add(id);
    return isNew && typeof width === 'number' && width >= columnWidth.min && width <= columnWidth.max;
  });
  return areGood && ids.has('name') && (sortBy === '' || isColumnId(sortBy));
}
