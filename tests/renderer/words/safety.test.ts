import { expect, test } from 'vitest';
import type { LastStart } from '../../../contract/sync-state.ts';
import { instant } from '../../../contract/time.ts';
import { startWords } from '../../../renderer/words/safety.ts';

const now = Date.UTC(2026, 10, 27, 12);
const start: LastStart = {
  at: instant(now),
  found: 'mended',
  work: 'both',
  copyAt: instant(now - 600_000),
  isSure: true,
  isPulledWhole: true,
  isFootageWhole: true,
};

test('a restore says where the work came from, what is missing, and that the damaged file is kept', () => {
  const sure = startWords(start, now);
  expect(sure.says).toMatch(/joined with the safety copy of .+ Nothing that you kept is missing\.$/);
  expect(sure.more).toEqual(['The damaged file was set aside and is kept.']);
  const unsure = startWords(
    { ...start, work: 'copy', isSure: false, isPulledWhole: false, isFootageWhole: false },
    now,
  );
  expect(unsure.says).toMatch(
    /restored from the safety copy .+ may be missing\. Please look through your latest reviews\.$/,
  );
  expect(unsure.more).toHaveLength(3);
});

test('a start in order, or after a power cut, is no trouble', () => {
  expect(startWords({ ...start, found: 'fine' }, now)).toEqual({
    says: 'It was in order.',
    more: [],
    isTrouble: false,
  });
  expect(startWords({ ...start, found: 'log' }, now).isTrouble).toBe(false);
  expect(startWords({ ...start, found: 'log-mended' }, now).isTrouble).toBe(true);
});
