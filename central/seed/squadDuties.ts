import type { Account } from '../../contract/nouns/account.ts';
import type { Duty } from '../../contract/nouns/review.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { day, hour, instant } from '../../contract/time.ts';
import { type Item, itemAbout, itemOf } from '../items/item.ts';
import { periodicDutyId } from '../programmes/owed.ts';
import { createDice, type Dice } from './dice.ts';
import { doneReview, seenBy } from './doneReview.ts';
import { quarterOf } from './quarter.ts';
import type { Truth } from './truth.ts';

/** What a sergeant's quarter is made of. */
export type SquadQuarter = {
  readonly seed: string;
  readonly reviewer: Account;
  /** Recordings of the squad that may be drawn. */
  readonly videos: readonly Video[];
  /** Real clips, owed whatever else is drawn. */
  readonly clips: readonly Video[];
  readonly truth: Truth;
  readonly now: number;
  /** The draw of the period that they are owed from. */
  readonly drawId: string;
};

/** Reviews done by now, and those still owed. Four more are owed as second reviews of an audit. */
const doneCount = 31;
const openCount = 15;
/** With something to find, of each officer's at most so many. */
const plantedEach = 2;

/**
 * A quarter as a sergeant finds it in the middle: five videos of each officer drawn at random, most of them done with
 * their findings, three officers not started, one sent back by the lieutenant.
 */
export function squadDuties(quarter: SquadQuarter): {
  readonly items: readonly Item[];
  /** What is owed or done of the period's draw. */
  readonly drawn: readonly Video[];
} {
  const dice = createDice(quarter.seed, `duties of ${quarter.reviewer.username}`);
  const { period, short } = quarterOf(quarter.now);
  const drawn = draw(dice, quarter);
  const duty = (video: Video, kind: Duty['kind'], programme: string): Duty => ({
    id: periodicDutyId(quarter.drawId, video.vendorId),
    videoId: video.id,
    reviewerId: quarter.reviewer.id,
    kind,
    programme,
    squadId: video.squadId,
    divisionId: video.divisionId,
    dueAt: period.endsAt,
    period,
    note: null,
    doneAt: null,
    sample: { drawId: quarter.drawId, itemId: video.vendorId },
  });
  const returned = drawn.returned.map((video) => ({
    ...duty(video, 'returned', `${short} draw`),
    dueAt: instant(quarter.now + 3 * day),
    note: 'Lt. C. Boone: please look again at courtesy towards the end; the resident has called since.',
  }));
  const open = drawn.open.map((video) => duty(video, 'periodic', `${short} draw`));
  const done = drawn.done.flatMap((video) => {
    const at = instant(doneAt(dice, video, period.startsAt, quarter.now));
    const closed = { ...duty(video, 'periodic', `${short} draw`), doneAt: at };
    const what = { video, duty: closed, purpose: 'periodic', at } as const;
    return [itemOf('duty', closed), resultItem(quarter, dice, quarter.reviewer, what)];
  });
  return {
    items: [...[...returned, ...open].map((owed) => itemOf('duty', owed)), ...done],
    drawn: [...drawn.returned, ...drawn.open, ...drawn.done],
  };
}

type Drawn = {
  readonly returned: readonly Video[];
  readonly open: readonly Video[];
  readonly done: readonly Video[];
};

/** Real clips are owed first; three officers get open reviews only, the others are done as far as the quarter goes. */
function draw(dice: Dice, quarter: SquadQuarter): Drawn {
  const { now, truth } = quarter;
  const clips = owedClips(quarter.clips);
  const drawable = shuffled(
    dice,
    quarter.videos.filter((video) => isDrawable(video, now) && !truth.videos.noDispatch.includes(video.id)),
  );
  const clipCount = (officerId: string | null) => clips.filter((clip) => clip.officerId === officerId).length;
  const officers = [...Map.groupBy(drawable, (video) => video.officerId)].sort(
    ([a], [b]) => clipCount(b) - clipCount(a),
  );
  const notStarted = takeTurns(officers.slice(0, 3).map(([, theirs]) => theirs));
  // What was planted comes first with each officer, so that the quarter has findings to show.
  const isPlanted = (video: Video) =>
    truth.videos.lateStart.includes(video.id) || truth.videos.earlyStop.includes(video.id);
  const plantedFirst = (theirs: readonly Video[]) => {
    const planted = theirs.filter(isPlanted).slice(0, plantedEach);
    return [...planted, ...theirs.filter((video) => !planted.includes(video))];
  };
  const started = takeTurns(officers.slice(3).map(([, theirs]) => plantedFirst(theirs)));
  const isSentBack = (video: Video) => video.officerId === 'officer-3981';
  const sentBack = clips.find(isSentBack) ?? clips.at(-1) ?? notStarted.at(-1);
  const returned = sentBack === undefined ? [] : [sentBack];
  const owed = [...clips, ...notStarted].filter((video) => video !== sentBack);
  const open = owed.slice(0, openCount - returned.length);
  return {
    returned,
    open,
    done: started.slice(0, doneCount),
  };
}

/** Contacts first, oddities as far as there is room; no camera tests. */
function owedClips(clips: readonly Video[]): readonly Video[] {
  const contacts = clips.filter((clip) => clip.classes.every((tag) => tag.code !== 'training'));
  return contacts
    .toSorted((a, b) => b.durationMs - a.durationMs || (a.id < b.id ? -1 : 1))
    .slice(0, openCount);
}

function isDrawable(video: Video, now: number): boolean {
  return video.access === 'open' && video.recordedAt > now - 75 * day && video.endedAt < now - 2 * day;
}

/** One of each list, then the next of each: nobody has two before everybody has one. */
function takeTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}

function shuffled<T>(dice: Dice, list: readonly T[]): readonly T[] {
  return list
    .map((one) => ({ one, place: dice.fraction() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

/** Some time after the recording, in this quarter, in office hours as far as there have been any. */
function doneAt(dice: Dice, video: Video, quarterStart: number, now: number): number {
  const earliest = Math.max(quarterStart, video.endedAt + hour);
  return Math.floor(dice.between(earliest, Math.max(earliest, now - 2 * hour)));
}

function resultItem(
  quarter: SquadQuarter,
  dice: Dice,
  reviewer: Account,
  done: Parameters<typeof doneReview>[3],
): Item {
  const { video } = done;
  const seen = seenBy(dice, quarter.truth, video.id);
  const id = `review-${reviewer.username}-${video.id}`;
  return itemAbout(video, 'result', id, doneReview(dice, id, reviewer, done, seen));
}
