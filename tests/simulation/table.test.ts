import { expect, test } from 'vitest';
import { addTo, type Counts, harmedBy, tableOf, unharmed } from './table.ts';

test('what was wrong with a department is counted by what became of the work', () => {
  expect(
    harmedBy([
      'finding-0-0-1 should be ["words 4"], the central has null',
      'review-1 should be a draft, the central has nothing',
      'finding-0-0-1 is at the central 2 times',
      'taken 2 times: {"at":1}',
      'finding-9 was invented',
      'finding-0-0-1 should be [null], the central has words 4',
      'desk 0 is stuck: {"state":"trouble"}',
      'finding-0-0-1 should be ["words 4"], the central has words 3',
    ]),
  ).toEqual({ lost: 2, doubled: 2, invented: 2, stuck: 1, other: 1 });
});

test('the table has a row for each fault, with how often it struck and what it cost', () => {
  const counts: Counts = new Map();
  addTo(counts, 'power cut', 1200, unharmed);
  addTo(counts, 'power cut', 34, unharmed);
  addTo(counts, 'a hungry dog', 1, { ...unharmed, lost: 2 });
  expect(tableOf(counts).split('\n')).toEqual([
    '| what was done | struck | lost | doubled | invented | stuck | other |',
    '| ------------- | -----: | ---: | ------: | -------: | ----: | ----: |',
    '| a hungry dog  |      1 |    2 |       0 |        0 |     0 |     0 |',
    '| power cut     |  1,234 |    0 |       0 |        0 |     0 |     0 |',
  ]);
});
