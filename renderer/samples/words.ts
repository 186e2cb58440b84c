import type { Role } from '../../contract/nouns/account.ts';
import type { FrameQuery, StratumBy } from '../../contract/nouns/plan.ts';
import type { ItemState } from '../../contract/nouns/sample.ts';
import type { PlanRow } from '../../contract/sample-state.ts';
import type { SentState } from '../../contract/sync-state.ts';
import { count } from '../words/count.ts';

type Kind = FrameQuery['kind'];

/** `items(59, 'videos')` → `"59 videos"`. */
export function items(number: number, kind: Kind): string {
  const { one, many } = nouns[kind];
  return count(number, one, many);
}

/** What one item is called: `"video"`. */
export function itemWord(kind: Kind): string {
  return nouns[kind].one;
}

const nouns: Readonly<Record<Kind, { readonly one: string; readonly many: string }>> = {
  videos: { one: 'video', many: 'videos' },
  dispatches: { one: 'dispatched officer', many: 'dispatched officers' },
  reviews: { one: 'review', many: 'reviews' },
};

/** What a frame is called in a choice. */
export const kindWords: Readonly<Record<Kind, string>> = {
  videos: 'Videos',
  dispatches: 'Dispatches',
  reviews: 'Submitted reviews',
};

export const stratumWords: Readonly<Record<StratumBy, string>> = {
  division: 'division',
  squad: 'squad',
  watch: 'watch',
  classification: 'classification',
  officer: 'officer',
  urgency: 'urgency',
};

/** `["division", "watch"]` → `"division and watch"`; none: `"the whole frame"`. */
export function strataText(by: readonly StratumBy[]): string {
  if (by.length === 0) return 'the whole frame';
  const words = by.map((one) => stratumWords[one]);
  const last = words.at(-1) ?? '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

export const stateWords: Readonly<Record<ItemState, string>> = {
  'to-do': 'To do',
  reviewed: 'Reviewed',
  unavailable: 'Unavailable',
  'out-of-frame': 'Out of frame',
  missing: 'Missing',
};

export const roleWords: Readonly<Record<Role, string>> = {
  sergeant: 'Sergeant',
  investigator: 'Investigator',
  auditor: 'Auditor',
  administrator: 'Administrator',
};

export const planStateWords: Readonly<Record<PlanRow['state'], string>> = {
  draft: 'Planned',
  committed: 'Committed, waits for its seed',
  working: 'Being reviewed',
  signed: 'Signed',
};

/** Where something kept here stands, in a few words. */
export function sentText(sent: SentState): string {
  switch (sent) {
    case 'kept':
      return 'waiting to be sent';
    case 'accepted':
      return 'sent';
    case 'conflict':
      return 'in conflict, see Sync';
    case 'refused':
      return 'refused by the central, see Sync';
  }
}

/** A share as a percentage that says no more than it knows: `0.173` → `"17.3 %"`, `0.05` → `"5 %"`. */
export function percent(share: number, digits = 1): string {
  return `${Number((share * 100).toFixed(digits))} %`;
}

/** With its digits kept, for columns: `"5.0 %"`. */
export function percentFixed(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A hash in groups of eight, so that it can be read aloud and compared: `"3fa1… …"`. */
export function hashGroups(sha256: string): readonly string[] {
  return sha256.match(/.{1,8}/g) ?? [];
}
