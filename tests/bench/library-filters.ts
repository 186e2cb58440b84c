import type { z } from 'zod';
import { createDice } from '../../central/seed/dice.ts';
import type { VideoFilter } from '../../contract/library-state.ts';
import { day } from '../../contract/time.ts';
import { libraryNow, libraryPeople } from './library-desk.ts';

type Filter = z.input<typeof VideoFilter>;

/** What people ask of a library, alone and together; the same for the same seed. */
export function filtersFor(rounds: number): readonly Filter[] {
  const dice = createDice('bench', 'filters');
  const officers = libraryPeople.squads.flatMap((squad) => squad.officers);
  return Array.from({ length: rounds }).flatMap((): Filter[] => {
    const officerId = dice.pick(officers).id;
    const unitId = dice.pick(libraryPeople.units).id;
    const from = libraryNow - Math.floor(dice.fraction() * 200) * day;
    const range = { from, to: from + 7 * day };
    const text = `KC26-${dice.whole(160, 550)}`;
    return [
      {},
      { officerId },
      { unitId },
      { classification: 'non-evidence' },
      { classification: 'felony', unitId },
      { review: 'none' },
      { review: 'open' },
      range,
      { ...range, officerId },
      { sort: 'deletion' },
      { sort: 'deletion', unitId, review: 'none' },
      { deletedWithinDays: 14, classification: 'non-evidence' },
      { text },
      { text: `${dice.whole(1600, 5500)}`, unitId },
    ];
  });
}
