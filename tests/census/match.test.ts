import { expect, test } from 'vitest';
import { matchOfficer, nothingChosen, withoutOfficer } from '../../census/match.ts';
import { standardRules } from '../../census/rules.ts';
import { at, call, clip, judge, judgeOne } from './day.ts';

const minute = 60_000;

test('a recording from the arrival to the clear is full, and the number makes it sure', () => {
  expect(judgeOne(call(1, 0, 30), [clip(7, 5, 30, { number: 'E1' })])).toEqual({
    call: 1,
    state: 'matched',
    coverage: 'full',
    lateMs: 0,
    earlyMs: 0,
    gapMs: 0,
    recordings: [7],
    because: ['same-number', 'overlap'],
    confidence: 'high',
    refusal: null,
    notExpected: null,
  });
});

test('late starts and early stops count from the activation, within tolerance they are none', () => {
  const found = (from: number, to: number) => {
    const { coverage, lateMs, earlyMs } = judgeOne(call(1, 0, 30), [clip(7, from, to)]);
    return [coverage, lateMs, earlyMs];
  };
  expect(found(6, 30)).toEqual(['late-start', 1 * minute, 0]);
  expect(found(5, 28)).toEqual(['early-stop', 0, 2 * minute]);
  expect(found(7, 20)).toEqual(['late-and-early', 2 * minute, 10 * minute]);
  expect(found(5 + 10 / 60, 29.5)).toEqual(['full', 0, 0]);
  expect(found(5 + 11 / 60, 29.5)[0]).toBe('late-start');
});

test('several recordings cover together, and what lies between them is a gap', () => {
  const both = judgeOne(call(1, 0, 30), [clip(8, 20, 30), clip(7, 5, 15)]);
  expect(both).toMatchObject({ coverage: 'partial', gapMs: 5 * minute, recordings: [7, 8] });
  expect(both.because).toContain('several-recordings');
  const cameras = judgeOne(call(1, 0, 30), [clip(7, 5, 20), clip(8, 15, 30, { device: 'X2' })]);
  expect(cameras).toMatchObject({ coverage: 'full', gapMs: 0 });
  expect(cameras.because).toContain('second-camera');
});

test('one recording over several calls counts for each of them', () => {
  const { calls, recordings } = judge([call(1, 0, 30), call(2, 32, 60)], [clip(7, 4, 60)]);
  expect(calls.map(({ coverage }) => coverage)).toEqual(['full', 'full']);
  expect(calls[0]?.because).toContain('recording-spans-calls');
  expect(calls.map(({ confidence }) => confidence)).toEqual(['medium', 'medium']);
  expect(recordings).toEqual([{ recording: 7, state: 'matched', refusal: null }]);
});

test('midnight is nothing special', () => {
  const before = judgeOne(call(1, -20, 20), [clip(7, -15, 20)]);
  expect(before).toMatchObject({ coverage: 'full', confidence: 'high' });
});

test('within the tolerances alone it is matched with little confidence', () => {
  const tail = judgeOne(call(1, 0, 30), [clip(7, 30.5, 40)]);
  expect(tail).toMatchObject({ coverage: 'late-start', lateMs: 25 * minute, confidence: 'low' });
  expect(tail.because).toEqual(['only-within-tolerance']);
  expect(judgeOne(call(1, 0, 30), [clip(7, 31.5, 40)]).state).toBe('unmatched');
  expect(judgeOne(call(1, 0, 30), [clip(7, -20, -3)]).state).toBe('unmatched');
  expect(judgeOne(call(1, 0, 30, { selfInitiated: true }), [clip(7, -20, -3)]).state).toBe('matched');
});

test('what lies in one call is not its neighbour’s because of the tolerances, unless it has its number', () => {
  const two = [call(1, 0, 30), call(2, 30.5, 60)];
  const states = (number: string | null) => {
    const { calls } = judge(two, [clip(7, 5, 30, { number })]);
    return calls.map(({ state }) => state);
  };
  expect(states(null)).toEqual(['matched', 'unmatched']);
  expect(states('E2')).toEqual(['matched', 'matched']);
});

test('the silent buffer records nothing', () => {
  const result = judgeOne(call(1, 0, 30), [clip(7, 31.4, 40, { recordedAt: at(29) })]);
  expect(result.state).toBe('unmatched');
  const unknown = judgeOne(call(1, 0, 30), [clip(7, 31.4, 40, { recordedAt: at(29), activatedAt: null })]);
  expect(unknown.state).toBe('matched');
});

