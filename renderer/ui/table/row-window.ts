import { clamp } from './scroll-scale.ts';

/** Rows `first` up to, not including, `end`. */
export type RowWindow = { readonly first: number; readonly end: number };

/** How many rows are kept ready above and below what is seen. */
const spare = 10;

/** The rows to have on the page when the content is scrolled by `offset` pixels. */
export function rowWindow(offset: number, viewHeight: number, rowHeight: number, count: number): RowWindow {
  if (rowHeight <= 0 || count === 0) return { first: 0, end: 0 };
  const first = clamp(Math.floor(offset / rowHeight) - spare, 0, count);
  const end = clamp(Math.ceil((offset + viewHeight) / rowHeight) + spare, 0, count);
  return { first: Math.min(first, end), end };
}

/** The offset that shows the row wholly, moving as little as possible from `offset`. */
export function offsetShowing(row: number, offset: number, viewHeight: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < offset) return top;
  return Math.max(offset, top + rowHeight - viewHeight);
}

/** How many rows *page down* moves: a view, less one row to keep one's place. */
export function rowsPerPage(viewHeight: number, rowHeight: number): number {
  return rowHeight <= 0 ? 1 : Math.max(1, Math.floor(viewHeight / rowHeight) - 1);
}
