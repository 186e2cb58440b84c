import { compareBytes } from '../../../sampling/draw/byteOrder.ts';
import { mostNamed } from '../../../sampling/draw/frame.ts';
import { findingRepeated } from '../../../sampling/draw/repeated.ts';
import type { Steps } from '../../../sampling/draw/steps.ts';
import type { ReadDb } from '../db/sql.ts';
import { finding, type Question } from './ask.ts';

/** How many items a question finds, and what would keep a draw from telling them apart. */
export type Counted = {
  readonly items: number;
  /** By the UTF-8 bytes of the key. */
  readonly populations: ReadonlyMap<string, number>;
  /** Ids that several items share: the first by their UTF-8 bytes, and how many there are. */
  readonly duplicates: readonly string[];
  readonly duplicateCount: number;
  readonly withoutId: number;
};

/** Counts a frame without making it, a page to a step: nothing is sorted but what is named. */
export function* counting(db: ReadDb, question: Question): Steps<Counted> {
  const { pages, keyOf } = finding(db, question, { targets: false });
  const populations = new Map<string, { items: number }>();
  const ids: string[] = [];
  let withoutId = 0;
  for (const page of pages) {
    for (const found of page) {
      if (found.realId === null) {
        withoutId += 1;
        continue;
      }
      ids.push(found.realId);
      const key = keyOf(found);
      const population = populations.get(key);
      if (population === undefined) populations.set(key, { items: 1 });
      else population.items += 1;
    }
    yield;
  }
  const repeated = yield* findingRepeated(ids);
  const sorted = [...populations].sort(([a], [b]) => compareBytes(a, b));
  return {
    items: ids.length,
    populations: new Map(sorted.map(([key, population]) => [key, population.items])),
    duplicates: repeated.toSorted(compareBytes).slice(0, mostNamed),
    duplicateCount: repeated.length,
    withoutId,
  };
}
