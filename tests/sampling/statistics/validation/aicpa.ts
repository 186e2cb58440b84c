import { clopperPearson } from '../../../../sampling/statistics/clopper-pearson.ts';
import { tolerableSize } from '../../../../sampling/statistics/size-tolerable.ts';
import {
  type AicpaRow,
  limitsAt90,
  limitsAt95,
  rowsOf,
  sizesAt90,
  sizesAt95,
  tolerableRates,
} from './aicpa-tables.ts';

/** A published table beside ours: a cell is printed once where both are equal, otherwise both, ours in bold. */
export type AicpaTable = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly cells: number;
  readonly differences: readonly string[];
};

export const aicpa: readonly AicpaTable[] = [
  sizeTable('A-1, sample sizes at 5 % risk of overreliance', sizesAt95, 0.95),
  sizeTable('A-2, sample sizes at 10 % risk of overreliance', sizesAt90, 0.9),
  limitTable('A-3, upper limits at 5 % risk of overreliance', limitsAt95, 0.95),
  limitTable('A-4, upper limits at 10 % risk of overreliance', limitsAt90, 0.9),
];

function sizeTable(title: string, table: string, confidence: number): AicpaTable {
  const head = ['expected \\ tolerable, %', ...tolerableRates.map(String)];
  return tableOf(title, head, rowsOf(table), (expected, column) => {
    const tolerableRate = (tolerableRates[column] ?? 0) / 100;
    const answer = tolerableSize({
      confidence,
      tolerableRate,
      expectedRate: expected / 100,
      population: null,
    });
    if (answer.kind === 'no-size') return { value: answer.why, shown: answer.why };
    return { value: `${answer.size}`, shown: `${answer.size} (${answer.allowed})` };
  });
}

function limitTable(title: string, table: string, confidence: number): AicpaTable {
  const head = ['sample \\ deviations', ...Array.from({ length: 11 }, (_, i) => `${i}`)];
  return tableOf(title, head, rowsOf(table), (sample, bad) => {
    const { upper } = clopperPearson(bad, sample, confidence, 'upper');
    const value = (Math.ceil(upper * 1_000) / 10).toFixed(1);
    return { value, shown: value };
  });
}

function tableOf(
  title: string,
  head: readonly string[],
  rows: readonly AicpaRow[],
  ours: (at: number, column: number) => { readonly value: string; readonly shown: string },
): AicpaTable {
  const differences: string[] = [];
  let cells = 0;
  const printed = rows.map(({ at, cells: published }) => [
    `${at}`,
    ...published.map((cell, column) => {
      if (cell === null) return '';
      cells += 1;
      const { value, shown } = ours(at, column);
      if (value === cell) return shown;
      differences.push(`${head[column + 1]}, ${at}: ${cell}, ours ${value}`);
      return `${cell}, **${shown}**`;
    }),
  ]);
  return { title, head, rows: printed, cells, differences };
}
