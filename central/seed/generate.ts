import type { Classification } from '../../contract/nouns/classification.ts';
import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { instant, minute, second } from '../../contract/time.ts';
import { errands } from './callTypes.ts';
import { createDice, type Dice } from './dice.ts';
import { createNumbers } from './numbers.ts';
import { dispose } from './outcome.ts';
import type { People } from './people.ts';
import { type Plan, rates } from './plan.ts';
import { type Desk, dispatchRecord, type Matter, videoRecord } from './records.ts';
import { nearestReel, type Reel } from './reel.ts';
import { createSwaps } from './swaps.ts';
import { createTours, shareOut, type Tour } from './tours.ts';
import { type TourEvent, workTour } from './tourWork.ts';
import { emptyTruth, type Truth } from './truth.ts';

export type Generated = { readonly videos: readonly Video[]; readonly dispatches: readonly Dispatch[] };

export type Generation = {
  readonly seed: string;
  readonly plan: Plan;
  readonly people: People;
  readonly classes: readonly Classification[];
  readonly now: number;
  /** Footage that records of a squad may be given; none: records without footage. */
  readonly reelsFor: (squadNumber: number) => readonly Reel[];
};

/**
 * Makes the department's recordings and dispatches, tour by tour: exactly as many as the plan says, the same for the
 * same seed and moment. `truth` fills up while the tours are taken.
 */
export function generate(generation: Generation): {
  readonly tours: Iterable<Generated>;
  readonly truth: Truth;
} {
  const truth = emptyTruth(generation.seed, generation.now);
  return { tours: walk(generation, truth), truth };
}

function* walk(generation: Generation, truth: Truth): Generator<Generated> {
  const { seed, plan, people, now } = generation;
  const tours = createTours(seed, plan, people, now);
  const errandsTotal = Math.round(plan.videos * rates.withoutDispatch);
  const errandsAt = new Map(zip(tours, shareOut(errandsTotal, tours)));
  const desk: Desk = {
    dice: createDice(seed, 'records'),
    classes: new Map(generation.classes.map((entry) => [entry.code, entry])),
    now,
    truth,
    swaps: createSwaps(seed, people, truth),
  };
  const maker = createMaker(generation, desk);
  const recent = tours.filter((tour) => tour.hasDispatches);
  let videos = 0;
  const count = (made: Generated) => {
    videos += made.videos.length;
    return made;
  };
  for (const [tour, rows] of zip(recent, shareOut(plan.dispatches, recent))) {
    yield count(maker(tour, rows, errandsAt.get(tour) ?? 0));
  }
  const older = tours.filter((tour) => !tour.hasDispatches);
  const olderErrands = older.reduce((sum, tour) => sum + (errandsAt.get(tour) ?? 0), 0);
  for (const [tour, rows] of zip(older, shareOut(plan.videos - videos - olderErrands, older))) {
    yield maker(tour, rows, errandsAt.get(tour) ?? 0);
  }
}

type Maker = (tour: Tour, rows: number, errandCount: number) => Generated;

function createMaker(generation: Generation, desk: Desk): Maker {
  const numbers = createNumbers();
  const dice = createDice(generation.seed, 'tours of duty');
  let videoCount = 0;
  let dispatchCount = 0;
  const nextVideo = () => `video-${String(++videoCount).padStart(6, '0')}`;
  const nextDispatch = () => `dispatch-${String(++dispatchCount).padStart(6, '0')}`;

  function fromEvent(tour: Tour, event: TourEvent): Generated {
    const matter: Matter = {
      label: event.call.label,
      usualClass: event.call.usualClass,
      priority: event.call.priority,
      isUrgent: event.call.priority === '1',
      isSelfInitiated: event.isSelfInitiated,
      numbers: numbers(event.at),
      disposition: dispose(dice, event.call),
    };
    const recorded = event.contacts.flatMap(({ officer, recording }) =>
      recording === null ? [] : [{ id: nextVideo(), officer, recording }],
    );
    const videos = recorded.map(({ id, ...taken }) => {
      const relatedIds = recorded.filter((other) => other.id !== id).map((other) => other.id);
      return videoRecord(desk, id, matter, { ...taken, tourEndsAt: tour.endsAt, relatedIds });
    });
    const dispatches = tour.hasDispatches
      ? event.contacts.map((contact) => dispatchRecord(desk, nextDispatch(), matter, contact))
      : [];
    return { videos, dispatches };
  }

  return (tour, rows, errandCount) => {
    const reels = generation.reelsFor(tour.squad.number);
    const events = workTour(dice, tour, rows, reels);
    const made = events.map((event) => fromEvent(tour, event));
    const errandVideos = Array.from({ length: errandCount }, (_, index) =>
      errand(desk, dice, tour, index, nextVideo(), reels),
    );
    return {
      videos: [...made.flatMap(({ videos }) => videos), ...errandVideos],
      dispatches: made.flatMap(({ dispatches }) => dispatches),
    };
  };
}

/** Before the tour's first call, where they can't be taken for a call's recording. */
function errand(
  desk: Desk,
  dice: Dice,
  tour: Tour,
  index: number,
  id: string,
  reels: readonly Reel[],
): Video {
  const { label, usualClass } = dice.weighted(errands, (kind) => kind.weight);
  const officer = tour.onDuty[index % tour.onDuty.length] ?? dice.pick(tour.squad.officers);
  const wantedMs = dice.skewed(50, 0.8) * second;
  const reel = nearestReel(dice, reels, wantedMs);
  const recordedAt = instant(
    tour.startsAt - (50 - (Math.floor(index / tour.onDuty.length) % 5) * 10) * minute,
  );
  const recording = {
    recordedAt,
    activatedAt: recordedAt + (reel?.bufferMs ?? 0),
    endedAt: recordedAt + (reel?.durationMs ?? Math.min(wantedMs, 9 * minute)),
    isLateStart: false,
    isEarlyStop: false,
    reel,
  };
  const matter = {
    label,
    usualClass,
    priority: null,
    isUrgent: false,
    isSelfInitiated: true,
    numbers: null,
    disposition: null,
  };
  return videoRecord(desk, id, matter, { officer, recording, tourEndsAt: tour.endsAt, relatedIds: [] });
}

function zip<A, B>(as: readonly A[], bs: readonly B[]): readonly (readonly [A, B])[] {
  return as.map((a, index) => [a, bs[index] as B]);
}