test('an empty recording is refused, and so is one that ends before it begins', () => {
  const { calls, recordings } = judge([call(1, 0, 30)], [clip(7, 5.5, 5), clip(8, 10, 9)]);
  expect(calls[0]?.state).toBe('unmatched');
  expect(recordings.map(({ state, refusal }) => [state, refusal])).toEqual([
    ['refused', 'empty'],
    ['refused', 'empty'],
  ]);
});

test('a call without a time is refused, one that is there already too, and the first of both stays', () => {
  const never = Date.UTC(1900, 0, 1);
  const nothing = { receivedAt: null, dispatchedAt: never, arrivedAt: null, clearedAt: never };
  const { calls } = judge([call(3, 0, 30), call(1, 0, 30, { event: 'E3' }), call(2, 0, 0, nothing)], []);
  expect(calls.map(({ call: no, state, refusal }) => [no, state, refusal])).toEqual([
    [3, 'refused', 'repeated'],
    [1, 'unmatched', null],
    [2, 'refused', 'no-time'],
  ]);
});

test('a call that nobody was to record says why', () => {
  expect(judgeOne(call(1, 0, 5, { cancelled: true }), []).notExpected).toBe('cancelled');
  expect(judgeOne(call(1, 0, 5, { equipped: false }), []).notExpected).toBe('not-equipped');
  expect(judgeOne(call(1, 0, 5), []).notExpected).toBeNull();
  expect(judgeOne(call(1, 0, 30, { cancelled: true }), [clip(7, 5, 30)]).notExpected).toBeNull();
});

test('times that contradict each other are not measured by, and leave little confidence', () => {
  const contrary = judgeOne(call(1, 0, 3, { arrivedAt: at(5) }), [clip(7, 1, 20)]);
  expect(contrary).toMatchObject({ earlyMs: 0, lateMs: 1 * minute, confidence: 'low' });
  expect(contrary.because).toEqual(['overlap', 'times-contradict', 'no-arrival-time', 'no-clear-time']);
  const open = judgeOne(call(1, 0, 0, { clearedAt: null }), [clip(7, 5, 10)]);
  expect(open).toMatchObject({ coverage: 'full', earlyMs: 0 });
  expect(open.because).toContain('no-clear-time');
});

test('without an arrival the contact begins when the officer was sent', () => {
  const { lateMs, because, confidence } = judgeOne(call(1, 0, 30, { arrivedAt: null }), [clip(7, 6, 30)]);
  expect([lateMs, because, confidence]).toEqual([6 * minute, ['overlap', 'no-arrival-time'], 'medium']);
});

test('another call’s number on the recording weakens it', () => {
  const other = judgeOne(call(1, 0, 30), [clip(7, 5, 30, { number: 'E9' })]);
  expect([other.because, other.confidence]).toEqual([['overlap', 'other-number'], 'medium']);
});

test('a recording from before the arrival alone shows nothing of the contact', () => {
  const apart = judgeOne(call(1, 0, 30), [clip(6, 1, 2), clip(7, 8, 30)]);
  expect(apart).toMatchObject({ coverage: 'late-start', lateMs: 3 * minute, gapMs: 0 });
  expect(judgeOne(call(1, 0, 30), [clip(6, 1, 2)])).toMatchObject({
    coverage: 'early-stop',
    earlyMs: 25 * minute,
  });
});

test('what a reviewer chose stands before every rule', () => {
  const [mine, theirs] = [clip(7, 5, 30), clip(8, 60, 90)];
  const { calls, recordings } = matchOfficer([call(1, 0, 30), call(2, 70, 90)], [mine], standardRules, {
    recordingsOf: new Map([
      [1, []],
      [2, [theirs]],
    ]),
    taken: new Set([8]),
  });
  expect(calls.map(({ state, because, recordings: of }) => [state, because, of])).toEqual([
    ['unmatched', ['chosen-by-hand'], []],
    ['matched', ['chosen-by-hand'], [8]],
  ]);
  expect(recordings[0]?.state).toBe('unmatched');
  const elsewhere = { ...nothingChosen, taken: new Set([7]) };
  expect(matchOfficer([], [mine], standardRules, elsewhere).recordings[0]?.state).toBe('matched');
});

test('without an officer nothing can be matched', () => {
  const { calls, recordings } = withoutOfficer([call(1, 0, 30)], [clip(7, 5, 30)]);
  expect([calls[0]?.refusal, recordings[0]?.refusal]).toEqual(['no-officer', 'no-officer']);
});
