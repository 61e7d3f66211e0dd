import {
  columnWidth,
  usualWidths,
  type ColumnChoice,
  type ColumnId
} from '../../../session/settings/list-columns.js';

/** Shows a column at the end, or takes it away; the name always stays. */
export function toggleColumn(choice: ColumnChoice, id: ColumnId): ColumnChoice {
  const isShown = choice.columns.some((column) => column.id === id);
  if (id === 'name') return choice;
  if (!isShown) return { ...choice, columns: [...choice.columns, { id, width: usualWidths[id] }] };
  return {
    columns: choice.columns.filter((column) => column.id !== id),
    sortBy: choice.sortBy === id ? '' : choice.sortBy,
    isDescending: choice.isDescending
  };
}

/** Puts a shown column to another place. */
export function moveColumn(choice: ColumnChoice, id: ColumnId, place: number): ColumnChoice {
  const column = choice.columns.find((one) => one.id === id);
  if (!column) return choice;
  const columns = choice.columns.filter((one) => one !== column);
  columns.splice(Math.max(0, Math.min(place, columns.length)), 0, column);
  return { ...choice, columns };
}

export function resizeColumn(choice: ColumnChoice, id: ColumnId, width: number): ColumnChoice {
  const bounded = Math.round(Math.max(columnWidth.min, Math.min(columnWidth.max, width)));
  return {
    ...choice,
    columns: choice.columns.map((column) => (column.id === id ? { id, width: bounded } : column))
  };
}

/** Up, then down, then as the sessions came. */
export function sortByColumn(choice: ColumnChoice, id: ColumnId): ColumnChoice {
  if (choice.sortBy !== id) return { ...choice, sortBy: id, isDescending: false };
  return choice.isDescending
    ? { ...choice, sortBy: '', isDescending: false }
    : { ...choice, isDescending: true };
}
