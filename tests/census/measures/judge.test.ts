import { describe, expect, test } from 'vitest';
import type { MeasuredCall, MeasuredItem, MeasuredRecording } from '../../../census/measures/item.ts';
import { judge } from '../../../census/measures/judge.ts';
import type { Definition, MeasureId } from '../../../census/measures/measure.ts';
import { mayLeaveOut, versionAt } from '../../../census/measures/measure.ts';
import { day, hour } from '../../../contract/time.ts';

const definition = (id: MeasureId, change: Partial<Definition> = {}): Definition => ({
  id,
  version: 1,
  since: 0,
  limitMs: null,
  leavesOut: mayLeaveOut[id],
  ...change,
});
const belongs = { officerId: 'o1', squadId: 's1', divisionId: 'd1' };
const call = (result: Partial<MeasuredCall['result']>, explainedBy: string | null = null): MeasuredCall => ({
  ...belongs,
  kind: 'call',
  id: 'c1',
  at: 0,
  explainedBy,
  result: {
    state: 'matched',
    coverage: 'full',
    because: ['overlap'],
    confidence: 'high',
    refusal: null,
    notExpected: null,
    ...result,
  },
});
const unmatched = { state: 'unmatched', coverage: null, because: [], confidence: null } as const;
const recording = (change: Partial<MeasuredRecording>): MeasuredRecording => ({
  ...belongs,
  kind: 'recording',
  id: 'v1',
  recordedAt: 0,
  endedAt: hour,
  uploadedAt: 2 * hour,
  classes: [],
  number: 'KC26000001',
  callNumbers: ['KC26000001', 'P260001'],
  ...change,
});
const said = (asked: Definition, item: MeasuredItem, now = 100 * day) => {
  const verdict = judge(asked, item, now);
  return verdict === null ? 'no case' : [verdict.outcome, verdict.why].filter(Boolean).join(' ');
};

describe('activation: dispatches for which policy wants a recording', () => {
  test.each([
    ['yes', call({})],
    ['yes', call({ coverage: 'partial', confidence: 'low' })],
    ['no no-recording', call(unmatched)],
    ['left explained:found-elsewhere', call(unmatched, 'found-elsewhere')],
    ['left cancelled', call({ ...unmatched, notExpected: 'cancelled' })],
    ['left not-equipped', call({ ...unmatched, notExpected: 'not-equipped' })],
    ['left not-judged:repeated', call({ ...unmatched, state: 'refused', refusal: 'repeated' })],
  ])('%s', (expected, item) => {
    expect(said(definition('activation'), item)).toBe(expected);
  });

  test('what a definition doesn’t leave out counts against the officer’s department', () => {
    const strict = definition('activation', { leavesOut: [] });
    expect(said(strict, call(unmatched, 'equipment-failure'))).toBe('no explained:equipment-failure');
    expect(said(strict, call({ ...unmatched, notExpected: 'cancelled' }))).toBe('no cancelled');
  });
});

test('complete recording looks at dispatches with a recording alone', () => {
  const complete = definition('complete', { leavesOut: [] });
  expect(said(complete, call({}))).toBe('yes');
  expect(said(complete, call({ coverage: 'late-and-early' }))).toBe('no late-and-early');
  expect(said(complete, call(unmatched))).toBe('no case');
  expect(said(definition('complete'), call({ confidence: 'low' }))).toBe('left low-confidence');
  expect(said(definition('complete'), call({ because: ['no-clear-time'] }))).toBe('left no-times');
});

