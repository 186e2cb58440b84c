import { type Moment, readMoment, type TimeOddity, type TimeStyle } from './moment.ts';
import type { Row } from './table.ts';

/** Why a row can't be taken: the column and the cell that are the reason, where one is. */
export type Refused = { readonly refused: string; readonly column?: string; readonly value?: string };

export function isRefused(read: object): read is Refused {
  return 'refused' in read;
}

/** How often which oddity was met in a row's times. */
export type Oddities = Partial<Record<TimeOddity, number>>;

/** Reads the cells of a row by field. What is odd about a cell is added to `notes` and named by its column. */
export type CellReader<F extends string> = {
  /** The text as it stands, without spaces around it; null when blank or not mapped. Longer than `most`: shortened, with a note. */
  readonly text: (field: F, most?: number) => string | null;
  readonly moment: (field: F, style: TimeStyle) => Moment;
  /** Yes or no in the usual ways of writing it; `otherwise` when blank or neither. `words`: what else means yes, and then nothing else does. */
  readonly flag: (field: F, otherwise: boolean, words?: readonly string[]) => boolean;
  readonly isMapped: (field: F) => boolean;
  /** A refusal about this field's cell. */
  readonly refuse: (field: F, says: string) => Refused;
  readonly notes: string[];
  readonly oddities: Oddities;
  /** Set when a cell holds letters that couldn't be read. */
  readonly unreadable: () => Refused | null;
};

/** Looks the columns up once for a table; the answer makes a reader for each row of it. */
export function cellsIn<F extends string>(
  headers: readonly string[],
  columns: Readonly<Partial<Record<F, string>>>,
): (row: Row) => CellReader<F> {
  const places = Object.fromEntries(
    Object.entries<string | undefined>(columns).map(([field, header]) => [
      field,
      header === undefined ? -1 : headers.indexOf(header),
    ]),
  ) as Readonly<Partial<Record<F, number>>>;
  return (row) => readerOf(row, places, columns);
}

function readerOf<F extends string>(
  { cells }: Row,
  places: Readonly<Partial<Record<F, number>>>,
  columns: Readonly<Partial<Record<F, string>>>,
): CellReader<F> {
  const notes: string[] = [];
  const oddities: Oddities = {};
  let bad: Refused | null = null;

  const cell = (field: F): string => {
    const place = places[field] ?? -1;
    return place < 0 ? '' : (cells[place] ?? '').trim();
  };
  const refuse = (field: F, says: string): Refused => {
    const column = columns[field];
    return { refused: says, ...(column === undefined ? {} : { column, value: cell(field) }) };
  };
  return {
    notes,
    oddities,
    refuse,
    isMapped: (field) => (places[field] ?? -1) >= 0,
    unreadable: () => bad,
    text: (field, most = 300) => {
      const text = cell(field);
      if (text === '') return null;
      if (text.includes('\0')) bad ??= refuse(field, 'The cell holds a zero character, which no text has.');
      if (text.includes('\uFFFD'))
        bad ??= refuse(field, 'The cell holds letters that the chosen encoding has no meaning for.');
      if (text.length <= most) return text;
      notes.push(`${columns[field]} was shortened to ${most} characters.`);
      // Not through the middle of a letter that takes two.
      return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
    },
    moment: (field, style) => {
      const moment = readMoment(cell(field), style);
      if (moment.odd !== null) oddities[moment.odd] = (oddities[moment.odd] ?? 0) + 1;
      if (moment.note !== null) notes.push(`${columns[field]}: ${moment.note}.`);
      return moment;
    },
    flag: (field, otherwise, words) => {
      const text = cell(field);
      if (text === '') return otherwise;
      if (words !== undefined) return isAmong(words, text);
      if (/^(y|yes|true|t|1|x)$/i.test(text)) return true;
      if (/^(n|no|false|f|0)$/i.test(text)) return false;
      notes.push(`${columns[field]}: "${text}" is neither yes nor no.`);
      return otherwise;
    },
  };
}

/** The whole cell, in any case. */
export function isAmong(words: readonly string[], text: string): boolean {
  const asked = text.toLowerCase();
  return words.some((word) => word.toLowerCase() === asked);
}
