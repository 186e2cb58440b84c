import type { ClassFit } from '../../../contract/nouns/class-fit.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import type { Issue, RiskFilter, RiskPage, RiskRow } from '../../../contract/risk-state.ts';
import { day, type Instant } from '../../../contract/time.ts';
import { reclassificationRecordsOf } from '../catalogue/reclassifications.ts';
import { type ReadDb, sql } from '../db/sql.ts';
import { sentOfSubject } from '../outbox/sent.ts';
import { subjectOf } from '../outbox/subject.ts';
import { tableOf } from '../reclassification/store.ts';
import { namesOf, rowsOf } from '../video/rows.ts';
import { choicesOf } from './choices.ts';
import { factsOf } from './facts.ts';
import { classFit } from './published.ts';
import { askedBy, noCounts, riskCounts, riskNumbers } from './store.ts';
import { riskBehind } from './upkeep.ts';
import { fitWords, riskWords, ruleWords } from './words.ts';

type Place = { readonly row: number; readonly limit: number };

/** A page of the list, with how many there are; both off the narrow table, the rows' words off their records. */
export function riskPage(db: ReadDb, filter: RiskFilter, place: Place, now: Instant): RiskPage {
  const [fit, table] = [classFit(db), tableOf(db)];
  const asked = askedBy(db, filter, graceBefore(fit, now), now);
  const { all, ...counts } = asked === null ? noCounts : riskCounts(db, asked);
  const numbers = asked === null ? [] : riskNumbers(db, asked, filter.issue, place);
  return {
    rows: riskRows(db, numbers, now),
    count: filter.issue === undefined ? all : counts[filter.issue],
    counts,
    all,
    rule: {
      version: fit.version,
      graceDays: fit.graceDays,
      says: ruleWords(fit, table),
      fits: fitWords(fit, table),
    },
    behind: riskBehind(db),
  };
}

function riskRows(db: ReadDb, numbers: readonly number[], now: Instant): RiskRow[] {
  const fit = classFit(db);
  const table = tableOf(db);
  const names = namesOf(db);
  const choices = choicesOf(db);
  return numbers.flatMap((no): RiskRow[] => {
    const [row] = rowsOf(db, [no], names);
    const found = db.get(bodyByNo, no);
    if (row === undefined || found === undefined) return [];
    const video = JSON.parse(found.body) as Video;
    const facts = factsOf(db, video, fit, choices);
    const wrong = facts.misfits.map(({ kind }): Issue => kind);
    const isOverdue = facts.untouched && video.recordedAt < graceBefore(fit, now);
    const issues = [
      ...new Set([...wrong, ...(isOverdue || wrong.length === 0 ? ['unclassified' as const] : [])]),
    ];
    return [
      {
        video: row,
        issues,
        outcome: [...new Set(facts.misfits.map(({ says }) => says))].join(', '),
        says: riskWords(video, facts, fit, table, now),
        hold: video.hold,
        asked: askedOf(db, video.id),
      },
    ];
  });
}

/** Whole days since 1970, so that within a day the list is the same, and is counted by the day. */
function graceBefore({ graceDays }: ClassFit, now: Instant): number {
  return Math.floor(now / day) * day - graceDays * day;
}

/** Where the newest request about a video stands. */
export function askedOf(db: ReadDb, videoId: string): RiskRow['asked'] {
  const { sent } = sentOfSubject(db, subjectOf.reclassification(videoId));
  if (sent === 'kept') return 'kept';
  if (sent === 'conflict') return 'conflict';
  const states = reclassificationRecordsOf(db, videoId).map(({ state }) => state);
  return states.includes('waiting-for-second') ? 'waiting-for-second' : 'none';
}

const bodyByNo = sql<[no: number], { body: string }>(
  'body of a recording at risk',
  'SELECT body FROM video_body WHERE no = ?',
);
