/** A moment; in UTC wherever it is written down. */
export type Moment = { readonly at: number };
/** A share of 1. */
export type Share = { readonly share: number };

/** What a cell can hold; null is empty. */
export type Cell = string | number | Moment | Share | null;

/** One table of an export: a sheet of the workbook, a CSV file of its own. */
export type Table = {
  readonly name: string;
  /** `width` in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
};

export const moment = (at: number | null): Moment | null => (at === null ? null : { at });
export const share = (value: number | null): Share | null => (value === null ? null : { share: value });

export function isMoment(cell: Cell): cell is Moment {
  return typeof cell === 'object' && cell !== null && 'at' in cell;
}

export function isShare(cell: Cell): cell is Share {
  return typeof cell === 'object' && cell !== null && 'share' in cell;
}

/** Heads of a table, each with its width. */
export function columns(...all: readonly (readonly [title: string, width: number])[]): Table['columns'] {
  return all.map(([title, width]) => ({ title, width }));
}
