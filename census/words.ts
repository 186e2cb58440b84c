import type { Rules } from './rules.ts';

/** The rules as sentences, for whoever reads a result. */
export function rulesInWords(rules: Rules): readonly string[] {
  const { leadMs, selfInitiatedLeadMs, tailMs, assumedLengthMs, longestMs, leastCommonMs } = rules;
  return [
    'A recording belongs to a call of the same officer when the two share time: from when the officer was sent ' +
      'until the call was cleared.',
    `Because two systems keep two clocks, it may end up to ${length(leadMs)} before the officer was sent ` +
      `(${length(selfInitiatedLeadMs)} where the officer began the contact) or begin up to ${length(tailMs)} after ` +
      'the clear; such a match is of low confidence, and is not made with a recording that lies in another call.',
    `They share at least ${length(leastCommonMs)}, unless the recording carries the call’s number. ` +
      'The silent buffer before the activation is no recording.',
    `A start is late when the camera was activated more than ${length(rules.lateStartAfterMs)} after the arrival ` +
      '(after the officer was sent, where the arrival isn’t known). A stop is early when the last recording ends ' +
      `more than ${length(rules.earlyStopAfterMs)} before the clear. Between two recordings, more than ` +
      `${length(rules.gapAfterMs)} is a gap.`,
    `Where no clear time can be used, ${length(assumedLengthMs)} are assumed, and no early stop is found. ` +
      `No call or recording is taken to last longer than ${length(longestMs)}.`,
  ];
}

/** "5 minutes", "1 minute 30 seconds", "24 hours" */
function length(milliseconds: number): string {
  const units = [
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
    ['millisecond', 1],
  ] as const;
  let left = milliseconds;
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}
