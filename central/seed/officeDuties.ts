import type { Duty } from '../../contract/nouns/review.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { day, instant } from '../../contract/time.ts';
import { type Item, itemOf } from '../items/item.ts';
import { demoAccounts } from './demoAccounts.ts';
import { createDice } from './dice.ts';

/** What the auditor and the investigator owe: a small audit over real clips, and a case of recordings that are closed to others. */
export function officeDuties(office: {
  readonly seed: string;
  readonly now: number;
  readonly videos: readonly Video[];
  readonly clips: readonly Video[];
}): readonly Item[] {
  const dice = createDice(office.seed, 'office duties');
  const open = office.videos.filter((video) => video.access === 'open');
  const audited = [...office.clips.slice(0, 5), ...Array.from({ length: 5 }, () => dice.pick(open))];
  const restricted = office.videos.filter((video) => video.access === 'restricted').slice(0, 3);
  const duty = (
    video: Video,
    reviewerId: string,
    kind: Duty['kind'],
    programme: string,
    days: number,
  ): Duty => ({
    id: `duty-${kind}-${video.id}`,
    videoId: video.id,
    reviewerId,
    kind,
    programme,
    squadId: video.squadId,
    divisionId: video.divisionId,
    dueAt: instant(office.now + days * day),
    period: null,
    note: null,
    doneAt: null,
  });
  const duties = [
    ...unique(audited).map((video) => duty(video, demoAccounts.auditor.id, 'audit', 'Recording audit', 24)),
    ...restricted.map((video) =>
      duty(video, demoAccounts.investigator.id, 'case', video.caseNumber ?? 'Case', 10),
    ),
  ];
  return duties.map((owed) => itemOf('duty', owed));
}

function unique(videos: readonly Video[]): readonly Video[] {
  return [...new Map(videos.map((video) => [video.id, video])).values()];
}
