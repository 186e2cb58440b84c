import { expect, test } from 'vitest';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { hour, instant, minute, ms, second } from '../../../contract/time.ts';
import { timingOf } from '../../../electron/core/dispatch/timing.ts';
import { hintsOf } from '../../../electron/core/queue/hints.ts';
import { dispatches, videos } from '../../support/department.ts';

const [video, dispatch] = [videos[0] as Video, dispatches[0] as Dispatch];
/** A clip and a call with nothing to say about them. */
const plain: Video = { ...video, media: {} as Video['media'] };
const began = plain.activatedAt ?? plain.recordedAt;
const calm: Dispatch = {
  ...dispatch,
  dispatchedAt: instant(began - 5 * minute),
  arrivedAt: instant(began - 10 * second),
  clearedAt: instant(plain.endedAt + 20 * second),
  citation: null,
};
const hints = (clip: Partial<Video>, call: Partial<Dispatch> | null = {}): string[] => {
  const whole = { ...plain, ...clip };
  return hintsOf(whole, call && timingOf(whole, { ...calm, ...call }));
};

test('nothing is said where nothing stands out', () => {
  expect(hints({})).toEqual([]);
});

test('late and early are said with how much', () => {
  const late = { arrivedAt: instant(began - 57 * second), clearedAt: instant(plain.endedAt + 52 * second) };
  expect(hints({}, late)).toEqual(['Late start, 57 s after arrival', 'Early stop, 52 s before clear']);
  expect(hints({}, { dispatchedAt: null, arrivedAt: instant(began - 754 * second) })).toEqual([
    'Late start, 12 min 34 s after arrival',
  ]);
});

test('self-initiated activity without an arrival is measured from when it was called in', () => {
  const selfInitiated = { arrivedAt: null, selfInitiated: true };
  expect(hints({}, selfInitiated)).toEqual(['Late start, 5 min after the call began']);
  expect(hints({}, { arrivedAt: null })).toEqual([]);
});

test('what the record says of itself is said', () => {
  expect(hints({}, null)).toEqual(['No dispatch found']);
  expect(hints({ muted: [{ startMs: ms(724_000), endMs: ms(730_000) }] })).toEqual(['Muted at 12:04']);
  const twice = [0, 1].map((n) => ({ startMs: ms(n * 1000), endMs: ms(n * 1000 + 500) }));
  expect(hints({ muted: twice })).toEqual(['Muted 2 times']);
  expect(hints({ activatedAt: plain.recordedAt }, { arrivedAt: null })).toEqual(['No pre-event buffer']);
  expect(hints({ incidentNumber: null })).toEqual(['No incident number']);
  expect(hints({ uploadedAt: instant(plain.endedAt + 31 * hour) })).toEqual(['Uploaded 31 h after it ended']);
  expect(hints({ media: null })).toEqual(['No footage yet']);
});

test('a citation under a class that is deleted early stands out', () => {
  expect(hints({}, { citation: 'T1' })).toEqual(['Non-evidence, though a citation was written']);
  const right = [{ code: 'misdemeanor-citation', source: 'officer' as const, setBy: null, setAt: null }];
  expect(hints({ classes: right }, { citation: 'T1' })).toEqual([]);
});
