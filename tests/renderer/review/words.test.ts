import { describe, expect, test } from 'vitest';
import { codeLists } from '../../../central/defaults/codeLists.ts';
import { deletedAt } from '../../../contract/nouns/classification.ts';
import type { Finding } from '../../../contract/nouns/finding.ts';
import { instant, ms } from '../../../contract/time.ts';
import { recordedText, whoseClip } from '../../../renderer/review/clipWords.ts';
import { findingWords } from '../../../renderer/review/findingWords.ts';
import { isNote, kindFor } from '../../../renderer/review/kinds.ts';
import { exactly, markFrom } from '../../../renderer/review/marks.ts';
import { retentionChange } from '../../../renderer/review/retention.ts';
import { codesOf } from '../../../renderer/review/reviewState.ts';
import { sentOfAll } from '../../../renderer/review/sentWords.ts';
import { knownOf } from './known.ts';

const kinds = codesOf(codeLists, 'finding');
const known = knownOf({});
const place = { atMs: 1000, durationMs: 60_000, muted: [{ startMs: ms(30_000), endMs: ms(40_000) }] };

describe('the kind that a tag key means', () => {
  test.each([
    ['late', place, 'late-start'],
    ['early', place, 'early-stop'],
    ['note', place, 'other'],
    ['narration', place, 'missing-narration-start'],
    ['narration', { ...place, atMs: 58_000 }, 'missing-narration-stop'],
    ['narration', { ...place, atMs: 29_000 }, 'missing-narration-mute'],
  ] as const)('%s at %o', (group, where, code) => {
    expect(kindFor(kinds, group, where)?.code).toBe(code);
  });

  test('a list without that family has no such tag', () => {
    expect(kindFor([], 'late', place)).toBeNull();
  });

  test('only what says something at a place is a note', () => {
    expect(['other', 'poor-audio', 'late-start'].map((code) => isNote(kinds, code))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

test('the newest version of a list counts', () => {
  const [finding] = codeLists;
  if (finding === undefined) throw new Error('no lists');
  const newer = { ...finding, version: 9, items: [{ code: 'new', label: 'New' }] };
  expect(codesOf([newer, finding], 'finding')).toEqual(newer.items);
  expect(codesOf([finding, newer], 'finding')).toEqual(newer.items);
});

describe('a finding beside its mark', () => {
  const finding = (changes: Partial<Finding>): Finding => ({
    id: 'f1',
    reviewId: 'r1',
    kind: 'late-start',
    mark: markFrom(
      exactly({ ms: 1000, frame: { sha256: null, pts: 1, timeBase: 1, number: null, source: 'clock' } }),
      60_000,
    ),
    reasonHeard: null,
    reasonAtMs: null,
    exception: null,
    note: '',
    createdAt: instant(0),
    changedAt: instant(0),
    ...changes,
  });

  test.each<[Partial<Finding>, string]>([
    [{}, 'late start, 57 s after arrival'],
    [{ reasonHeard: 'no' }, 'late start, no reason heard'],
    [{ kind: 'early-stop', reasonHeard: 'yes' }, 'early stop, reason heard'],
    [{ kind: 'early-stop' }, 'early stop, 16 s before clear'],
    [{ kind: 'courtesy', note: 'polite' }, 'courtesy'],
    [{ kind: 'other', note: '  consent asked, given\nand more' }, 'consent asked, given'],
    [{ kind: 'other' }, 'note'],
    [{ kind: 'other', note: 'x'.repeat(200) }, `${'x'.repeat(58)}…`],
    [{ kind: 'not-on-the-list' }, 'not-on-the-list'],
  ])('%o', (changes, words) => {
    expect(findingWords(finding(changes), kinds, known)).toBe(words);
  });
});

describe('whose clip', () => {
  const officer = {
    id: 'o1',
    badge: '4417',
    name: 'M. Alvarez',
    rank: 'Ofc.',
    squadId: null,
    divisionId: null,
    equipped: true,
  };

  test('officer and call', () => {
    expect(whoseClip({ ...known, officer })).toBe('Ofc. M. Alvarez, traffic stop');
  });

  test('without a dispatch, the title', () => {
    expect(whoseClip({ ...known, timings: [] })).toBe('Unknown officer, Traffic stop');
  });

  test('when, in the zone of the recording', () => {
    expect(recordedText(known.video)).toBe('14 Jul 2021 22:41 CDT');
  });
});

describe('what a class does to the deletion', () => {
  const { classifications } = known;
  const table = new Map(classifications.map((one) => [one.code, one]));
  const video = { recordedAt: instant(Date.UTC(2021, 6, 14)), hold: null };
  const change = (codes: readonly string[], to: string | null) =>
    retentionChange({
      video,
      codes,
      table,
      before: deletedAt(video, codes, table),
      after: to === null ? null : deletedAt(video, [to], table),
      to,
    });

  test('longer', () => {
    expect(change(['non-evidence'], 'misdemeanor-citation')).toMatchObject({
      keptDays: 180,
      change: { after: Date.UTC(2026, 6, 13), isShorter: false },
    });
  });

  test('shorter needs a second person', () => {
    expect(change(['non-evidence'], 'training').change?.isShorter).toBe(true);
    expect(change(['homicide'], 'training')).toMatchObject({ keptDays: null, change: { isShorter: true } });
  });

  test('without an end', () => {
    expect(change(['non-evidence'], 'homicide').change).toEqual({ after: null, isShorter: false });
  });

  test('the longest of several counts', () => {
    expect(change(['non-evidence', 'training'], null)).toMatchObject({ keptDays: 180, change: null });
  });
});

describe('a review is called sent', () => {
  const sent = { sent: 'accepted' } as const;
  const whole = { ...sent, answers: [sent], findings: [sent], reclassification: sent };
  test('only when all that belongs to it is', () => {
    expect(sentOfAll(whole)).toBe('accepted');
    expect(sentOfAll({ ...whole, reclassification: null })).toBe('accepted');
  });
  test.each([
    ['a finding is only kept here', { findings: [sent, { sent: 'kept' }] }, 'kept'],
    [
      'an answer is in conflict',
      { answers: [{ sent: 'conflict' }], findings: [{ sent: 'kept' }] },
      'conflict',
    ],
    ['its request was refused', { reclassification: { sent: 'refused' } }, 'refused'],
  ] as const)('not while %s', (_, part, says) => {
    expect(sentOfAll({ ...whole, ...part })).toBe(says);
  });
});
