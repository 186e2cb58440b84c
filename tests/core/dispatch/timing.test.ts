import { expect, test } from 'vitest';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { hour, type Instant, instant, minute, second } from '../../../contract/time.ts';
import { matching, spanOf, timingOf } from '../../../electron/core/dispatch/timing.ts';
import { dispatches } from '../../support/department.ts';

const [template] = dispatches;
if (!template) throw new Error('the department has no dispatches');
const dispatchedAt = instant(Date.UTC(2026, 9, 1, 12, 0));
const at = (offset: number): Instant => instant(dispatchedAt + offset);
const call: Dispatch = {
  ...template,
  receivedAt: at(-2 * minute),
  dispatchedAt,
  enRouteAt: at(1 * minute),
  arrivedAt: at(5 * minute),
  clearedAt: at(30 * minute),
  selfInitiated: false,
};
const recording = (from: number, to: number) => ({
  recordedAt: at(from),
  activatedAt: at(from + 30 * second),
  endedAt: at(to),
  incidentNumber: null,
});
const isMatch = (clip: ReturnType<typeof recording>, dispatch = call): boolean =>
  matching(clip, [dispatch], () => false).length === 1;

test('a recording belongs to a call that it overlaps, begun before it or running on after it', () => {
  expect(isMatch(recording(5 * minute, 20 * minute))).toBe(true);
  expect(isMatch(recording(-30 * minute, 2 * minute))).toBe(true);
  expect(isMatch(recording(29 * minute, 2 * hour))).toBe(true);
  expect(isMatch(recording(-30 * minute, 2 * hour))).toBe(true);
  expect(isMatch(recording(32 * minute, 40 * minute))).toBe(false);
  expect(isMatch(recording(-30 * minute, -2 * minute))).toBe(false);
});

test('one recording may span two calls', () => {
  const later = {
    ...call,
    id: 'later',
    dispatchedAt: at(40 * minute),
    arrivedAt: at(45 * minute),
    clearedAt: at(60 * minute),
  };
  expect(matching(recording(5 * minute, 50 * minute), [later, call], () => false)).toEqual([call, later]);
  expect(matching(recording(5 * minute, 50 * minute), [later, call], ({ id }) => id === 'later')).toEqual([
    later,
    call,
  ]);
});

test('self-initiated activity may begin five minutes before it is called in, a dispatched call one', () => {
  const early = recording(-20 * minute, -3 * minute);
  expect(isMatch(early)).toBe(false);
  expect(isMatch(early, { ...call, selfInitiated: true })).toBe(true);
  expect(isMatch(recording(-20 * minute, -30 * second))).toBe(true);
});

test('a clip without length counts where it begins', () => {
  expect(isMatch(recording(5 * minute, 5 * minute))).toBe(true);
  expect(isMatch(recording(50 * minute, 50 * minute))).toBe(false);
});

test('without a clear time half an hour from the last known time is assumed, and a call never lasts beyond a day', () => {
  const open = { ...call, clearedAt: null };
  expect(isMatch(recording(34 * minute, 36 * minute), open)).toBe(true);
  expect(isMatch(recording(37 * minute, 40 * minute), open)).toBe(false);
  const endless = spanOf({ ...call, clearedAt: at(1000 * hour) });
  expect(endless && endless.toAt - endless.fromAt).toBe(24 * hour);
});

test('times dated 1900, and none at all, are no times', () => {
  const never = instant(Date.UTC(1900, 0, 1));
  const dirty = { ...call, arrivedAt: never, enRouteAt: never };
  expect(timingOf(recording(5 * minute, 20 * minute), dirty)).toMatchObject({
    startsAfterArrivalMs: null,
    startsAfterDispatchMs: 5 * minute + 30 * second,
  });
  const nothing = {
    ...call,
    receivedAt: null,
    dispatchedAt: null,
    enRouteAt: null,
    arrivedAt: null,
    clearedAt: never,
  };
  expect(spanOf(nothing)).toBeNull();
  expect(isMatch(recording(0, hour), nothing)).toBe(false);
});

test('timing counts from the activation, not from the silent buffer', () => {
  const clip = recording(5 * minute + 27 * second, 29 * minute + 8 * second);
  expect(timingOf(clip, call)).toEqual({
    dispatch: call,
    startsAfterArrivalMs: 57 * second,
    startsAfterDispatchMs: 5 * minute + 57 * second,
    endsBeforeClearMs: 52 * second,
  });
  const unbuffered = { ...clip, activatedAt: null };
  expect(timingOf(unbuffered, call).startsAfterArrivalMs).toBe(27 * second);
});

test('cleared before it arrived: neither time is believed', () => {
  const contrary = { ...call, clearedAt: at(3 * minute) };
  expect(timingOf(recording(0, hour), contrary)).toMatchObject({
    startsAfterArrivalMs: null,
    startsAfterDispatchMs: 30 * second,
    endsBeforeClearMs: null,
  });
});
