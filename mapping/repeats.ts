import type { ImportedDispatch } from '../contract/import-rows.ts';

/** Tells rows that a file holds twice. Remembers sixteen bytes a row, however long the rows are. */
export type Repeats = {
  /** True when these cells came before. They are told apart by 64 bits: among a million rows one mistake in 37 million files. */
  readonly isRepeated: (cells: readonly unknown[]) => boolean;
};

export function createRepeats(): Repeats {
  let places = new Uint32Array(2 * 4096);
  let count = 0;

  function put(table: Uint32Array, high: number, low: number): boolean {
    const size = table.length / 2;
    let at = low & (size - 1);
    while (table[2 * at] !== 0 || table[2 * at + 1] !== 0) {
      if (table[2 * at] === high && table[2 * at + 1] === low) return false;
      at = (at + 1) & (size - 1);
    }
    table[2 * at] = high;
    table[2 * at + 1] = low;
    return true;
  }

  function grow(): void {
    const wider = new Uint32Array(places.length * 2);
    for (let at = 0; at < places.length; at += 2) {
      const [high = 0, low = 0] = [places[at], places[at + 1]];
      if (high !== 0 || low !== 0) put(wider, high, low);
    }
    places = wider;
  }

  return {
    isRepeated: (cells) => {
      if (count * 2 >= places.length / 2) grow();
      const [high, low] = hashOf(cells);
      const isNew = put(places, high, low);
      if (isNew) count += 1;
      return !isNew;
    },
  };
}

/** Numbers the rows of a file that share event, unit and officer, in their order. */
export function createNumbering(): (
  row: Pick<ImportedDispatch, 'eventNumber' | 'unit' | 'officerBadge'>,
) => number {
  const seen = createRepeats();
  return ({ eventNumber, unit, officerBadge }) => {
    const plain = /[^A-Z0-9]/.test(eventNumber)
      ? eventNumber.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
      : eventNumber;
    let nth = 1;
    while (seen.isRepeated([plain, unit, officerBadge, nth])) nth += 1;
    return nth;
  };
}

/**
 * Two rounds of murmur's kind of mixing over the UTF-16 of texts and both halves of numbers; never both zero, which marks an
 * empty place. The two stay in variables of one function: whole 32 bits that a closure keeps are a piece of memory each
 * time where the engine packs its pointers, as browsers do.
 */
function hashOf(cells: readonly unknown[]): readonly [high: number, low: number] {
  let high = 0x9747b28c;
  let low = 0x3c6ef372;
  for (const cell of cells) {
    const codes = codesIn(cell);
    for (let at = 0; at < codes; at += 1) {
      const code = codeAt(cell, at);
      high = Math.imul(high ^ code, 0x85ebca6b);
      high = (high << 13) | (high >>> 19);
      low = Math.imul(low ^ code, 0xc2b2ae35);
      low ^= low >>> 15;
    }
  }
  high = finish(high ^ (low >>> 7));
  low = finish(low ^ Math.imul(high, 5));
  return high === 0 && low === 0 ? [1, 0] : [high, low];
}

function codesIn(cell: unknown): number {
  if (typeof cell === 'string') return cell.length + 1;
  return typeof cell === 'number' ? 2 : 1;
}

/** A text ends with its length, so that two cells aren't one longer one. */
function codeAt(cell: unknown, at: number): number {
  if (typeof cell === 'string') return at < cell.length ? cell.charCodeAt(at) : cell.length + 0x10000;
  if (typeof cell === 'number') return at === 0 ? cell | 0 : Math.floor(cell / 0x1_0000_0000) + 0x20000;
  return cell === null ? 0x30000 : cell === true ? 0x30001 : 0x30002;
}

function finish(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