describe('classified in time', () => {
  const inAWeek = definition('classified', { limitMs: 7 * day });
  const by = (source: 'default' | 'officer' | 'automatic' | 'supervisor', setAt: number | null) => ({
    classes: [{ code: 'non-evidence', source, setAt }],
  });
  test.each([
    ['yes', recording(by('officer', 7 * day + hour)), 100 * day],
    ['no classified-late', recording(by('officer', 7 * day + hour + 1)), 100 * day],
    ['no not-classified', recording(by('default', null)), 100 * day],
    ['no not-classified', recording(by('automatic', hour)), 100 * day],
    [
      'no not-classified',
      recording({ classes: [{ code: 'unclassified', source: 'officer', setAt: hour }] }),
      100 * day,
    ],
    ['unknown not-classified-yet', recording(by('default', null)), 7 * day],
    ['left no-time', recording(by('officer', null)), 100 * day],
    ['left corrected-later', recording(by('supervisor', 30 * day)), 100 * day],
    ['yes', recording(by('supervisor', day)), 100 * day],
    ['left empty', recording({ endedAt: 0 }), 100 * day],
  ])('%s', (expected, item, now) => {
    expect(said(inAWeek, item, now)).toBe(expected);
  });
});

describe('uploaded in time', () => {
  const inADay = definition('uploaded', { limitMs: day });
  test.each([
    ['yes', recording({ uploadedAt: day + hour }), 100 * day],
    ['no uploaded-late', recording({ uploadedAt: day + hour + 1 }), 100 * day],
    ['unknown not-uploaded-yet', recording({ uploadedAt: null }), day + hour - 1],
    ['no not-uploaded', recording({ uploadedAt: null }), day + hour],
  ])('%s', (expected, item, now) => {
    expect(said(inADay, item, now)).toBe(expected);
  });
});

test('a number is right when it is the event’s or the report’s; recordings without a dispatch have none to carry', () => {
  const right = definition('number-right', { leavesOut: [] });
  expect(said(right, recording({}))).toBe('yes');
  expect(said(right, recording({ number: 'P260001' }))).toBe('yes');
  expect(said(right, recording({ number: 'P260002' }))).toBe('no other-number');
  expect(said(right, recording({ number: null }))).toBe('no no-number');
  expect(said(right, recording({ callNumbers: null }))).toBe('no case');
});

test('a spoken reason counts for the finding that it belongs to', () => {
  const finding = (about: 'late-start' | 'early-stop', reasonHeard: 'yes' | 'no' | 'unclear' | null) =>
    ({ ...belongs, kind: 'finding', id: 'r1 f1', submittedAt: 0, about, reasonHeard }) as const;
  const [stop, start] = [definition('narrated-stop'), definition('narrated-start')];
  expect(said(stop, finding('early-stop', 'yes'))).toBe('yes');
  expect(said(stop, finding('early-stop', 'no'))).toBe('no no-reason-heard');
  expect(said(stop, finding('early-stop', 'unclear'))).toBe('left cannot-tell');
  expect(said(stop, finding('early-stop', null))).toBe('left not-asked');
  expect(said(stop, finding('late-start', 'yes'))).toBe('no case');
  expect(said(start, finding('late-start', 'yes'))).toBe('yes');
});

test('a review that was due is done, late, not done, or could not be made', () => {
  const due = (
    doneAt: number | null,
    state: 'to-do' | 'reviewed' | 'unavailable' | 'out-of-frame' | 'missing',
  ) => ({ ...belongs, kind: 'due', id: 'd1 i1', dueAt: day, doneAt, state }) as const;
  const reviews = definition('reviewed');
  expect(said(reviews, due(day, 'reviewed'))).toBe('yes');
  expect(said(reviews, due(day + 1, 'reviewed'))).toBe('no done-late');
  expect(said(reviews, due(null, 'to-do'))).toBe('no not-done');
  expect(said(reviews, due(null, 'unavailable'))).toBe('left unavailable');
  expect(said(reviews, due(null, 'out-of-frame'))).toBe('no case');
});

test('a version holds for the periods that begin in its time', () => {
  const [first, second] = [definition('activation'), definition('activation', { version: 2, since: 1000 })];
  expect(versionAt([second, first], 999)).toBe(first);
  expect(versionAt([second, first], 1000)).toBe(second);
  expect(versionAt([definition('activation', { since: 5 })], 1)?.version).toBe(1);
  expect(versionAt([], 1)).toBeNull();
});
