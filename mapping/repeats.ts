import type { ImportedDispatch } from '../contract/import-rows.ts';

/** Tells rows that a file holds twice. Remembers sixteen bytes a row, however long the rows are. */
export type Repeats = {
  /** True when these cells came before. They are told apart by 64 bits: among a million rows one mistake in 37 million files. */
  readonly isRepeated: (cells: readonly unknown[]) => boolean;
};

export function createRepeats(): Repeats {
  let places = new Uint32Array(2 * 4096);
  let count = 0;
  const hash = new Uint32Array(2);

  /** Puts `hash` where it belongs; false: it was there. */
  function put(table: Uint32Array): boolean {
    const [high, low] = [hash[0] ?? 0, hash[1] ?? 0];
    const mask = table.length / 2 - 1;
    let at = low & mask;
    while (table[2 * at] !== 0 || table[2 * at + 1] !== 0) {
      if (table[2 * at] === high && table[2 * at + 1] === low) return false;
      at = (at + 1) & mask;
    }
    table[2 * at] = high;
    table[2 * at + 1] = low;
    return true;
  }

  function grow(): void {
    const wider = new Uint32Array(places.length * 2);
    for (let at = 0; at < places.length; at += 2) {
      hash[0] = places[at] ?? 0;
      hash[1] = places[at + 1] ?? 0;
      if (hash[0] !== 0 || hash[1] !== 0) put(wider);
    }
    places = wider;
  }

  return {
    isRepeated: (cells) => {
      if (count * 2 >= places.length / 2) grow();
      writeHash(cells, hash);
      const isNew = put(places);
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
 * empty place. A text ends with its length, so that two cells aren't one longer one. The two halves stay in variables of one
 * function and come out in an array of numbers: whole 32 bits that are handed about or kept by a closure are a piece of memory
 * each time where the engine packs its pointers, as browsers do.
 */
function writeHash(cells: readonly unknown[], into: Uint32Array): void {
  let high = 0x9747b28c;
  let low = 0x3c6ef372;
  for (const cell of cells) {
    let end = 0x30002;
    if (typeof cell === 'string') {
      for (let at = 0; at < cell.length; at += 1) {
        const code = cell.charCodeAt(at);
        high = Math.imul(high ^ code, 0x85ebca6b);
        high = (high << 13) | (high >>> 19);
        low = Math.imul(low ^ code, 0xc2b2ae35);
        low ^= low >>> 15;
      }
      end = cell.length + 0x10000;
    } else if (typeof cell === 'number') {
      high = Math.imul(high ^ cell, 0x85ebca6b);
      high = (high << 13) | (high >>> 19);
      low = Math.imul(low ^ cell, 0xc2b2ae35);
      low ^= low >>> 15;
      end = Math.floor(cell / 0x1_0000_0000) + 0x20000;
    } else if (cell === null) end = 0x30000;
    else if (cell === true) end = 0x30001;
    high = Math.imul(high ^ end, 0x85ebca6b);
    high = (high << 13) | (high >>> 19);
    low = Math.imul(low ^ end, 0xc2b2ae35);
    low ^= low >>> 15;
  }
  high = finish(high ^ (low >>> 7));
  low = finish(low ^ Math.imul(high, 5));
  into[0] = high;
  into[1] = high === 0 && low === 0 ? 1 : low;
}

function finish(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
