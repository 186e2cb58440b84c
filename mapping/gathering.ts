import { type ImportKind, rowNames } from '../contract/import-rows.ts';
import type { PackedRows } from '../contract/packed-rows.ts';
import { createPacking } from './packing.ts';

/** Gathers rows as columns, the way they travel: rows that are kept until there are thousands of them cost more than reading them. */
export type Gathering = {
  readonly add: (cells: readonly unknown[]) => void;
  /** What was gathered since the last time; null: nothing. A column that is null in every row is left out. */
  readonly take: () => PackedRows | null;
};

export function createGathering(kind: ImportKind): Gathering {
  const names = rowNames[kind];
  const packings = names.map(createPacking);
  let count = 0;

  return {
    add: (cells) => {
      count += 1;
      for (let place = 0; place < packings.length; place += 1) packings[place]?.add(cells[place]);
    },
    take: () => {
      if (count === 0) return null;
      const columns: PackedRows['columns'] = {};
      for (const [place, name] of names.entries()) {
        const column = packings[place]?.take() ?? null;
        if (column !== null) columns[name] = column;
      }
      const packed = { kind, count, columns };
      count = 0;
      return packed;
    },
  };
}
