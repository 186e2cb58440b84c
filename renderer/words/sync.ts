import type { SyncSummary } from '../../contract/desk-state.ts';
import { minute, spanText } from '../../contract/time.ts';
import { count, grouped, listed } from './count.ts';
import { agoText } from './when.ts';

/** How the work stands, for the pill in every bar: most pressing first. */
export type SyncWords = {
  readonly dot: 'kept' | 'accepted' | 'conflict' | 'refused' | 'away';
  readonly says: string;
};

export function syncWords(sync: SyncSummary, now: number): SyncWords {
  const notSent = sync.unsent === 0 ? null : notSentText(sync, now);
  if (sync.conflicts > 0)
    return { dot: 'conflict', says: listed([`${count(sync.conflicts, 'conflict')} to decide`, notSent]) };
  if (sync.refused > 0)
    return { dot: 'refused', says: listed([`${grouped(sync.refused)} refused`, notSent]) };
  switch (sync.state) {
    case 'offline':
      return { dot: notSent === null ? 'away' : 'kept', says: listed(['offline', notSent]) };
    case 'signed-out':
      return { dot: 'kept', says: listed(['sign-on ended', notSent]) };
    case 'trouble':
      return { dot: 'kept', says: listed(['sending has trouble', notSent]) };
    case 'pulling':
      if (sync.lastPulledAt === null)
        return { dot: 'away', says: `first fetch, ${count(sync.pulled, 'record')}` };
      return notSent === null ? allSent : { dot: 'kept', says: notSent };
    case 'pushing':
    case 'idle':
      return notSent === null ? allSent : { dot: 'kept', says: notSent };
  }
}

/** What the state of sync means for the reviewer, as a sentence. */
export function stateText(sync: SyncSummary): string {
  switch (sync.state) {
    case 'idle':
      return sync.unsent === 0 ? 'Everything is sent.' : 'Waiting for the next turn.';
    case 'pulling':
      return sync.lastPulledAt === null
        ? `Fetching the catalogue for the first time: ${count(sync.pulled, 'record')} so far.`
        : 'Fetching what is new.';
    case 'pushing':
      return 'Sending now.';
    case 'offline':
      return 'The central cannot be reached. What is here stays usable; your work is kept and goes out by itself later.';
    case 'signed-out':
      return 'The central wants a new sign-on before it takes anything. Your work is kept.';
    case 'trouble':
      return 'The central answers, but not as it should. Your work is kept; the desk tries again by itself.';
  }
}

const allSent: SyncWords = { dot: 'accepted', says: 'everything sent' };

function notSentText(sync: SyncSummary, now: number): string {
  const since = sync.unsentSince === null ? null : now - sync.unsentSince;
  return listed([
    `${grouped(sync.unsent)} not sent`,
    since === null || since < 60_000 ? null : agoText(since),
  ]);
}

/** `"now"`, `"in 12 s"`, `"in 4 min 10 s"`; `"when there is something new"` if nothing is planned. */
export function nextTryText(at: number | null, now: number): string {
  if (at === null) return 'when there is something new';
  return at - now < 1000 ? 'now' : `in ${spanText(at - now)}`;
}

/** Whether this machine's clock is so far from the central's that times on marks become doubtful: two minutes. */
export function isClockOff(aheadMs: number | null): aheadMs is number {
  return aheadMs !== null && Math.abs(aheadMs) >= 2 * minute;
}
