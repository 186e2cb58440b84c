import { classBit } from './class-bits.ts';
import type { Wanted } from './wanted.ts';

/** What a filter asks of one column. */
export type Part = 'officer' | 'squad' | 'division' | 'class' | 'review' | 'time' | 'deletion' | 'incident';

export type Condition = {
  readonly part: Part;
  /** For rows of `video v`. */
  readonly text: string;
  /** For rows of `video_class c`, where that knows it. */
  readonly classText?: string;
};

/** What is asked, in SQL, with the parameters of `paramsOf`. */
export function conditionsOf(wanted: Wanted): readonly Condition[] {
  const { officer, squad, division, review, from, to, deletesBefore, incident } = wanted;
  return [
    ...(officer === undefined ? [] : [is('officer')]),
    ...(squad === undefined ? [] : [is('squad')]),
    ...(division === undefined ? [] : [is('division')]),
    ...(wanted.class === undefined ? [] : [hasClass]),
    ...(review === undefined ? [] : [review === 0 ? isUnreviewed : isReviewed]),
    ...(from === undefined ? [] : [both('time', 'recorded_at >= :from')]),
    ...(to === undefined ? [] : [both('time', 'recorded_at < :to')]),
    ...(deletesBefore === undefined ? [] : [both('deletion', 'deletes_at < :deletesBefore')]),
    ...(incident === undefined ? [] : [hasIncident]),
  ];
}

/** Those that the conditions name, and no others: SQLite takes no parameter that isn't asked for. */
export function paramsOf(wanted: Wanted): Record<string, number | string> {
  const { officer, squad, division, review, from, to, deletesBefore, incident } = wanted;
  const all = {
    officer,
    squad,
    division,
    class: wanted.class,
    classBit: wanted.class === undefined ? undefined : classBit(wanted.class),
    review: review || undefined,
    from,
    to,
    deletesBefore,
  };
  const numbers = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  // The last character there is: after every text that begins so.
  const texts = incident === undefined ? {} : { incident, incidentEnd: `${incident}\u{10ffff}` };
  return { ...Object.fromEntries(numbers), ...texts };
}

/**
 * The videos with such an incident number, off two indexes, as rows `(video, recorded_at)`. `UNION`: each once, at the
 * cost of reading all of them; `UNION ALL`: as they come.
 */
export function incidentRows(union: 'UNION' | 'UNION ALL'): string {
  return `(
    SELECT no AS video, recorded_at FROM video INDEXED BY video_by_incident
    WHERE incident >= :incident AND incident < :incidentEnd
    ${union}
    SELECT no AS video, recorded_at FROM video INDEXED BY video_by_incident_tail
    WHERE incident_tail >= :incident AND incident_tail < :incidentEnd)`;
}

const hasClass: Condition = {
  part: 'class',
  // The bit first, off whichever index: most that don't have the class end there.
  text: `(v.classes & :classBit) <> 0
    AND EXISTS (SELECT 1 FROM video_class k WHERE k.class = :class AND k.recorded_at = v.recorded_at AND k.video = v.no)`,
  classText: 'c.class = :class',
};
const isUnreviewed: Condition = { part: 'review', text: 'v.review = 0' };
// Said twice because the index holds reviewed videos only, and :review might be 0 for all that SQLite knows.
const isReviewed: Condition = { part: 'review', text: 'v.review = :review AND v.review <> 0' };
const hasIncident: Condition = {
  part: 'incident',
  text: `(v.incident >= :incident AND v.incident < :incidentEnd
    OR v.incident_tail >= :incident AND v.incident_tail < :incidentEnd)`,
};

function is(part: 'officer' | 'squad' | 'division'): Condition {
  return { part, text: `v.${part} = :${part}` };
}

function both(part: Part, text: string): Condition {
  return { part, text: `v.${text}`, classText: `c.${text}` };
}
