import { type Moment, readMoment, type TimeStyle } from './moment.ts';
import type { Row } from './table.ts';

/** Reads the cells of one row by field. What is odd about a cell is added to `notes` and named by its column. */
export type CellReader<F extends string> = {
  /** The text as it stands; null when blank or not mapped. Longer than `most` characters: shortened, with a note. */
  readonly text: (field: F, most?: number) => string | null;
  readonly moment: (field: F, style: TimeStyle) => Moment;
  /** Yes or no in the usual ways of writing it; `otherwise` when blank or neither. */
  readonly flag: (field: F, otherwise: boolean) => boolean;
  readonly notes: string[];
};

export function cellReader<F extends string>(
  row: Row,
  columns: Readonly<Partial<Record<F, string>>>,
): CellReader<F> {
  const notes: string[] = [];
  const cell = (field: F) => {
    const header = columns[field];
    return header === undefined ? '' : (row.cells.get(header) ?? '');
  };
  return {
    text: (field, most = 300) => {
      const text = cell(field);
      if (text.length > most) notes.push(`${columns[field]} was shortened to ${most} characters.`);
      return text === '' ? null : text.slice(0, most);
    },
    moment: (field, style) => {
      const moment = readMoment(cell(field), style);
      if (moment.note !== null) notes.push(`${columns[field]}: ${moment.note}.`);
      return moment;
    },
    flag: (field, otherwise) => {
      const text = cell(field);
      if (/^(y|yes|true|t|1|x)$/i.test(text)) return true;
      if (/^(n|no|false|f|0)$/i.test(text)) return false;
      if (text !== '') notes.push(`${columns[field]}: "${text}" is neither yes nor no.`);
      return otherwise;
    },
    notes,
  };
}
