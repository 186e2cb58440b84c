import { type ImportedDispatch, rowNames } from '../../../contract/import-rows.ts';
import type { RowCounts } from '../../../contract/import-state.ts';
import type { PackedRows } from '../../../contract/packed-rows.ts';
import { instant, minute } from '../../../contract/time.ts';
import { createGathering } from '../../../mapping/gathering.ts';

/** What a file of dispatches is begun with. */
export const begin = {
  kind: 'dispatch',
  file: { name: 'calls.csv', size: 900, modifiedAt: instant(5) },
  source: 'CAD',
  mapping: '{"columns":{}}',
} as const;

const begun = Date.UTC(2026, 10, 1, 20);

/** Row `n` of a file: a traffic stop of officer 1107. */
export function call(n: number, changes: Partial<ImportedDispatch> = {}): ImportedDispatch {
  const at = (minutes: number) => instant(begun + (n * 60 + minutes) * minute);
  return {
    line: n + 1,
    eventNumber: `IMP-${n}`,
    reportNumber: null,
    unit: '112',
    officerBadge: '1107',
    officerName: null,
    nth: 1,
    callType: 'Traffic stop',
    priority: '1',
    urgent: true,
    selfInitiated: false,
    receivedAt: at(0),
    dispatchedAt: at(1),
    enRouteAt: null,
    arrivedAt: at(5),
    clearedAt: at(25),
    zone: 'America/Chicago',
    disposition: null,
    citation: null,
    cancelled: false,
    equipped: true,
    ...changes,
  };
}

export function rowsOf(calls: readonly ImportedDispatch[]): PackedRows {
  const gathering = createGathering('dispatch');
  for (const one of calls) gathering.add(rowNames.dispatch.map((name) => one[name]));
  const packed = gathering.take();
  if (packed === null) throw new Error('no rows');
  return packed;
}

export function countsOf(accepted: number, refused = 0): RowCounts {
  return {
    rows: accepted + refused,
    accepted,
    refused,
    repeated: 0,
    noted: 0,
    twice: 0,
    skipped: 0,
    unknown: 0,
  };
}
