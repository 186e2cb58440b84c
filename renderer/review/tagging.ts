import type { VideoDetail } from '../../contract/library-state.ts';
import { clockText } from '../../contract/time.ts';
import { type Group, kindFor } from './kinds.ts';
import { type Moment, momentOf } from './marks.ts';
import { type NotOpen, standingOf, whenOpen } from './openOrWhy.ts';
import type { CodeItem } from './reviewState.ts';
import type { ReviewStore } from './reviewStore.ts';

type Needs = {
  readonly player: Parameters<typeof momentOf>[0];
  readonly review: Pick<ReviewStore, 'store' | 'begin' | 'end' | 'tag'>;
  readonly reaction: { readonly ms: number };
  /** The department's kinds of finding; `now` is null until they are here. */
  readonly kinds: {
    readonly now: () => readonly CodeItem[] | null;
    readonly soon: () => Promise<readonly CodeItem[]>;
  };
  readonly say: (sentence: string) => void;
};

type Press = {
  readonly group: Group;
  readonly moment: Moment;
  readonly isRange: boolean;
  readonly opened: () => void;
};

export type Tagging = ReturnType<typeof createTagging>;

/**
 * What a tag key does. The moment is taken as the key is pressed, and so is whether the clip was playing: paused, it is a
 * moment, and its card opens; while playing it begins a range, which the same key ends. `asks`: the kind is chosen
 * afterwards. A press that comes before the review is open, or before the lists are here, waits for them and is not
 * lost; what is pressed meanwhile waits behind it. What can't be tagged is answered with a sentence.
 */
export function createTagging({ player, review, reaction, kinds, say }: Needs) {
  let waiting: Promise<void> | null = null;

  return (group: Group, asks: boolean, opened: () => void): void => {
    const moment = momentOf(player, reaction.ms);
    const isRange = player.store.getState().playing && !asks;
    const press = { group, moment, isRange, opened };
    const [known, standing] = [kinds.now(), standingOf(review.store.getState())];
    if (waiting === null && known !== null && standing !== 'opening') {
      tag(press, standing, known);
      return;
    }
    const ready = Promise.all([whenOpen(review.store), kinds.soon()]);
    const turn = (waiting ?? Promise.resolve())
      .then(() => ready)
      .then(([open, soon]) => tag(press, open, soon))
      .finally(() => {
        if (waiting === turn) waiting = null;
      });
    waiting = turn;
  };

  function tag(
    { group, moment, isRange, opened }: Press,
    open: VideoDetail | NotOpen,
    known: readonly CodeItem[],
  ) {
    if (typeof open === 'string') {
      say(whyNot[open]);
      return;
    }
    const begun = review.store.getState().running.find((one) => one.group === group);
    if (begun !== undefined) {
      review.end(begun, moment);
      return;
    }
    const { durationMs, muted } = open.video;
    const kind = kindFor(known, group, { atMs: moment.meant.ms, durationMs, muted });
    if (kind === null) {
      say('Your department’s list of findings has none of this kind.');
      return;
    }
    if (!isRange) {
      if (review.tag(kind, moment) !== null) opened();
      return;
    }
    void review.begin(kind, group, moment)?.kept.then((kept) => {
      if (kept) say(`${kind.label} from ${clockText(moment.meant.ms)}; the same key ends it.`);
    });
  }
}

const whyNot = {
  purpose: 'Say first why you are watching; then marks can be put.',
  failed: 'No mark was put: the review could not be opened.',
  over: 'This review has been submitted and takes no more marks.',
  elsewhere: 'No mark was put: another recording was opened before this one was ready.',
} as const satisfies Record<NotOpen, string>;
