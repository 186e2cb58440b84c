import type { Repeated } from '../../../contract/uploads-state.ts';

/** What is late again and again, and whether it goes with the camera or with the officer. */

/** Uploads of one officer with one camera; `late` counts what should have been uploaded by now and isn't, too. */
export type Pair = {
  readonly officer: string;
  readonly device: string;
  readonly uploads: number;
  readonly late: number;
};

export type Found = {
  readonly kind: Repeated['kind'];
  /** The camera, the officer, or the officer of a pair. */
  readonly of: Pair;
  readonly pairs: readonly Pair[];
};

const leastLate = 3;
const leastShare = 0.25;

/** The rule, as it is printed beside its result. */
export const repeatedRule =
  'An upload is late when it comes more than 24 hours after the recording ended, or hasn’t come by then. An officer ' +
  'and a camera are often late together when at least 3 of their uploads, and at least 1 in 4, are late. A camera is ' +
  'named when two or more officers are often late with it: look at the camera and its dock first. An officer is named ' +
  'when often late with two or more cameras with which nobody else is. One officer with one camera can’t be told apart, ' +
  'and is said so. The end of the tour of duty isn’t known here; where the docking is, it is told apart from the upload.';

export function isOftenLate({ uploads, late }: Pick<Pair, 'uploads' | 'late'>): boolean {
  return late >= leastLate && late >= uploads * leastShare;
}

/** Cameras first, then officers, then pairs that can't be told apart; the most late uploads first. */
export function repeatedOf(pairs: readonly Pair[]): Found[] {
  const often = pairs.filter(isOftenLate);
  const byDevice = Map.groupBy(often, ({ device }) => device);
  const cameras = [...byDevice.values()].filter((own) => own.length >= 2);
  const isCamera = new Set(cameras.map(([first]) => first?.device));
  const rest = Map.groupBy(
    often.filter(({ device }) => !isCamera.has(device)),
    ({ officer }) => officer,
  );
  const officers = [...rest.values()].filter((own) => own.length >= 2);
  const alone = [...rest.values()].filter((own) => own.length === 1);
  return [
    ...sorted(cameras.map((own) => found('device', own))),
    ...sorted(officers.map((own) => found('officer', own))),
    ...sorted(alone.map((own) => found('one-pair', own))),
  ];
}

function found(kind: Found['kind'], pairs: readonly Pair[]): Found {
  const most = pairs.toSorted((a, b) => b.late - a.late);
  const [of] = most;
  if (of === undefined) throw new Error('a finding without uploads');
  return { kind, of, pairs: most };
}

function sorted(all: readonly Found[]): Found[] {
  return all.toSorted((a, b) => lateIn(b) - lateIn(a) || (a.of.officer < b.of.officer ? -1 : 1));
}

function lateIn({ pairs }: Found): number {
  return pairs.reduce((sum, { late }) => sum + late, 0);
}
