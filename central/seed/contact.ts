import type { Officer } from '../../contract/nouns/officer.ts';
import { minute, second } from '../../contract/time.ts';
import type { CallType } from './callTypes.ts';
import type { Dice } from './dice.ts';
import { rates } from './plan.ts';
import { nearestReel, type Reel } from './reel.ts';

/** One officer at one event: when, and what of it was recorded. Milliseconds since 1970. */
export type Contact = {
  readonly officer: Officer;
  readonly receivedAt: number;
  readonly dispatchedAt: number;
  readonly enRouteAt: number | null;
  /** Null: cancelled on the way. */
  readonly arrivedAt: number | null;
  readonly clearedAt: number;
  readonly recording: Recording | null;
  /** Why there is no recording; null when there is one. */
  readonly noVideo: 'unexplained' | 'cancelled' | 'excused' | 'not-equipped' | null;
};

export type Recording = {
  readonly recordedAt: number;
  readonly activatedAt: number;
  readonly endedAt: number;
  readonly isLateStart: boolean;
  readonly isEarlyStop: boolean;
  readonly reel: Reel | null;
};

export type Scene = {
  readonly call: CallType;
  readonly isSelfInitiated: boolean;
  readonly at: number;
  /** Median and luck of this event, the same for all officers there. */
  readonly lengthMs: number;
};

const bufferMs = 30 * second;

/** Sends an officer to an event. `mustRecord`: for months of which only recordings are on file. */
export function contactOf(
  dice: Dice,
  scene: Scene,
  officer: Officer,
  mustRecord: boolean,
  reels: readonly Reel[],
): Contact {
  const calls = timesOf(dice, scene);
  const noVideo = mustRecord ? null : missing(dice, officer, scene.isSelfInitiated);
  if (noVideo === 'cancelled') {
    const clearedAt = calls.dispatchedAt + dice.between(1, 6) * minute;
    return { officer, ...calls, arrivedAt: null, clearedAt, recording: null, noVideo };
  }
  if (noVideo !== null) {
    return { officer, ...calls, clearedAt: calls.arrivedAt + scene.lengthMs, recording: null, noVideo };
  }
  return { officer, ...calls, ...record(dice, scene, calls.arrivedAt, reels), noVideo };
}

function timesOf(dice: Dice, { call, isSelfInitiated, at }: Scene) {
  if (isSelfInitiated)
    return {
      receivedAt: at,
      dispatchedAt: at,
      enRouteAt: null,
      arrivedAt: at + dice.between(0, 20) * second,
    };
  const isUrgent = call.priority === '1';
  const dispatchedAt = at + dice.skewed(isUrgent ? 0.7 : 3, 0.7) * minute;
  const enRouteAt = dispatchedAt + dice.between(4, 50) * second;
  const arrivedAt = enRouteAt + Math.max(0.5, dice.skewed(isUrgent ? 4 : 6, 0.5)) * minute;
  return { receivedAt: at, dispatchedAt, enRouteAt, arrivedAt };
}

function missing(dice: Dice, officer: Officer, isSelfInitiated: boolean): Contact['noVideo'] {
  if (!officer.equipped) return 'not-equipped';
  const luck = dice.fraction();
  // Of the equipped alone, so that the share of all comes out right.
  if (luck < rates.noVideo * 1.04) return 'unexplained';
  if (luck > 1 - rates.excused / 2) return isSelfInitiated ? 'excused' : 'cancelled';
  return luck > 1 - rates.excused ? 'excused' : null;
}

function record(dice: Dice, scene: Scene, arrivedAt: number, reels: readonly Reel[]) {
  const isLateStart = dice.chance(rates.lateStart);
  const isEarlyStop = dice.chance(rates.earlyStop);
  const reel = nearestReel(dice, reels, scene.lengthMs);
  const buffer = reel?.bufferMs ?? (dice.chance(rates.missingBuffer) ? 0 : bufferMs);
  // A short reel still has to reach the contact.
  const longestLead = reel === null ? 80 : Math.min(80, reel.durationMs / 4 / second);
  const lead = scene.isSelfInitiated
    ? dice.between(0, Math.min(12, longestLead))
    : dice.between(longestLead / 16, longestLead);
  const activatedAt = isLateStart
    ? arrivedAt + buffer + Math.min(dice.skewed(65, 0.8) * second, scene.lengthMs / 2) + 10 * second
    : arrivedAt - lead * second;
  const recordedAt = activatedAt - buffer;
  const shortfall = dice.skewed(100, 0.8) * second + 35 * second;
  const wholeLength = Math.max(scene.lengthMs, 90 * second) + (arrivedAt - recordedAt);
  const isTooShort = wholeLength - shortfall < 45 * second;
  const length = reel?.durationMs ?? (isEarlyStop && !isTooShort ? wholeLength - shortfall : wholeLength);
  const endedAt = recordedAt + (reel === null ? Math.max(length, buffer + 20 * second) : reel.durationMs);
  const clearedAt = isEarlyStop ? endedAt + shortfall : endedAt + dice.between(-45, 12) * second;
  return {
    clearedAt: Math.max(clearedAt, arrivedAt + 5 * second),
    recording: { recordedAt, activatedAt, endedAt, isLateStart, isEarlyStop, reel },
  };
}
