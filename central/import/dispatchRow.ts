import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import { day, type Instant, Zone } from '../../contract/time.ts';
import { cellReader } from './cells.ts';
import type { DispatchMapping } from './mapping.ts';
import { type Moment, notBefore } from './moment.ts';
import type { Row } from './table.ts';

/** What a dispatch export says about one officer and one event, before it is known who the officer is. */
export type DispatchRow = Omit<Dispatch, 'id' | 'officerId' | 'squadId' | 'divisionId'> & {
  readonly line: number;
  /** Null where the export has no column for officers at all. */
  readonly officerBadge: string | null;
  readonly officerName: string | null;
  readonly notes: readonly string[];
};

/** Reads one row of a dispatch export, or says why nothing can be made of it. Event numbers keep their spelling. */
export function readDispatchRow(
  row: Row,
  mapping: DispatchMapping,
  zone: string,
): DispatchRow | { readonly refused: string } {
  if (row.fault !== null) return { refused: row.fault };
  const cells = cellReader(row, mapping.columns);
  const eventNumber = cells.text('eventNumber');
  if (eventNumber === null) return { refused: 'The event number is blank.' };
  const officerBadge = cells.text('officerBadge', 40);
  if (officerBadge === null && mapping.columns.officerBadge !== undefined)
    return { refused: 'The officer is blank.' };
  const rowZone = cells.text('timeZone') ?? zone;
  if (!Zone.safeParse(rowZone).success) return { refused: `"${rowZone}" is not a known time zone.` };
  const style = { zone: rowZone, dateOrder: mapping.dateOrder ?? 'month-first' };
  const read = stages.map((stage) => ({ stage, moment: cells.moment(stage, style) }));
  const times = inOrder(read, cells.notes);
  if (stages.every((stage) => times[stage] === null)) return { refused: 'The row holds no time at all.' };
  const priority = cells.text('priority');
  const disposition = cells.text('disposition');
  return {
    line: row.line,
    eventNumber,
    reportNumber: cells.text('reportNumber'),
    unit: cells.text('unit'),
    officerBadge,
    officerName: cells.text('officerName'),
    callType: cells.text('callType') ?? 'Not given',
    priority,
    urgent: priority !== null && (mapping.urgentPriorities ?? usualUrgent).includes(priority),
    selfInitiated: cells.flag('selfInitiated', false),
    ...times,
    zone: rowZone,
    disposition,
    citation: cells.text('citation') ?? citationIn(disposition),
    cancelled: cells.flag('cancelled', /\bcancel/i.test(disposition ?? '')),
    equipped: cells.flag('equipped', true),
    notes: cells.notes,
  };
}

const stages = ['receivedAt', 'dispatchedAt', 'enRouteAt', 'arrivedAt', 'clearedAt'] as const;
type Stage = (typeof stages)[number];
type Times = Readonly<Record<Stage, Instant | null>>;

/** Where the mapping says nothing, 1 is taken for the most urgent, as in most cities. */
const usualUrgent = ['1', 'P1', 'E', 'Emergency', 'Urgent', 'High'];

const words: Readonly<Record<Stage, string>> = {
  receivedAt: 'received',
  dispatchedAt: 'dispatched',
  enRouteAt: 'en route',
  arrivedAt: 'arrived',
  clearedAt: 'cleared',
};

/**
 * The times in the order of events: a local time that could be either of two follows the one before it; one that is
 * days away from the others is a slip of another system and is left open; a clearing before the arrival likewise.
 */
function inOrder(
  read: readonly { readonly stage: Stage; readonly moment: Moment }[],
  notes: string[],
): Times {
  const times: Record<Stage, Instant | null> = {
    receivedAt: null,
    dispatchedAt: null,
    enRouteAt: null,
    arrivedAt: null,
    clearedAt: null,
  };
  let latest: Instant | null = null;
  let first: Instant | null = null;
  for (const { stage, moment } of read) {
    const at = notBefore(moment, latest);
    if (at === null) continue;
    if (first !== null && Math.abs(at - first) > furthestApart) {
      notes.push(
        `The ${words[stage]} time lies ${Math.round(Math.abs(at - first) / day)} days away from the others; left open.`,
      );
      continue;
    }
    times[stage] = at;
    first ??= at;
    if (latest === null || at > latest) latest = at;
  }
  const begun = times.arrivedAt ?? times.dispatchedAt ?? times.receivedAt;
  if (times.clearedAt !== null && begun !== null && times.clearedAt < begun) {
    notes.push('It was cleared before it was begun; the clearing is left open.');
    return { ...times, clearedAt: null };
  }
  if (times.arrivedAt !== null && times.dispatchedAt !== null && times.arrivedAt < times.dispatchedAt) {
    notes.push('The arrival lies before the dispatch; both are kept.');
  }
  return times;
}

/** No call lasts that long. */
const furthestApart = 7 * day;

/** `Citation 8841207`, `Cited (summons)`, `Arrest`: what came of it, where the disposition says so. */
function citationIn(disposition: string | null): string | null {
  if (disposition === null) return null;
  const numbered = /\b(?:citation|summons|ticket)s?\b\D{0,20}?\b([A-Z]{0,3}-?\d[\w-]{3,})/i.exec(
    disposition,
  )?.[1];
  if (numbered !== undefined) return numbered;
  return /\b(citation|cited|summons|ticket|arrest)/i.test(disposition) ? disposition : null;
}
