import { expect, test } from 'vitest';
import type { DrawResults } from '../../../../contract/results-state.ts';
import { tablesOf } from '../../../../renderer/samples/export/tables.ts';
import { madeBody, madeEntry, madePaper, madeRate } from './made-paper.ts';

const catalogue = { officers: [], units: [], classifications: [], codeLists: [], reviewers: [] };

/** A row of a table as what its heads say. */
function rowsOf(name: string, ...given: Parameters<typeof tablesOf>) {
  const table = tablesOf(...given).find((one) => one.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table.rows.map((row) =>
    Object.fromEntries(table.columns.map(({ title }, at) => [title, row[at] ?? null])),
  );
}

const rates: DrawResults['rates'] = [
  {
    subject: 'finding',
    code: 'late-start',
    label: 'Late start',
    apart: 0,
    unanswered: 0,
    all: madeRate,
    strata: [{ key: 'East', rate: { ...madeRate, interval: { low: 0.1, high: 0.1 }, intervals: null } }],
  },
];

test('every interval of a rate is in the tables, and why there is none', () => {
  const [all, east] = rowsOf('Rates', madeBody({ rates }), null, [], catalogue);
  expect(all).toMatchObject({
    Low: { share: 0.05 },
    High: { share: 0.22 },
    'Wilson, low': { share: 0.06 },
    'Wilson, high': { share: 0.21 },
    'At least': { share: 0.055 },
    'At most': { share: 0.2 },
    Remark: null,
  });
  expect(east).toMatchObject({
    'Wilson, low': null,
    'At most': null,
    Remark: 'Every one was looked at, so the rate is known and there is nothing to estimate.',
  });
});

test('what to be warned of stands beside the conclusion', () => {
  const warnings = [{ kind: 'tiny-sample', says: 'The sample is tiny: 4 items.' }] as const;
  const rows = rowsOf('Audit', madeBody({ warnings: [...warnings] }), null, [], catalogue);
  expect(rows).toContainEqual({ What: 'Warning', Says: 'The sample is tiny: 4 items.' });
});

test('what was added since a paper was signed is a table of its own, with what proves it', () => {
  const remark = madeEntry({ id: 'entry-2', kind: 'remark', note: '=1+1' });
  const rows = rowsOf('Since signed', madeBody(), madePaper, [madeEntry(), remark], catalogue);
  expect(rows).toMatchObject([
    { Who: 'P. Dunn', Role: 'Investigator', What: 'Signed off', Words: '', 'Public key': 'a2V5' },
    { What: 'Remark', Words: '=1+1', 'SHA-256 of the paper': 'a'.repeat(64), Entry: 'entry-2' },
  ]);
  expect(rowsOf('Since signed', madeBody(), null, [], catalogue)).toEqual([]);
});
