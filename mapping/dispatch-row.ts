import type { ImportedDispatch } from '../contract/import-rows.ts';
import { type CellReader, cellsIn, isAmong, type Oddities, type Refused } from './cells.ts';
import { isKnownZone } from './known-zone.ts';
import type { DispatchField, DispatchMapping } from './meaning.ts';
import type { TimeStyle } from './moment.ts';
import { onceEach } from './once-each.ts';
import { stages, timesInOrder } from './stages.ts';
import type { Row } from './table.ts';

/** What a dispatch export says about one officer and one event, before it is known who the officer is. */
export type DispatchRow = Omit<ImportedDispatch, 'nth'> & {
  readonly notes: readonly string[];
  readonly oddities: Oddities;
};

/** Reads one row of a dispatch export, or says why nothing can be made of it. Event numbers keep their spelling. */
export type DispatchReader = (row: Row) => DispatchRow | Refused;

/** For tables with these headers. `zone` is for rows without their own, where the mapping names none. */
export function dispatchReader(
  headers: readonly string[],
  mapping: DispatchMapping,
  zone: string,
): DispatchReader {
  const cellsOf = cellsIn<DispatchField>(headers, mapping.columns);
  const styleIn = onceEach(
    (rowZone): TimeStyle => ({
      zone: rowZone,
      dateOrder: mapping.dateOrder ?? 'month-first',
      ...(mapping.twice === undefined ? {} : { twice: mapping.twice }),
      ...(mapping.skipped === undefined ? {} : { skipped: mapping.skipped }),
    }),
  );
  const outcomeOf = onceEach((disposition) => outcomeIn(disposition, mapping.outcomeWords));
  const isCancelling = onceEach((disposition) => isCancelled(disposition, mapping.cancelledWords));
  const isUrgent = onceEach((priority) => isUrgentIn(priority, mapping));

  return (row) => {
    if (row.fault !== null) return { refused: row.fault };
    const cells = cellsOf(row);
    const eventNumber = cells.text('eventNumber');
    if (eventNumber === null) return cells.refuse('eventNumber', 'The event number is blank.');
    const officerBadge = cells.text('officerBadge', 40);
    if (officerBadge === null && cells.isMapped('officerBadge'))
      return cells.refuse('officerBadge', 'The officer is blank.');
    const rowZone = cells.text('timeZone') ?? mapping.zone ?? zone;
    if (!isKnownZone(rowZone)) return cells.refuse('timeZone', `"${rowZone}" is not a known time zone.`);
    const style = styleIn(rowZone);
    const moments = {
      receivedAt: cells.moment('receivedAt', style),
      dispatchedAt: cells.moment('dispatchedAt', style),
      enRouteAt: cells.moment('enRouteAt', style),
      arrivedAt: cells.moment('arrivedAt', style),
      clearedAt: cells.moment('clearedAt', style),
    };
    const times = timesInOrder(moments, cells.notes);
    if (stages.every((stage) => times[stage] === null)) return { refused: 'The row holds no time at all.' };
    const priority = cells.text('priority');
    const disposition = cells.text('disposition');
    const read: DispatchRow = {
      line: row.line,
      eventNumber,
      reportNumber: cells.text('reportNumber'),
      unit: cells.text('unit'),
      officerBadge,
      officerName: cells.text('officerName'),
      callType: cells.text('callType') ?? 'Not given',
      priority,
      urgent: priority !== null && isUrgent(priority),
      selfInitiated: cells.flag('selfInitiated', false, mapping.selfInitiatedWords),
      receivedAt: times.receivedAt,
      dispatchedAt: times.dispatchedAt,
      enRouteAt: times.enRouteAt,
      arrivedAt: times.arrivedAt,
      clearedAt: times.clearedAt,
      zone: rowZone,
      disposition,
      citation: cells.text('citation') ?? (disposition === null ? null : outcomeOf(disposition)),
      cancelled: isCalledOff(
        cells,
        disposition !== null && isCancelling(disposition),
        mapping.cancelledWords,
      ),
      equipped: cells.flag('equipped', true),
      notes: cells.notes,
      oddities: cells.oddities,
    };
    return cells.unreadable() ?? read;
  };
}

/** Where the mapping says nothing, 1 is taken for the most urgent, as in most cities. */
const usualUrgent = ['1', 'P1', 'E', 'Emergency', 'Urgent', 'High'];

function isUrgentIn(priority: string, { urgentPriorities, urgentNumbers }: DispatchMapping): boolean {
  if (urgentNumbers !== undefined) {
    const number = Number(/\d+(?:\.\d+)?/.exec(priority)?.[0] ?? Number.NaN);
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = urgentNumbers;
    if (number >= from && number <= to) return true;
    if (urgentPriorities === undefined) return false;
  }
  return (urgentPriorities ?? usualUrgent).includes(priority);
}

/** By its column, and by what its disposition says of it. */
function isCalledOff(
  cells: CellReader<DispatchField>,
  isByDisposition: boolean,
  words: readonly string[] | undefined,
): boolean {
  if (words === undefined) return cells.flag('cancelled', isByDisposition);
  return cells.flag('cancelled', false, words) || isByDisposition;
}

function isCancelled(disposition: string, words: readonly string[] | undefined): boolean {
  return words === undefined ? /\bcancel/i.test(disposition) : isAmong(words, disposition);
}

/** `Citation 8841207`, `Cited (summons)`, `Arrest`: what came of it, where the disposition says so. */
function outcomeIn(disposition: string, words: readonly string[] | undefined): string | null {
  if (words !== undefined) return isAmong(words, disposition) ? disposition : null;
  const numbered = /\b(?:citation|summons|ticket)s?\b\D{0,20}?\b([A-Z]{0,3}-?\d[\w-]{3,})/i.exec(
    disposition,
  )?.[1];
  if (numbered !== undefined) return numbered;
  return /\b(citation|cited|summons|ticket|arrest)/i.test(disposition) ? disposition : null;
}
