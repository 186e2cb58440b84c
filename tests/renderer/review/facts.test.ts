import { describe, expect, test } from 'vitest';
import type { VideoDetail } from '../../../contract/library-state.ts';
import type { Timing } from '../../../contract/nouns/dispatch.ts';
import { FactCode } from '../../../contract/nouns/form.ts';
import { instant, ms } from '../../../contract/time.ts';
import { citationOf, earlyStop, factFor, lateStart } from '../../../renderer/review/facts.ts';
import { at, knownOf } from './known.ts';

const known = knownOf({});

function timed(changes: Partial<Timing>): VideoDetail {
  const [timing] = known.timings;
  if (timing === undefined) throw new Error('no timing');
  return { ...known, timings: [{ ...timing, ...changes }] };
}

describe('beside the question', () => {
  test.each<[string, VideoDetail, FactCode_, string, boolean]>([
    ['a buffer', known, 'buffer', '30 s, silent by design', false],
    ['a buffer with sound', knownOf({ bufferHasAudio: true }), 'buffer', '30 s, with sound', false],
    [
      'no buffer',
      knownOf({ activatedAt: known.video.recordedAt }),
      'buffer',
      'no buffer: the camera was off before',
      true,
    ],
    ['no activation', knownOf({ activatedAt: null }), 'buffer', 'the record has no activation time', false],
    ['a late start', known, 'start', '57 s after arrival', true],
    [
      'a start in time',
      timed({ startsAfterArrivalMs: ms(-123_000) }),
      'start',
      '2 min 3 s before arrival',
      false,
    ],
    ['no arrival', timed({ startsAfterArrivalMs: null }), 'start', '3 min after dispatch', false],
    [
      'no times',
      timed({ startsAfterArrivalMs: null, startsAfterDispatchMs: null }),
      'start',
      'the dispatch has no times to compare',
      false,
    ],
    ['no dispatch', { ...known, timings: [] }, 'start', 'no dispatch found for this recording', false],
    ['an early stop', known, 'end', 'ends 16 s before clear', true],
    ['a full end', timed({ endsBeforeClearMs: ms(-30_000) }), 'end', 'ends 30 s after clear', false],
    ['no clear', timed({ endsBeforeClearMs: null }), 'end', 'clear time not recorded', false],
    ['no mute', known, 'mute', 'no mute in the record', false],
    [
      'a mute',
      knownOf({ muted: [{ startMs: ms(130_000), endMs: ms(172_000) }] }),
      'mute',
      'muted once, 42 s, first at 2:10',
      true,
    ],
    [
      'two mutes',
      knownOf({
        muted: [
          { startMs: ms(1000), endMs: ms(11_000) },
          { startMs: ms(20_000), endMs: ms(50_000) },
        ],
      }),
      'mute',
      'muted 2 times, 40 s in all, first at 0:01',
      true,
    ],
    ['a late upload', known, 'upload', 'uploaded 26 h after recording', true],
    [
      'an upload in time',
      knownOf({ uploadedAt: instant(known.video.endedAt + 3_600_000) }),
      'upload',
      'uploaded 1 h after recording',
      false,
    ],
    ['no upload', knownOf({ uploadedAt: null }), 'upload', 'upload time not recorded', false],
    ['a default class', known, 'classification', 'Non-evidence by default', false],
    [
      'a citation on a default class',
      knownOf({}, { citation: '8841207' }),
      'classification',
      'Non-evidence by default; citation 8841207 was issued',
      true,
    ],
    ['no class', knownOf({ classes: [] }), 'classification', 'not classified', false],
    [
      'an incident number written the other way',
      known,
      'incident-number',
      'KC21-045512, same as dispatch',
      false,
    ],
    [
      'another incident number',
      knownOf({ incidentNumber: 'KC21-999999' }),
      'incident-number',
      'KC21-999999; dispatch has KC21045512, J-34739-16',
      true,
    ],
    [
      'no incident number',
      knownOf({ incidentNumber: null }),
      'incident-number',
      'none in the record; dispatch has KC21045512',
      true,
    ],
    [
      'others without recordings',
      known,
      'others-recorded',
      '1 other officer on this call, 0 other recordings',
      true,
    ],
    [
      'others with recordings',
      knownOf({ relatedIds: ['v2'] }),
      'others-recorded',
      '1 other officer on this call, 1 other recording',
      false,
    ],
    [
      'nobody else',
      { ...known, otherDispatches: [] },
      'others-recorded',
      'no other officer on this call',
      false,
    ],
  ])('%s', (_, detail, code, text, telling) => {
    expect(factFor(code, detail)).toEqual({ text, telling });
  });

  test('every fact that a form may ask for is known to the window', () => {
    for (const code of FactCode.options) expect(factFor(code, known), code).not.toBeUndefined();
  });
});

type FactCode_ = Parameters<typeof factFor>[0];

describe('over the picture', () => {
  test('a late start says both times and how late', () => {
    expect(lateStart(known)).toEqual({
      how: 'Arrived 22:41:09, camera switched on 22:42:06',
      after: '57 s after arrival',
      atMs: 30_000,
    });
  });

  test('when the recording itself is what was late, it says so', () => {
    const started = timed({ startsAfterArrivalMs: ms(27_000) });
    expect(lateStart(started)?.how).toBe('Arrived 22:41:09, recording began 22:41:36');
  });

  test('an early stop says both times and how early', () => {
    expect(earlyStop(known)).toEqual({
      how: 'Recording ended 22:51:24, cleared 22:51:40',
      before: '16 s before clear',
    });
  });

  test('nothing is said of what was in time or isn’t known', () => {
    expect([
      lateStart(timed({ startsAfterArrivalMs: ms(0) })),
      lateStart({ ...known, timings: [] }),
      earlyStop(timed({ endsBeforeClearMs: null })),
    ]).toEqual([null, null, null]);
  });
});

test('a citation counts on any matching call', () => {
  expect(citationOf(knownOf({}, { citation: '8841207' }))).toBe('8841207');
  expect(citationOf(known)).toBeNull();
});

test('times are said in the zone of the recording', () => {
  const winter = knownOf({ recordedAt: at('2021-12-14T22:41:36-06:00') });
  expect(winter.video.zone).toBe('America/Chicago');
  expect(
    lateStart({
      ...winter,
      timings: known.timings.map((timing) => ({
        ...timing,
        dispatch: { ...timing.dispatch, arrivedAt: at('2021-12-15T04:41:09Z') },
      })),
    })?.how,
  ).toMatch(/^Arrived 22:41:09/);
});
