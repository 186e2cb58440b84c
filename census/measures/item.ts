import type { CallResult } from '../outcome.ts';

/** Whose case it is and where it counts. Assignment is that of the day, not today's. */
export type Belongs = {
  readonly officerId: string | null;
  readonly squadId: string | null;
  readonly divisionId: string | null;
};

/** What can be a case of a measure. Times are milliseconds since 1970; `id` is the caller's own. */
export type MeasuredItem = MeasuredCall | MeasuredRecording | MeasuredReview | MeasuredDue;

export type MeasuredCall = Belongs & {
  readonly kind: 'call';
  readonly id: string;
  /** When the officer was sent, or else the first time that is known; null: none is. */
  readonly at: number | null;
  readonly result: Pick<
    CallResult,
    'state' | 'coverage' | 'because' | 'confidence' | 'refusal' | 'notExpected'
  >;
  /** The code of an answer by which the officer's supervisor explained the missing recording. */
  readonly explainedBy: string | null;
};

export type MeasuredRecording = Belongs & {
  readonly kind: 'recording';
  readonly id: string;
  readonly recordedAt: number;
  readonly endedAt: number;
  readonly uploadedAt: number | null;
  /** Its classes and who set each of them. */
  readonly classes: readonly {
    readonly code: string;
    readonly source: 'default' | 'officer' | 'automatic' | 'supervisor';
    readonly setAt: number | null;
  }[];
  /** Incident number, upper-case letters and digits alone. */
  readonly number: string | null;
  /** Event and report numbers of its calls, written the same way; null: it belongs to no call. */
  readonly callNumbers: readonly string[] | null;
};

export type ReasonHeard = 'yes' | 'no' | 'unclear' | null;

/** One finding of a submitted review that policy wants a spoken reason for. */
export type MeasuredReview = Belongs & {
  readonly kind: 'finding';
  readonly id: string;
  readonly submittedAt: number;
  readonly about: 'late-start' | 'early-stop';
  readonly reasonHeard: ReasonHeard;
};

/** A review that a programme of periodic review asks for. */
export type MeasuredDue = Belongs & {
  readonly kind: 'due';
  readonly id: string;
  /** The last moment at which it is in time. */
  readonly dueAt: number;
  readonly doneAt: number | null;
  /** Where the drawn item stands. */
  readonly state: 'to-do' | 'reviewed' | 'unavailable' | 'out-of-frame' | 'missing';
};

/** The moment by which an item falls into a period. */
export function momentOf(item: MeasuredItem): number | null {
  switch (item.kind) {
    case 'call':
      return item.at;
    case 'recording':
      return item.recordedAt;
    case 'finding':
      return item.submittedAt;
    case 'due':
      return item.dueAt;
  }
}
