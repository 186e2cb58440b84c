import { expect, test } from 'vitest';
import { standardFit } from '../../../contract/nouns/class-fit.ts';
import { instant, minute, second } from '../../../contract/time.ts';
import { callsOf, isUntouched, misfits, outcomesOf } from '../../../electron/core/risk/rules.ts';
import { dispatches, videos } from '../../support/department.ts';

const told = (
  disposition: string | null,
  citation: string | null = null,
  reportNumber: string | null = null,
) => outcomesOf({ disposition, citation, reportNumber }, standardFit).map(({ says }) => says);

test('what came of a call is read out of its disposition, citation and report number', () => {
  expect(told('Citation 8841234', '8841234')).toEqual(['Citation 8841234']);
  expect(told('CITATION issued')).toEqual(['Citation']);
  expect(told('Arrest', 'Arrest', 'KC26-1')).toEqual(['Arrest']);
  expect(told('Subject in custody; use of force reported')).toEqual(['Use of force', 'Arrest']);
  expect(told('Report taken', null, 'KC26-1')).toEqual(['Report KC26-1']);
  expect(told(null, null, 'KC26-1')).toEqual(['Report KC26-1']);
  expect(told('No report', null, 'KC26-1')).toEqual([]);
  expect(told('Gone on arrival', null, 'KC26-1')).toEqual([]);
  expect(told(null, ' ')).toEqual([]);
  // A word is a whole word.
  expect(told('Solicitation complaint')).toEqual([]);
});

test('a class fits when one of several does; what says nothing fits no outcome', () => {
  const outcomes = outcomesOf({ disposition: 'Citation 1', citation: '1', reportNumber: null }, standardFit);
  expect(misfits(['non-evidence'], outcomes, standardFit)).toHaveLength(1);
  expect(misfits(['unclassified'], outcomes, standardFit)).toHaveLength(1);
  expect(misfits([], outcomes, standardFit)).toHaveLength(1);
  expect(misfits(['non-evidence', 'misdemeanor-citation'], outcomes, standardFit)).toEqual([]);
  const force = outcomesOf({ disposition: 'Taser used', citation: null, reportNumber: null }, standardFit);
  expect(misfits(['felony'], force, standardFit)).toEqual(force);
});

test('a class that was only given by default is nobody’s word', () => {
  const tag = (code: string, source: 'default' | 'officer') => ({ code, source, setBy: null, setAt: null });
  expect(isUntouched({ classes: [] }, standardFit)).toBe(true);
  expect(isUntouched({ classes: [tag('non-evidence', 'default')] }, standardFit)).toBe(true);
  expect(isUntouched({ classes: [tag('unclassified', 'officer')] }, standardFit)).toBe(true);
  expect(isUntouched({ classes: [tag('non-evidence', 'officer')] }, standardFit)).toBe(false);
});

test('a recording answers to the call it fits best, and to others whose own time it shares', () => {
  const [video] = videos;
  const [call] = dispatches;
  if (video === undefined || call === undefined) throw new Error('no rows');
  const next = (startsIn: number) => ({
    ...call,
    id: 'next',
    dispatchedAt: instant(video.endedAt + startsIn),
    arrivedAt: instant(video.endedAt + startsIn),
    clearedAt: instant(video.endedAt + startsIn + 10 * minute),
  });
  const spanning = next(-minute);
  expect(callsOf(video, [call, spanning])).toEqual([call, spanning]);
  // Only the tolerance of five minutes before a self-initiated call reaches the recording.
  expect(callsOf(video, [call, next(3 * minute)])).toEqual([call]);
  expect(callsOf(video, [call, next(-20 * second)])).toEqual([call]);
});
