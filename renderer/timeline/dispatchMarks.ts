import type { VideoDetail } from '../../contract/library-state.ts';
import { clockText, spanText } from '../../contract/time.ts';

/** A moment of a dispatch on the clip's own clock; before 0 or beyond the length when it lies outside of the clip. */
export type DispatchMark = {
  readonly key: string;
  readonly atMs: number;
  readonly what: string;
  /** "22:51:40", in the zone of the recording. */
  readonly clock: string;
  /** This officer's, or another unit's on the same event. */
  readonly own: boolean;
  readonly weight: number;
};

/** Every known time of this officer's best dispatch, and the arrivals of the others, in order of time. */
export function dispatchMarks(
  detail: Pick<VideoDetail, 'video' | 'timings' | 'otherDispatches'>,
): readonly DispatchMark[] {
  const { recordedAt, zone } = detail.video;
  const clock = clockOfZone(zone);
  const best = detail.timings[0]?.dispatch;
  const own =
    best === undefined
      ? []
      : ([
          ['received', best.receivedAt, 1],
          ['dispatched', best.dispatchedAt, 2],
          ['en route', best.enRouteAt, 1],
          ['arrived', best.arrivedAt, 4],
          ['cleared', best.clearedAt, 3],
        ] as const);
  const others = detail.otherDispatches.map(
    ({ officerName, unit, arrivedAt }, n) =>
      [`${unit ?? officerName ?? `unit ${n + 2}`} arrived`, arrivedAt, 0] as const,
  );
  return [...own.map((entry) => ({ entry, own: true })), ...others.map((entry) => ({ entry, own: false }))]
    .flatMap(({ entry: [what, at, weight], own: mine }, n) =>
      at === null
        ? []
        : [{ key: `${n} ${what}`, atMs: at - recordedAt, what, clock: clock(at), own: mine, weight }],
    )
    .toSorted((a, b) => a.atMs - b.atMs);
}

/** What stands at an edge of the lane for the marks beyond the clip: the weightiest in words, all of them on hover. */
export function beyondClip(marks: readonly DispatchMark[], durationMs: number) {
  const before = marks.filter(({ atMs }) => atMs < 0);
  const after = marks.filter(({ atMs }) => atMs > durationMs);
  return {
    before: edge(before, (mark) => `${mark.what} ${spanText(mark.atMs)} before the recording`),
    after: edge(after, (mark) => `${mark.what} ${spanText(mark.atMs - durationMs)} after the end`),
  };
}

export function isOnClip({ atMs }: DispatchMark, durationMs: number): boolean {
  return atMs >= 0 && atMs <= durationMs;
}

/** "cleared 22:51:40, 00:09:34.000 on the clip" */
export function markTitle(mark: DispatchMark): string {
  return `${mark.what} ${mark.clock}, ${clockText(mark.atMs)} on the clip`;
}

function edge(marks: readonly DispatchMark[], says: (mark: DispatchMark) => string) {
  const weightiest = marks.toSorted((a, b) => b.weight - a.weight)[0];
  if (weightiest === undefined) return null;
  return {
    text: says(weightiest),
    /** Where there is no room for more. */
    short: weightiest.what,
    atMs: weightiest.atMs,
    own: weightiest.own,
    title: marks.map((mark) => `${says(mark)} (${mark.clock})`).join('\n'),
  };
}

function clockOfZone(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => format.format(at);
}
