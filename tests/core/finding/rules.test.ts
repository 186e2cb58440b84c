import { expect, test } from 'vitest';
import { instant, ms } from '../../../contract/time.ts';
import {
  type FindingContent,
  newFinding,
  refuseContent,
  saysTheSame,
  toleranceMs,
} from '../../../electron/core/finding/rules.ts';
import { codeLists } from '../../support/department.ts';

const durationMs = 60_000;
const content = (
  startMs: number,
  endMs: number | null = null,
  more: Partial<FindingContent> = {},
): FindingContent => ({
  kind: 'late-start',
  mark: {
    startMs: ms(startMs),
    endMs: endMs === null ? null : ms(endMs),
    startFrame: null,
    endFrame: null,
    rawStartMs: null,
    rawEndMs: null,
  },
  reasonHeard: null,
  reasonAtMs: null,
  exception: null,
  note: '',
  ...more,
});
const refusal = (given: FindingContent) =>
  refuseContent(given, durationMs, { lists: codeLists, at: 0 })?.refused ?? null;

test('a mark lies inside the clip, from its first moment to just beyond its last picture', () => {
  expect(refusal(content(0))).toBeNull();
  expect(refusal(content(0, durationMs))).toBeNull();
  expect(refusal(content(durationMs + toleranceMs))).toBeNull();
  expect(refusal(content(-1))).toBe('outside-clip');
  expect(refusal(content(durationMs + toleranceMs + 1))).toBe('outside-clip');
  expect(refusal(content(10, durationMs + 1000))).toBe('outside-clip');
  expect(refusal(content(10, null, { reasonAtMs: ms(-5) }))).toBe('outside-clip');
});

test('a stretch does not end before it starts; a moment may be as long as nothing', () => {
  expect(refusal(content(500, 499))).toBe('outside-clip');
  expect(refusal(content(500, 500))).toBeNull();
});

test('kinds and exceptions come from the current lists', () => {
  expect(refusal(content(0, null, { kind: 'bad-hair' }))).toBe('code-unknown');
  expect(refusal(content(0, null, { exception: 'boredom' }))).toBe('code-unknown');
  expect(refusal(content(0, null, { exception: 'medical' }))).toBeNull();
});

test('a code that was kept stays good when the list has moved on', () => {
  const before = content(0, null, { kind: 'older-kind', exception: 'older-exception' });
  expect(refuseContent({ ...before, note: 'x' }, durationMs, { lists: codeLists, at: 0 }, before)).toBeNull();
});

test('the same content is the same in whatever order its fields came', () => {
  const given = content(5, 9, { note: '=1+1' });
  const kept = newFinding('f', 'r', given, instant(1));
  const { note, ...rest } = given;
  expect(saysTheSame(kept, { note, ...rest })).toBe(true);
  expect(saysTheSame(kept, { ...given, note: '=1+2' })).toBe(false);
});
