import { expect, test } from 'vitest';
import { day, instant } from '../../../contract/time.ts';
import {
  effectOf,
  requested,
  requestedAgain,
  type Table,
} from '../../../electron/core/reclassification/rules.ts';
import { classifications, videos } from '../../support/department.ts';

const table: Table = new Map(classifications.map((row) => [row.code, row]));
const [video] = videos as [(typeof videos)[number]];
const now = instant(9);
const by = { id: 'a', name: 'M. Alvarez' };
const asked = { id: 'c1', to: 'misdemeanor-citation', reason: 'A ticket was written', reference: 'T1000' };
const ask = (changes: Partial<typeof asked> = {}) =>
  requested({ ...asked, ...changes }, { id: 'r' }, video, by, table, now);

test('a request says what the reviewer saw, what is wanted, why and by whom', () => {
  expect(ask()).toEqual({
    ...asked,
    videoId: video.id,
    reviewId: 'r',
    from: ['non-evidence'],
    requestedBy: 'a',
    requestedByName: 'M. Alvarez',
    requestedAt: now,
  });
});

test('it names a class of the department, another one than now, and a reason', () => {
  expect(ask({ to: 'felony' })).toMatchObject({ refused: 'code-unknown' });
  expect(ask({ to: 'non-evidence' })).toMatchObject({ refused: 'class-unchanged' });
  expect(ask({ reason: ' \n ' })).toMatchObject({ refused: 'reason-needed' });
});

test('one of several classes is not what the video has: asking for it alone is a change', () => {
  const tag = (code: string) => ({ code, source: 'officer' as const, setBy: null, setAt: null });
  const both = { ...video, classes: [tag('non-evidence'), tag('training')] };
  expect(requested({ ...asked, to: 'training' }, { id: 'r' }, both, by, table, now)).toMatchObject({
    from: ['non-evidence', 'training'],
    to: 'training',
  });
});

test('the effect is told in days of deletion, before and after', () => {
  const effect = (to: string) => effectOf(video, { from: ['non-evidence'], to }, table);
  expect(effect('misdemeanor-citation')).toEqual({
    deletedAtBefore: video.recordedAt + 180 * day,
    deletedAtAfter: video.recordedAt + 1095 * day,
  });
  expect(effect('unclassified').deletedAtAfter).toBeNull();
});

test('asking again stands on what they have', () => {
  const mine = {
    ...asked,
    videoId: 'v',
    reviewId: 'r',
    from: ['non-evidence'],
    requestedBy: 'a',
    requestedByName: 'A',
    requestedAt: instant(1),
  };
  expect(requestedAgain(mine, 'c2', ['training'], now)).toEqual({
    ...mine,
    id: 'c2',
    from: ['training'],
    requestedAt: now,
  });
});
