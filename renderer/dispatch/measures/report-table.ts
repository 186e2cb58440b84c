import type { PublicReport, PublicValue } from '../../../contract/measures-state.ts';
import type { CodeList } from '../../../contract/nouns/account.ts';
import { type Cell, columns, share, type Table } from '../../samples/export/table.ts';
import { codeLabel, whyText } from './measure-words.ts';

/** The numbers of a report as one table, a line for each: what is hidden on paper is hidden here. */
export function reportTable(report: PublicReport, lists: readonly CodeList[]): Table {
  const { period, measures, explained, department } = report;
  const lines = measures.flatMap(({ definition, department: whole, divisions, left }) => {
    const head = [period.name, definition.title, definition.version, definition.goalPercent] as const;
    return [
      [...head, department, ...cellsOf(whole), ''],
      ...divisions.map(({ name, value }): readonly Cell[] => [...head, name, ...cellsOf(value), '']),
      ...left.map(({ why, count }): readonly Cell[] => [
        ...head,
        department,
        count,
        null,
        null,
        `Left out: ${whyText(why, lists)}`,
      ]),
    ];
  });
  return {
    name: 'Public report',
    columns: columns(
      ['Period', 18],
      ['Measure', 36],
      ['Definition version', 10],
      ['Goal, %', 8],
      ['Unit', 28],
      ['Reached', 10],
      ['Of', 10],
      ['Share', 10],
      ['Note', 40],
    ),
    rows: [
      ...lines,
      ...explained.map(({ why, count }): readonly Cell[] => [
        period.name,
        'Missing recordings explained',
        null,
        null,
        department,
        count,
        null,
        null,
        codeLabel(why, lists),
      ]),
    ],
  };
}

function cellsOf(value: PublicValue): readonly [Cell, Cell, Cell] {
  return value.shown
    ? [value.count, value.of, share(Math.round((value.count / value.of) * 1e6) / 1e6)]
    : [value.says === 'hidden' ? 'fewer than 10' : 0, null, null];
}
