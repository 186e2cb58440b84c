import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand/react';
import type { SampleRow } from '../../../contract/sample-state.ts';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useReview } from '../../review/session.ts';
import type { Route } from '../../route/route.ts';
import { go } from '../../route/route-store.ts';
import { say } from '../../ui/notice-store.ts';
import { itemNumber } from '../items/item-words.ts';
import { makeSampleStore, type SampleStore } from '../items/sample-store.ts';
import { nextToDo, videoOf, workRows } from '../items/work-rows.ts';

/** The sample that the review is made for, with its work; null outside of one. */
export function useSampleWork(): {
  readonly store: SampleStore;
  readonly drawId: string;
  readonly itemId: string;
  readonly name: string;
  readonly work: readonly SampleRow[];
} | null {
  const sample = useReview((state) => state.sample);
  const store = useKeptStore(makeSampleStore);
  const draw = useStore(store, (state) => state.draw);
  const drawId = sample?.drawId ?? null;
  useEffect(() => {
    if (drawId !== null) store.open(drawId);
  }, [store, drawId]);
  if (sample === null) return null;
  const isHere = draw?.id === sample.drawId;
  return {
    store,
    ...sample,
    name: isHere ? draw.plan.name : 'Sample',
    work: isHere ? workRows(draw.rows) : [],
  };
}

/** Where an item is worked on: at its review, or in the list when it has no recording to open. */
export function placeOfItem(drawId: string, row: SampleRow): Route {
  const videoId = videoOf(row);
  return videoId === null
    ? { screen: 'sample', drawId, part: 'items' }
    : { screen: 'review', videoId, dutyId: null, sample: { drawId, itemId: row.item.id } };
}

/** What comes after submitting an item: the next one that is to do, or the list. Null outside of a sample. */
export function useGoOn(): (() => Promise<void>) | null {
  const sample = useReview((state) => state.sample);
  const store = useKeptStore(makeSampleStore);
  const goOn = useCallback(async () => {
    if (sample === null) return;
    await store.load();
    const rows = workRows(store.getState().draw?.rows ?? []);
    const next = nextToDo(rows, sample.itemId);
    if (next === null) {
      say('Submitted. Every item of the sample is settled.', { tone: 'good' });
      go({ screen: 'sample', drawId: sample.drawId, part: 'items' });
      return;
    }
    store.stand(next.item.id);
    say(`Submitted. Next: ${itemNumber(next)}, ${next.item.stratum}`, { tone: 'good' });
    go(placeOfItem(sample.drawId, next));
  }, [store, sample]);
  return sample === null ? null : goOn;
}
