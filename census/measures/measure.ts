/**
 * What is measured every week, month and quarter. A measure's id has one meaning for ever; what a department may choose
 * (goal, limits, what is left out) is its definition, which has versions.
 */
export const measureIds = [
  'activation',
  'complete',
  'narrated-stop',
  'narrated-start',
  'classified',
  'number-right',
  'uploaded',
  'reviewed',
] as const;
export type MeasureId = (typeof measureIds)[number];

export const periodKinds = ['week', 'month', 'quarter'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** What the arithmetic needs of a definition. */
export type Definition = {
  readonly id: MeasureId;
  readonly version: number;
  /** It holds for periods that begin at this moment or later; milliseconds since 1970. */
  readonly since: number;
  /** How long after the recording's end is still in time, where the measure has such a limit. */
  readonly limitMs: number | null;
  /** What is left out of the count, by code; everything that a measure can leave out is in `mayLeaveOut`. */
  readonly leavesOut: readonly string[];
};

/** What each measure can leave out, if its definition says so. What isn't left out counts as not reached. */
export const mayLeaveOut = {
  activation: ['cancelled', 'not-equipped', 'explained'],
  complete: ['low-confidence', 'no-times'],
  'narrated-stop': ['cannot-tell'],
  'narrated-start': ['cannot-tell'],
  classified: ['no-time', 'corrected-later'],
  'number-right': ['no-number'],
  uploaded: [],
  reviewed: ['unavailable', 'missing'],
} as const satisfies Readonly<Record<MeasureId, readonly string[]>>;

/** `left`: it is no case of this measure, for the reason `why`. `unknown`: it can still become either, until `until`. */
export type Verdict =
  | { readonly outcome: 'yes' | 'no'; readonly why: string | null }
  | { readonly outcome: 'left'; readonly why: string }
  | { readonly outcome: 'unknown'; readonly why: string; readonly until: number | null };

/** The newest version that holds at a period's beginning; before the first one the first. Null: there is none. */
export function versionAt<D extends Definition>(definitions: readonly D[], at: number): D | null {
  const inOrder = definitions.toSorted((a, b) => a.version - b.version);
  return inOrder.findLast(({ since }) => since <= at) ?? inOrder[0] ?? null;
}
