import type { Call, Recording } from '../../census/call.ts';
import { matchOfficer } from '../../census/match.ts';
import type { CallResult } from '../../census/outcome.ts';
import { standardRules } from '../../census/rules.ts';

/** One officer's day, in minutes from a midnight. */
const midnight = Date.UTC(2026, 9, 1);
export const at = (minutes: number): number => midnight + Math.round(minutes * 60_000);

/** Sent, there after five minutes unless said, cleared. */
export function call(no: number, from: number, to: number, changes: Partial<Call> = {}): Call {
  return {
    no,
    receivedAt: at(from),
    dispatchedAt: at(from),
    enRouteAt: null,
    arrivedAt: at(from + 5),
    clearedAt: at(to),
    selfInitiated: false,
    cancelled: false,
    equipped: true,
    event: `E${no}`,
    report: null,
    ...changes,
  };
}

/** Half a minute of silent buffer before `from`. */
export function clip(no: number, from: number, to: number, changes: Partial<Recording> = {}): Recording {
  return {
    no,
    recordedAt: at(from - 0.5),
    activatedAt: at(from),
    endedAt: at(to),
    device: 'X1',
    number: null,
    ...changes,
  };
}

export function judge(calls: readonly Call[], clips: readonly Recording[]) {
  return matchOfficer(calls, clips, standardRules);
}

/** The result of the only call. */
export function judgeOne(one: Call, clips: readonly Recording[]): CallResult {
  const [result] = judge([one], clips).calls;
  if (result === undefined) throw new Error('there is no result');
  return result;
}
