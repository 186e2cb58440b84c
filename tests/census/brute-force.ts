import type { Call, Recording } from '../../census/call.ts';
import type { Rules } from '../../census/rules.ts';

type Found = {
  readonly state: 'matched' | 'unmatched' | 'refused';
  readonly recordings: readonly number[];
  readonly lateMs: number;
  readonly earlyMs: number;
  readonly gapMs: number;
};

const none = { recordings: [], lateMs: 0, earlyMs: 0, gapMs: 0 };

/**
 * The census said a second time, the slow way: every call beside every recording, and time counted tick by tick. All times
 * are in whole ticks.
 */
export function bruteForce(
  calls: readonly Call[],
  recordings: readonly Recording[],
  rules: Rules,
  tick: number,
): Found[] {
  const ticksIn = (from: number, to: number): number[] => {
    const ticks = [];
    for (let at = from; at < to; at += tick) ticks.push(at);
    return ticks;
  };
  const shown = (recording: Recording): number[] => {
    const { recordedAt, activatedAt, endedAt } = recording;
    const isUsable = activatedAt !== null && activatedAt >= recordedAt && activatedAt < endedAt;
    return ticksIn(isUsable ? activatedAt : recordedAt, endedAt);
  };
  const isRepeated = (call: Call): boolean =>
    calls.some((other) => other.no < call.no && call.event !== null && sameRow(call, other));
  const isOpen = (call: Call): boolean => beginOf(call) !== null && !isRepeated(call);
  const lying = (recording: Recording): Call[] =>
    calls.filter((call) => {
      const { begun, end } = timesOf(call, rules);
      return isOpen(call) && shown(recording).some((at) => at >= begun && at < end);
    });
  const isOf = (call: Call, recording: Recording): boolean => {
    const { begun, end } = timesOf(call, rules);
    const lead = call.selfInitiated ? rules.selfInitiatedLeadMs : rules.leadMs;
    const common = shown(recording).filter((at) => at >= begun - lead && at < end + rules.tailMs);
    if (common.length === 0) return false;
    if (recording.number !== null && [call.event, call.report].includes(recording.number)) return true;
    if (common.length * tick < rules.leastCommonMs) return false;
    const others = lying(recording);
    return others.includes(call) || others.length === 0;
  };
  return calls.map((call): Found => {
    if (!isOpen(call)) return { state: 'refused', ...none };
    const mine = recordings.filter((recording) => isOf(call, recording));
    if (mine.length === 0) return { state: 'unmatched', ...none };
    const { contact, end, isEndKnown } = timesOf(call, rules);
    const inContact = ticksIn(contact, end);
    const touching = mine.filter((recording) => shown(recording).some((at) => at >= contact && at < end));
    const counted = touching.length > 0 ? touching : mine;
    const lit = new Set(counted.flatMap(shown));
    const [first, last] = [Math.min(...lit), Math.max(...lit)];
    const late = inContact.filter((at) => at < first).length * tick;
    const early = inContact.filter((at) => at > last).length * tick;
    let gap = 0;
    let run = 0;
    for (const at of [...inContact, end]) {
      const isDark = at !== end && at > first && at < last && !lit.has(at);
      if (isDark) run += tick;
      else {
        if (run > rules.gapAfterMs) gap += run;
        run = 0;
      }
    }
    return {
      state: 'matched',
      recordings: mine.map(({ no }) => no),
      lateMs: late > rules.lateStartAfterMs ? late : 0,
      earlyMs: isEndKnown && early > rules.earlyStopAfterMs ? early : 0,
      gapMs: gap,
    };
  });
}

function sameRow(a: Call, b: Call): boolean {
  const names = ['event', 'receivedAt', 'dispatchedAt', 'enRouteAt', 'arrivedAt', 'clearedAt'] as const;
  return names.every((name) => a[name] === b[name]);
}

function beginOf({ dispatchedAt, arrivedAt, clearedAt, receivedAt }: Call): number | null {
  const contradicts =
    arrivedAt !== null &&
    ((dispatchedAt !== null && arrivedAt < dispatchedAt) || (clearedAt !== null && clearedAt < arrivedAt));
  return dispatchedAt ?? (contradicts ? null : arrivedAt) ?? receivedAt;
}

function timesOf(call: Call, rules: Rules) {
  const { dispatchedAt, arrivedAt, clearedAt } = call;
  const begun = beginOf(call) ?? 0;
  const isBefore = (a: number | null, b: number | null): boolean => a !== null && b !== null && a < b;
  const arrived = isBefore(arrivedAt, dispatchedAt) || isBefore(clearedAt, arrivedAt) ? null : arrivedAt;
  const cleared = isBefore(clearedAt, dispatchedAt) || isBefore(clearedAt, arrivedAt) ? null : clearedAt;
  const end = Math.max(cleared ?? Math.max(begun, arrived ?? begun) + rules.assumedLengthMs, begun);
  return { begun, contact: Math.min(arrived ?? begun, end), end, isEndKnown: cleared !== null };
}
