import { expect, test } from 'vitest';
import { instant, ms } from '../../../contract/time.ts';
import { arrangeLists } from '../../../electron/core/catalogue/arrange.ts';
import { asking, type Question } from '../../../electron/core/frame/ask.ts';
import { counting } from '../../../electron/core/frame/count.ts';
import { compareBytes } from '../../../sampling/draw/byteOrder.ts';
import { checking } from '../../../sampling/draw/frame.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import { oddVideos, pulledOdd } from './odd-videos.ts';

const question: Question = {
  query: {
    kind: 'videos',
    from: instant(0),
    to: instant(4e12),
    unitIds: [],
    classes: [],
    minLengthMs: ms(0),
  },
  strata: ['squad'],
  watches: [],
  zone: 'America/Chicago',
};

test('a count says of a frame what making it says', async () => {
  const fine = oddVideos(1200, 1).filter(({ vendorId }) => vendorId.startsWith('X'));
  const db = pulledOdd(fine);
  await arrangeLists(db, () => false);
  const made = inOneGo(checking(inOneGo(asking(db.read, question)).items));
  expect(made.ok).toBe(true);
  expect(inOneGo(counting(db.read, question))).toEqual({
    items: fine.length,
    populations: made.ok ? made.value.populations : null,
    duplicates: [],
    duplicateCount: 0,
    withoutId: 0,
  });
});

test('shared ids are counted once each, and the first of them named', async () => {
  const odd = oddVideos(1200, 2).map((video, n) =>
    n % 9 === 0 ? { ...video, vendorId: `X60-${n + 1}` } : video,
  );
  const db = pulledOdd(odd);
  await arrangeLists(db, () => false);
  const counts = Map.groupBy(inOneGo(asking(db.read, question)).items, ({ id }) => id);
  const shared = [...counts].filter(([, items]) => items.length > 1).map(([id]) => id);
  expect(shared.length).toBeGreaterThan(20);
  const counted = inOneGo(counting(db.read, question));
  expect(counted.duplicateCount).toBe(shared.length);
  expect(counted.duplicates).toEqual(shared.sort(compareBytes).slice(0, 20));
  expect(counted.withoutId).toBe(odd.filter(({ vendorId }) => vendorId.trim() === '').length);
});
