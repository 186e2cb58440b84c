import { expect, test } from 'vitest';
import { codeLists } from '../../../central/defaults/codeLists.ts';
import type { CodeList } from '../../../contract/nouns/account.ts';
import { meaningIn } from '../../../contract/nouns/no-video.ts';
import { day, instant } from '../../../contract/time.ts';
import { exceptionIn } from '../../../electron/core/missing/exception.ts';
import { standingOf } from '../../../electron/core/missing/said.ts';
import { stateBy } from '../../../electron/core/missing/state.ts';

/** A list as centrals published it before it said what its codes mean. */
const older: readonly CodeList[] = codeLists.map((list) => ({
  ...list,
  items: list.items.map(({ code, label }) => ({ code, label })),
}));

test('a list from before it said what its codes mean means the same', () => {
  const codes = codeLists.find(({ id }) => id === 'no-video')?.items.map(({ code }) => code) ?? [];
  expect(codes).toHaveLength(7);
  for (const code of codes) expect(meaningIn(older, code), code).toEqual(meaningIn(codeLists, code));
});

test('a call is explained, waits, is due again or stays unexplained by its answer and the version that it names', () => {
  const at = instant(100 * day);
  const state = (code: string | null, now: number = at, lists = codeLists, listVersion = 1) =>
    stateBy({ code, listVersion, at }, lists, now);
  expect(stateBy(undefined, codeLists, at)).toBe('open');
  expect(state(null)).toBe('open');
  for (const code of ['found-elsewhere', 'exception-documented', 'cancelled-before-arrival', 'not-equipped'])
    expect(state(code), code).toBe('explained');
  for (const code of ['equipment-failure', 'unexplained', 'a-code-nobody-knows'])
    expect(state(code), code).toBe('unexplained');
  expect(state('upload-pending', at + 3 * day - 1)).toBe('waiting');
  expect(state('upload-pending', at + 3 * day)).toBe('again');
  const next: CodeList = {
    id: 'no-video',
    version: 2,
    items: [{ code: 'equipment-failure', label: 'Equipment failure', explains: 'exception' }],
  };
  expect(state('equipment-failure', at, [...codeLists, next])).toBe('unexplained');
  expect(state('equipment-failure', at, [...codeLists, next], 2)).toBe('explained');
});

test('what waits here stands; else the one that no other takes the place of', () => {
  const said = (id: string, replaces: string | null, sent: 'kept' | 'accepted' = 'accepted') => ({
    id,
    replaces,
    sent,
  });
  expect(standingOf([])).toBe(undefined);
  expect(standingOf([said('a', null), said('b', 'a')])?.id).toBe('b');
  // By the central's order, whatever the clocks of two desks said.
  expect(standingOf([said('b', 'a'), said('a', null)])?.id).toBe('b');
  expect(standingOf([said('mine', null, 'kept'), said('b', 'a'), said('a', null)])?.id).toBe('mine');
});

test('an exception is found in a disposition by a phrase of the list, and nothing is made of other words', () => {
  const found = (text: string | null) => exceptionIn(text, codeLists);
  expect(found('No video: medical facility, exception documented')).toBe('Medical');
  expect(found('No video: victim asked, no  enforcement followed')).toBe(
    'Resident or victim request, no enforcement',
  );
  expect(found('EQUIPMENT FAILURE reported, ticket opened')).toBe('Equipment failure');
  for (const text of ['No report', 'Citation 8841234', '', null]) expect(found(text)).toBe(null);
});
