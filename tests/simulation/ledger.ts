/**
 * What the people in a world have said, and so what must be found at the end. A finding's words are different each
 * time it is said, so that every version can be told apart. Null: it isn't there.
 */
export type Words = string | null;

export type SaidFinding = {
  readonly id: string;
  readonly review: string;
  readonly desk: number;
  /** Every version that was ever asked for, the first is null. */
  readonly ever: Words[];
  /** The versions that may stand at the end: one, unless a desk ended before it answered. */
  allowed: Set<Words>;
  /** Which version stood when its machine was last backed up. */
  atBackup: number;
};

export type SaidReview = {
  readonly id: string;
  readonly desk: number;
  /** `maybe`: its desk ended before it answered, or was put back to before. */
  submitted: 'no' | 'yes' | 'maybe';
  /** Its machine was last backed up with it. */
  isBackedUp: boolean;
  /** Its machine was put back to before it was begun: whether it had been sent is anybody's guess. */
  mayBeMissing: boolean;
  /** Who submitted it. */
  submittedBy: Set<number>;
};

export type SaidAnswer = {
  readonly id: string;
  readonly desk: number;
  readonly dispatchId: string;
  /** False: its desk ended before it answered, or was put back to before. */
  isSure: boolean;
  isBackedUp?: boolean;
};

export type Ledger = {
  readonly findings: Map<string, SaidFinding>;
  readonly reviews: Map<string, SaidReview>;
  /** In the order in which they were said. */
  readonly answers: Map<string, SaidAnswer>;
};

export function emptyLedger(): Ledger {
  return { findings: new Map(), reviews: new Map(), answers: new Map() };
}

/** `isSure`: the desk has answered that it is kept. */
export function say(finding: SaidFinding, words: Words, isSure: boolean): void {
  finding.ever.push(words);
  finding.allowed = new Set(isSure ? [words] : [...finding.allowed, words]);
}
