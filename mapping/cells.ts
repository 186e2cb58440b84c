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

/**
 * Looks the columns up once for a table. The answer is one reader that goes from row to row, because a new one for each row
 * cost more than reading it: what it was asked about a row, it answers before the next.
 */
export function cellsIn<F extends string>(
  headers: readonly string[],
  columns: Readonly<Partial<Record<F, string>>>,
): (row: Row) => CellReader<F> {
  const places = new Map<string, number>();
  for (const [field, header] of Object.entries<string | undefined>(columns))
    places.set(field, header === undefined ? -1 : headers.indexOf(header));
  let cells: readonly string[] = [];
  let isSuspect = false;
  let bad: Refused | null = null;

  const cell = (field: F): string => {
    const place = places.get(field) ?? -1;
    return place < 0 ? '' : trimmed(cells[place] ?? '');
  };
  const refuse = (field: F, says: string): Refused => {
    const column = columns[field];
    return { refused: says, ...(column === undefined ? {} : { column, value: cell(field) }) };
  };
  const reader: Moving<CellReader<F>> = {
    notes: [],
    oddities: {},
    refuse,
    isMapped: (field) => (places.get(field) ?? -1) >= 0,
    unreadable: () => bad,
    text: (field, most = 300) => {
      const text = cell(field);
      if (text === '') return null;
      if (isSuspect) bad ??= faultOf(field, text);
      if (text.length <= most) return text;
      reader.notes.push(`${columns[field]} was shortened to ${most} characters.`);
      // Not through the middle of a letter that takes two.
      return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
    },
    moment: (field, style) => {
      const moment = readMoment(cell(field), style);
      if (moment.odd !== null) reader.oddities[moment.odd] = (reader.oddities[moment.odd] ?? 0) + 1;
      if (moment.note !== null) reader.notes.push(`${columns[field]}: ${moment.note}.`);
      return moment;
    },
    flag: (field, otherwise, words) => {
      const text = cell(field);
      if (text === '') return otherwise;
      if (words !== undefined) return isAmong(words, text);
      if (/^(y|yes|true|t|1|x)$/i.test(text)) return true;
      if (/^(n|no|false|f|0)$/i.test(text)) return false;
      reader.notes.push(`${columns[field]}: "${text}" is neither yes nor no.`);
      return otherwise;
    },
  };

  function faultOf(field: F, text: string): Refused | null {
    if (text.includes(zero)) return refuse(field, 'The cell holds a zero character, which no text has.');
    return text.includes(unreadable)
      ? refuse(field, 'The cell holds letters that the chosen encoding has no meaning for.')
      : null;
  }

  return (row) => {
    cells = row.cells;
    // Asked of the row once; nearly none has one.
    isSuspect = row.text.includes(zero) || row.text.includes(unreadable);
    bad = null;
    reader.notes = [];
    reader.oddities = {};
    return reader;
  };
}

const zero = '\0';
const unreadable = '\uFFFD';

/** Most cells have nothing to take off, and are told by two looks. */
function trimmed(text: string): string {
  return isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

function isInk(code: number): boolean {
  return code > 32 && code < 127;
}

type Moving<T> = { -readonly [K in keyof T]: T[K] };

/** The whole cell, in any case. */
export function isAmong(words: readonly string[], text: string): boolean {
  const asked = text.toLowerCase();
  return words.some((word) => word.toLowerCase() === asked);
}
