import type { SampleItem } from '../../../contract/nouns/sample.ts';
import type { DrawDetail, SampleRow } from '../../../contract/sample-state.ts';
import { type Catalogue, classLabel } from '../../desk/catalogue.ts';
import { labelOf } from '../../review/kinds.ts';
import { codesOf } from '../../review/reviewState.ts';
import { count, grouped } from '../../words/count.ts';

type Lists = Pick<Catalogue, 'codeLists'>;
export type Said = 'unavailable' | 'out-of-frame' | 'missing';

/** The department's list that gives the reasons of a state. */
export const listOf = {
  unavailable: 'unavailable',
  'out-of-frame': 'out-of-frame',
  missing: 'no-video',
} as const satisfies Record<Said, string>;

/** The coded reason of an item in words; an empty text without one. */
export function reasonText(
  { state, reason }: Pick<SampleItem, 'state' | 'reason'>,
  { codeLists }: Lists,
): string {
  if (reason === null || state === 'to-do' || state === 'reviewed') return '';
  return labelOf(codesOf(codeLists, listOf[state]), reason);
}

/** What stands beside that: the call, or the item's id in the frame. */
export function itemTitle({ item, video, dispatch }: SampleRow): string {
  if (dispatch !== null) return dispatch.dispatch.callType;
  if (video === null || video.incidentNumber === null) return item.id;
  return video.callType ?? video.title;
}

/** What people know it by: the number of the event or incident; without one, the recording's title. */
export function itemNumber({ item, video, dispatch }: SampleRow): string {
  return dispatch?.dispatch.eventNumber ?? video?.incidentNumber ?? video?.title ?? item.id;
}

export function officerOf({ video, dispatch }: SampleRow): { readonly name: string; readonly badge: string } {
  const { officerName, badge } = dispatch ?? video ?? { officerName: null, badge: null };
  return { name: officerName ?? 'officer unknown', badge: badge ?? '' };
}

/** When it was recorded or dispatched, with its zone; null when the record isn't here. */
export function momentOf({
  video,
  dispatch,
}: SampleRow): { readonly at: number; readonly zone: string } | null {
  if (video !== null) return { at: video.recordedAt, zone: video.zone };
  const call = dispatch?.dispatch;
  const at = call?.dispatchedAt ?? call?.receivedAt ?? call?.arrivedAt ?? null;
  return call === undefined || at === null ? null : { at, zone: call.zone };
}

export function classesOf({ video }: SampleRow, catalogue: Catalogue): string {
  return video === null ? '' : video.classes.map((code) => classLabel(catalogue, code)).join(', ');
}

/** What it means to say this of an item, before it is said. */
export function meaningOf(said: Said, row: SampleRow, draw: DrawDetail): string {
  switch (said) {
    case 'unavailable':
      return 'It stays in the sample as non-response. The results say what they would be if every such item were good, and if every one were bad.';
    case 'missing':
      return 'It should exist and doesn’t. That is a finding of its own, and counts as one in the results, but for a recording that was found elsewhere or that nobody was to make.';
    case 'out-of-frame': {
      const left = draw.sparesLeft.find(({ stratum }) => stratum === row.item.stratum)?.left ?? 0;
      return left > 0
        ? `It should never have been in the list. The next spare of ${row.item.stratum} takes its place; ${left === 1 ? 'it is the last one' : `${count(left, 'spare')} of it stand by`}.`
        : `It should never have been in the list. The spares of ${row.item.stratum} are used up, so nothing takes its place. “Take more” draws on in the same order.`;
    }
  }
}

/** What came of it, once the core has it. */
export function settledText(
  said: Said,
  row: SampleRow,
  reply: { readonly replacedBy: SampleRow | null; readonly sparesLeft: number },
): string {
  const number = itemNumber(row);
  if (said !== 'out-of-frame')
    return `${number} is ${said === 'missing' ? 'missing' : 'unavailable'}, and stays in the sample.`;
  if (reply.replacedBy === null)
    return `${number} is out of frame. The spares of ${row.item.stratum} are used up, so nothing takes its place.`;
  return `${number} is out of frame. The next spare takes its place: ${itemNumber(reply.replacedBy)}. ${grouped(reply.sparesLeft)} left.`;
}
