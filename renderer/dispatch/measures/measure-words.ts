import { fewestForShare, type PeriodValue } from '../../../contract/measures-state.ts';
import type { CodeList } from '../../../contract/nouns/account.ts';
import type {
  MeasureCounts,
  MeasureDefinition,
  MeasureId,
  MeasurePeriod,
} from '../../../contract/nouns/measure.ts';
import { day, hour } from '../../../contract/time.ts';
import { count, grouped } from '../../words/count.ts';

/** The share that was reached; null: there are too few cases to tell one. */
export function shareOf({ yes, no }: Pick<MeasureCounts, 'yes' | 'no'>): number | null {
  const of = yes + no;
  return of < fewestForShare ? null : yes / of;
}

/** `"79.8 %"`; of few cases `"3 of 7"`; of none `"–"`. */
export function valueText(counts: Pick<MeasureCounts, 'yes' | 'no'>): string {
  const share = shareOf(counts);
  const of = counts.yes + counts.no;
  if (share !== null) return `${(share * 100).toFixed(1)} %`;
  return of === 0 ? '–' : `${counts.yes} of ${of}`;
}

/** `"1,204 of 1,508"` */
export function countsText({ yes, no }: Pick<MeasureCounts, 'yes' | 'no'>): string {
  return `${grouped(yes)} of ${grouped(yes + no)}`;
}

export const stateWords: Readonly<Record<PeriodValue['state'], string>> = {
  locked: 'locked',
  closed: 'not locked yet',
  open: 'so far',
};

/** `"Oct"`, `"W44"`, `"Q4"`: for an axis. */
export function shortPeriod({ kind, key, name }: MeasurePeriod): string {
  if (kind === 'month') return name.slice(0, 3);
  return key.slice(key.indexOf('-') + 1);
}

/** In points of a percent: `"+1.2 points"`; null: one of the two has no share. */
export function changeText(now: MeasureCounts, before: MeasureCounts): string | null {
  const [a, b] = [shareOf(now), shareOf(before)];
  if (a === null || b === null) return null;
  const points = Math.round((a - b) * 1000) / 10;
  if (points === 0) return 'no change';
  return `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)} points`;
}

/** Why a case isn't counted, or wasn't reached, in words. Codes of the department's own list are looked up there. */
export function whyText(why: string | null, lists: readonly CodeList[]): string {
  if (why === null) return '';
  const explained = /^explained:(.+)$/.exec(why)?.[1];
  if (explained !== undefined) return `Explained: ${codeLabel(explained, lists).toLowerCase()}`;
  const refused = /^not-judged:(.+)$/.exec(why)?.[1];
  return whyWords[refused ?? why] ?? why;
}

export function codeLabel(code: string, lists: readonly CodeList[]): string {
  if (code === 'other') return 'Other reasons';
  const list = lists.find(({ id }) => id === 'no-video');
  return list?.items.find((item) => item.code === code)?.label ?? code;
}

const whyWords: Readonly<Record<string, string>> = {
  'no-recording': 'No recording',
  explained: 'Explained by the supervisor',
  cancelled: 'Cancelled before arrival',
  'not-equipped': 'Officer without a camera',
  'no-officer': 'No officer named',
  'no-time': 'No usable time on record',
  repeated: 'The same dispatch twice',
  'late-start': 'Started late',
  'early-stop': 'Stopped early',
  'late-and-early': 'Started late and stopped early',
  partial: 'Gaps in the recording',
  'low-confidence': 'Match not certain',
  'no-times': 'Times of the call unknown',
  'no-reason-heard': 'No reason heard',
  'cannot-tell': 'Reviewer could not tell',
  'not-asked': 'Reviewer was not asked',
  empty: 'Recording without length',
  'not-classified-yet': 'Not classified yet',
  'not-classified': 'Nobody classified it',
  'classified-late': 'Classified too late',
  'corrected-later': 'Corrected by a supervisor later',
  'no-number': 'No number on the recording',
  'other-number': 'Another number',
  'not-uploaded-yet': 'Not uploaded yet',
  'not-uploaded': 'Not uploaded',
  'uploaded-late': 'Uploaded late',
  'done-late': 'Done after the due date',
  'not-done': 'Not done',
  unavailable: 'Recording could not be reviewed',
  missing: 'Recording is missing',
  other: 'Other reasons',
};

/** What is counted over what, with its limit: the definition in a sentence. */
export function definitionText({ counts, of }: Pick<MeasureDefinition, 'counts' | 'of'>): string {
  return `${counts}, out of ${of}.`;
}

/** `"24 hours"`, `"7 days"`; null: there is no limit. */
export function limitText({ limitMs }: Pick<MeasureDefinition, 'limitMs'>): string | null {
  if (limitMs === null) return null;
  return limitMs > 2 * day ? count(limitMs / day, 'day') : count(limitMs / hour, 'hour');
}

/** What the outcomes are called in a list, for a measure. */
export function outcomeWords(
  measure: MeasureId,
): Readonly<Record<'yes' | 'no' | 'unknown' | 'left', string>> {
  return { ...words[measure], unknown: 'Not known yet', left: 'Left out' };
}

const words: Readonly<Record<MeasureId, { readonly yes: string; readonly no: string }>> = {
  activation: { yes: 'With a recording', no: 'Without, unexplained' },
  complete: { yes: 'Complete', no: 'Not complete' },
  'narrated-stop': { yes: 'Reason heard', no: 'No reason heard' },
  'narrated-start': { yes: 'Reason heard', no: 'No reason heard' },
  classified: { yes: 'In time', no: 'Late or not at all' },
  'number-right': { yes: 'Right', no: 'Wrong or missing' },
  uploaded: { yes: 'In time', no: 'Late or not at all' },
  reviewed: { yes: 'Done', no: 'Not done in time' },
};
