import { type ImportKind, rowNames } from '../contract/import-rows.ts';
import type { ImportRows } from '../contract/import-state.ts';

/** Gathers rows as columns, the way they travel: rows that are kept until there are thousands of them cost more than reading them. */
export type Gathering = {
  readonly add: (cells: readonly unknown[]) => void;
  /** What was gathered since the last time; null: nothing. A column that is null in every row is left out. */
  readonly take: () => ImportRows | null;
};

export function createGathering(kind: ImportKind): Gathering {
  const names = rowNames[kind];
  let columns = names.map((): unknown[] => []);

  return {
    add: (cells) => {
      for (let place = 0; place < columns.length; place += 1) columns[place]?.push(cells[place]);
    },
    take: () => {
      const [first = []] = columns;
      if (first.length === 0) return null;
      const named: Record<string, unknown[]> = {};
      for (const [place, name] of names.entries()) {
        const column = columns[place] ?? [];
        if (column.some((cell) => cell !== null)) named[name] = column;
      }
      columns = names.map(() => []);
      return { kind, columns: named };
    },
  };
}
