import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Period } from '../../../contract/nouns/programme.ts';
import type { Duty, Review } from '../../../contract/nouns/review.ts';
import type { ItemState } from '../../../contract/nouns/sample.ts';
import type { ProgrammeProgress } from '../../../contract/sample-state.ts';
import { day } from '../../../contract/time.ts';
import { sampleOf } from '../../../sampling/draw/spares.ts';

/** What a period is counted from. */
export type Counted = {
  readonly period: Period;
  /** Of this period. */
  readonly draws: readonly DrawRecord[];
  /** Of this period; those of a draw name its item. */
  readonly duties: readonly Duty[];
  /** Submitted since the period began, for periodic review. */
  readonly done: readonly Review[];
  /** Where an item of a draw stands. */
  readonly stateOf: (drawId: string, itemId: string) => ItemState;
  readonly officerOfVideo: (videoId: string) => string | null;
  readonly now: number;
};

export type OfficerCount = {
  readonly officerId: string | null;
  readonly drawn: number;
  readonly done: number;
  readonly overdue: number;
};

/**
 * How far each officer's reviews are. What is drawn is known from the draws, so whoever leads a squad sees it without
 * holding its duties; duties from before there were draws are counted beside them. An item that was settled without a
 * review (unavailable, missing) is owed no more, so it is never overdue; it is not done either, or a goal could be met by
 * looking at nothing. What turned out not to belong, and found no spare, was not drawn of anybody.
 */
export function officerCounts(counted: Counted): readonly OfficerCount[] {
  const { draws, duties, period, now } = counted;
  const isDone = doneIn(counted.done);
  const owed = [
    ...draws.flatMap((record) =>
      sampleOf(record)
        .map(({ id, stratum }) => ({
          officerId: stratum === '' ? null : stratum,
          done: isDone(keyOf(record.id, id)),
          state: counted.stateOf(record.id, id),
          dueAt: period.endsAt,
        }))
        .filter(({ state }) => state !== 'out-of-frame'),
    ),
    ...duties
      .filter(({ sample }) => !sample)
      .map((duty) => ({
        officerId: counted.officerOfVideo(duty.videoId),
        done: duty.doneAt !== null || isDone(duty.id),
        state: 'to-do' as const,
        dueAt: duty.dueAt,
      })),
  ];
  return [...Map.groupBy(owed, ({ officerId }) => officerId)].map(([officerId, theirs]) => ({
    officerId,
    drawn: theirs.length,
    done: theirs.filter(({ done }) => done).length,
    overdue: theirs.filter(({ done, state, dueAt }) => !done && state === 'to-do' && dueAt < now).length,
  }));
}

/** Whole days until a period ends; negative: since. */
export function daysLeft(period: Period, now: number): ProgrammeProgress['daysLeft'] {
  return Math.ceil((period.endsAt - now) / day);
}

function doneIn(reviews: readonly Review[]): (key: string) => boolean {
  const keys = new Set(
    reviews.flatMap(({ sample, dutyId }) => [
      ...(sample ? [keyOf(sample.drawId, sample.itemId)] : []),
      ...(dutyId === null ? [] : [dutyId]),
    ]),
  );
  return (key) => keys.has(key);
}

function keyOf(drawId: string, itemId: string): string {
  return JSON.stringify([drawId, itemId]);
}
