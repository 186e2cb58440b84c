import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCommands, useKeyOf } from '../../keyboard/KeyboardProvider.tsx';
import { go } from '../../route/route-store.ts';
import type { Crumb } from '../../shell/TopBar.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { placeIn } from '../items/work-rows.ts';
import { inReviewKeys } from '../sample-keys.ts';
import { placeOfItem, useSampleWork } from './use-in-sample.ts';

export type InSample = {
  readonly crumbs: readonly Crumb[];
  /** "Item 12 of 59, East Patrol". */
  readonly says: string;
  readonly step: (by: 1 | -1) => void;
  readonly toList: () => void;
};

/** Where a review stands in the sample that it is made for; null when it is made for none. */
export function useInSample(): InSample | null {
  const found = useSampleWork();
  if (found === null) return null;
  const { store, drawId, itemId, name, work } = found;
  const place = placeIn(work, itemId);
  const row = work[(place?.number ?? 0) - 1];
  return {
    crumbs: [
      { label: 'Samples', to: { screen: 'samples' } },
      { label: name, to: { screen: 'sample', drawId, part: 'items' } },
    ],
    says: place === null ? '' : `Item ${place.number} of ${place.of}, ${row?.item.stratum ?? ''}`,
    step: (by) => {
      const to = place === null ? undefined : work[(place.number - 1 + by + work.length) % work.length];
      if (to === undefined) return;
      store.stand(to.item.id);
      go(placeOfItem(drawId, to));
    },
    toList: () => go({ screen: 'sample', drawId, part: 'items' }),
  };
}

/** The place in the sample, with ways to the item before and the next one. */
export function SampleSteps({ inSample }: { readonly inSample: InSample }) {
  const { says, step, toList } = inSample;
  useCommands('Sample', inReviewKeys, {
    'sample.next': () => step(1),
    'sample.previous': () => step(-1),
    'sample.list': toList,
  });
  return (
    <>
      <IconButton
        label="Item before"
        icon={<ChevronLeft aria-hidden="true" />}
        keys={useKeyOf(inReviewKeys, 'sample.previous')}
        onPress={() => step(-1)}
      />
      <Pill>{says === '' ? 'Item of a sample' : says}</Pill>
      <IconButton
        label="Next item"
        icon={<ChevronRight aria-hidden="true" />}
        keys={useKeyOf(inReviewKeys, 'sample.next')}
        onPress={() => step(1)}
      />
    </>
  );
}
