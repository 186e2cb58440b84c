import type { z } from 'zod';
import { type Noun, type published, schemaVersion } from '../../contract/nouns/feed.ts';

/** Something to publish, ready to be written: who may see it, and its body as JSON text. */
export type Item = {
  readonly noun: Noun;
  readonly id: string;
  readonly v: number;
  readonly gone: boolean;
  readonly restricted: boolean;
  readonly squadId: string | null;
  readonly divisionId: string | null;
  /** Set: for this account alone, whatever the other two say. */
  readonly accountId: string | null;
  /**
   * What it is found by, besides its id: the video that a result, a reclassification or the duty of a second review is
   * about; the draw that a part of a sample belongs to; the dispatch that something was said of; a video's own name in the
   * real world.
   */
  readonly about: string | null;
  readonly body: string;
};

export type BodyOf<N extends Noun> = z.infer<(typeof published)[N]>;

/** Where something belongs. */
export type Place = Pick<Item, 'squadId' | 'divisionId' | 'restricted'>;

export type PlacedVideo = Pick<BodyOf<'video'>, 'id' | 'squadId' | 'divisionId' | 'access'>;

/** Nouns without a place of their own: the department's configuration, the same for everybody. */
export const nounsForEverybody = [
  'unit',
  'classification',
  'code-list',
  'form',
  'programme',
  'period',
  'census-rules',
  'class-fit',
  'measure-definition',
] as const satisfies readonly Noun[];

/** Nouns of a sample: seen by those who see what its maker sees. */
export type SampleNoun = 'committed-plan' | 'draw' | 'sample-item' | 'adjudication' | 'paper' | 'paper-entry';

/** What was said of a dispatch: seen by those who see the dispatch. */
export type SaidNoun = 'no-video-answer' | 'match-choice';

/** Nouns that carry their audience in their own body. */
export type PlacedNoun = Exclude<Noun, 'result' | 'reclassification' | SampleNoun | SaidNoun>;

/** The item for a body. Forms and code lists are one item per version, because a version never changes. */
export function itemOf<N extends PlacedNoun>(noun: N, body: BodyOf<N>): Item {
  return { ...base(noun, JSON.stringify(body)), ...faceOf({ noun, body } as Faced) };
}

/** The item for what was said about a video, seen by those who may see the video; `onlyFor` narrows it to one account. */
export function itemAbout(
  video: PlacedVideo,
  noun: 'result' | 'reclassification',
  id: string,
  body: BodyOf<'result'> | BodyOf<'reclassification'>,
  onlyFor: string | null = null,
): Item {
  return { ...base(noun, JSON.stringify(body)), id, ...placeOf(video), accountId: onlyFor, about: video.id };
}

/** The item for a part of a draw, placed where the draw is; found again by the draw's id. */
export function itemOfDraw<N extends SampleNoun>(
  { squadId, divisionId }: Pick<Item, 'squadId' | 'divisionId'>,
  noun: N,
  id: string,
  drawId: string,
  body: BodyOf<N>,
  onlyFor: string | null = null,
): Item {
  const place = { ...nowhere, squadId, divisionId, accountId: onlyFor };
  return { ...base(noun, JSON.stringify(body)), ...place, id, about: drawId };
}

/** The item for what was said of a dispatch, placed where the dispatch is; found again by the dispatch's id. */
export function itemOfDispatch<N extends SaidNoun>(
  { squadId, divisionId, restricted }: Place,
  noun: N,
  id: string,
  dispatchId: string,
  body: BodyOf<N>,
): Item {
  const place = { ...nowhere, squadId, divisionId, restricted };
  return { ...base(noun, JSON.stringify(body)), ...place, id, about: dispatchId };
}

/** The same item, for everybody who sees its place. */
export function openItem(item: Item): Item {
  return { ...item, accountId: null };
}

/** The same item, taken back. Its last body stays in the central and isn't sent. */
export function goneItem(item: Item): Item {
  return { ...item, gone: true };
}

type Faced = { [N in PlacedNoun]: { readonly noun: N; readonly body: BodyOf<N> } }[PlacedNoun];

const nowhere = { squadId: null, divisionId: null, accountId: null, restricted: false };

function base(noun: Noun, body: string) {
  return { noun, v: schemaVersion, gone: false, about: null, body };
}

function faceOf(item: Faced): Place & Pick<Item, 'id' | 'accountId'> & Partial<Pick<Item, 'about'>> {
  switch (item.noun) {
    case 'unit':
      return { ...nowhere, id: item.body.id };
    case 'classification':
      return { ...nowhere, id: item.body.code };
    case 'code-list':
    case 'form':
    case 'programme':
    case 'census-rules':
    case 'class-fit':
    case 'measure-definition':
      return { ...nowhere, id: `${item.body.id}@${item.body.version}` };
    case 'period':
      return { ...nowhere, id: item.body.id };
    case 'officer':
    case 'dispatch':
    case 'measure-value':
      return { ...nowhere, id: item.body.id, squadId: item.body.squadId, divisionId: item.body.divisionId };
    case 'video':
      return { ...nowhere, id: item.body.id, ...placeOf(item.body), about: item.body.vendorId };
    case 'duty': {
      const about = item.body.kind === 'second' ? item.body.videoId : null;
      return { ...nowhere, id: item.body.id, accountId: item.body.reviewerId, about };
    }
    case 'draft':
      return { ...nowhere, id: item.body.review.id, accountId: item.body.review.reviewerId };
  }
}

/** Where a video belongs and whether it is kept from most. */
export function placeOf(video: Omit<PlacedVideo, 'id'>): Place {
  return { squadId: video.squadId, divisionId: video.divisionId, restricted: video.access === 'restricted' };
}
