import type { DrawRecord } from '../../contract/nouns/draw.ts';
import type { Officer, Unit } from '../../contract/nouns/officer.ts';
import type { Period, Programme } from '../../contract/nouns/programme.ts';
import type { Video } from '../../contract/nouns/video.ts';
import type { Instant } from '../../contract/time.ts';
import { sampleOf } from '../../sampling/draw/spares.ts';
import { ticketOf } from '../../sampling/draw/ticket.ts';
import { commitTo, drawnFrom, recordsOf } from '../draws/make.ts';
import { digestOf } from '../events/canonical.ts';
import { owedBy, sizesForEach, sizesTogether } from './sizes.ts';

/** Who commits and draws where nobody is to choose. */
export const centralName = 'Second Watch central';

/** One squad in one round of a period. */
export type Round = {
  readonly programme: Programme;
  readonly period: Period;
  /** The period's own seed, kept from everybody until the last round. */
  readonly periodSeed: string;
  readonly round: number;
  readonly rounds: number;
  readonly squad: Unit;
  /** Those of the squad now. Who recorded for it and has left since is drawn, too. */
  readonly officers: readonly Officer[];
  /** What the squad recorded: assignment at the time of recording. */
  readonly videos: readonly Video[];
  /** What was drawn in the period before. */
  readonly earlier: readonly DrawRecord[];
  readonly now: Instant;
};

/**
 * The draw of a round; null when nothing is owed or nothing is there. The frame is what is eligible of the period so
 * far and was not drawn before; a stratum is an officer, named with 0 where there is nothing. The seed of a round is the
 * SHA-256 of `seed,round`: known with the draw, and no help to guess the next one.
 */
export function drawRound(round: Round): DrawRecord | null {
  const { programme, period, squad, now } = round;
  const eligible = eligibleIn(round);
  const byOfficer = Map.groupBy(eligible, (video) => video.officerId ?? '');
  const drawnOf = countDrawn(round);
  const ids = new Set([...round.officers.map(({ id }) => id), ...byOfficer.keys(), ...drawnOf.keys()]);
  const soFar = [...ids].map((id) => ({
    id,
    drawn: drawnOf.get(id) ?? 0,
    available: byOfficer.get(id)?.length ?? 0,
  }));
  const owed = owedBy(programme.goal, round.round, round.rounds);
  const seed = roundSeed(round.periodSeed, round.round);
  const sizes =
    programme.per === 'officer'
      ? sizesForEach(soFar, owed)
      : sizesTogether(soFar, owed, (id) => ticketOf(digestOf, seed, id));
  const id = roundDrawId(period.id, squad.id, round.round);
  const committed = commitTo(
    eligible.map((video) => ({ id: video.vendorId, stratum: video.officerId ?? '' })),
    soFar.map(({ id: key, available }) => {
      const sample = sizes.get(key) ?? 0;
      // One stands by for each officer, for a recording that turns out not to belong.
      return { key, sample, spares: sample > 0 ? Math.min(1, available - sample) : 0 };
    }),
    {
      planId: id,
      planName: `${programme.name}, ${period.name}, ${squad.name}, round ${round.round} of ${round.rounds}`,
      attempt: 1,
      redrawReason: null,
      committedBy: centralName,
      at: now,
      query: {
        kind: 'videos',
        from: period.startsAt,
        to: now,
        unitIds: [squad.id],
        classes: programme.eligible.classes,
        minLengthMs: programme.eligible.minLengthMs,
      },
    },
  );
  if (!committed.ok) {
    if (committed.problem.kind === 'frame-empty' || committed.problem.kind === 'nothing-to-draw') return null;
    throw new Error(`${squad.id} can't be drawn: ${JSON.stringify(committed.problem)}`);
  }
  return drawnFrom(
    committed.value,
    {
      id,
      seed,
      seedOrigin: { kind: 'period', periodId: period.id },
      seedEnteredAt: now,
      drawnBy: centralName,
    },
    recordsOf(eligible),
  );
}

/** A squad's round has one draw, under one id for ever. */
export function roundDrawId(periodId: string, squadId: string, round: number): string {
  return `draw-${digestOf(JSON.stringify([periodId, squadId, round])).slice(0, 32)}`;
}

/** The seed of a round, from the period's own: whoever is given that one at the end can check each round. */
export function roundSeed(periodSeed: string, round: number): string {
  return digestOf(`${periodSeed},${round}`);
}

/** Recorded in the period, long enough, of the right class, open to its sergeant, of a known officer, not drawn before. */
function eligibleIn({ programme, period, videos, earlier, squad, now }: Round): readonly Video[] {
  const { minLengthMs, classes } = programme.eligible;
  const drawn = new Set(
    earlier.flatMap((record) => [
      ...sampleOf(record).map(({ id }) => id),
      ...record.replacements.map(({ out }) => out),
    ]),
  );
  const eligible = videos.filter(
    (video) =>
      video.squadId === squad.id &&
      video.officerId !== null &&
      video.access === 'open' &&
      video.recordedAt >= period.startsAt &&
      video.recordedAt < Math.min(period.endsAt, now) &&
      video.durationMs >= minLengthMs &&
      (classes.length === 0 || video.classes.some(({ code }) => classes.includes(code))) &&
      !drawn.has(video.vendorId),
  );
  // A name that two records share names neither of them.
  const named = Map.groupBy(eligible, ({ vendorId }) => vendorId);
  return eligible.filter(({ vendorId }) => named.get(vendorId)?.length === 1);
}

function countDrawn({ earlier }: Round): ReadonlyMap<string, number> {
  const items = earlier.flatMap(sampleOf);
  return new Map(
    [...Map.groupBy(items, ({ stratum }) => stratum)].map(([id, theirs]) => [id, theirs.length]),
  );
}
