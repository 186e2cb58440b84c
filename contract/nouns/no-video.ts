import { z } from 'zod';
import { day, Instant } from '../time.ts';
import type { Account, CodeItem, CodeList } from './account.ts';
import { Code, Id, Name, Note } from './text.ts';

/**
 * What the officer's sergeant says of a dispatch that has no recording. Nothing said is ever changed: a newer answer takes
 * the place of the one before, and both stay on record.
 */
export const NoVideoAnswer = z.object({
  id: Id,
  dispatchId: Id,
  /** From the list `no-video`; null: the answer before is taken back, and the call is open again. */
  code: Code.nullable(),
  /** The version of the list that it was chosen from: it says what the code means for the rate. */
  listVersion: z.int().positive(),
  note: Note,
  /** The recording, where it was found under another number or another officer. */
  foundVideoId: Id.nullable(),
  byId: Id,
  by: Name,
  at: Instant,
  /** The answer that it takes the place of. The central says which: the one that stood when this one arrived. */
  replaces: Id.nullable(),
  /** The central's word: whoever gave it had not seen the answer that it takes the place of. */
  crossed: z.boolean(),
});
export type NoVideoAnswer = z.infer<typeof NoVideoAnswer>;

/** More than any call has; so many cameras would be a parade. */
export const mostChosen = 50;

/** A reviewer's word on which recordings are of a dispatch, above what the census found by its rules. */
export const MatchChoice = z.object({
  id: Id,
  dispatchId: Id,
  /** Empty: none of these is it. Null: the choice before is taken back, and the rules decide again. */
  videoIds: z.array(Id).max(mostChosen).nullable(),
  reason: Note,
  byId: Id,
  by: Name,
  at: Instant,
  replaces: Id.nullable(),
  crossed: z.boolean(),
});
export type MatchChoice = z.infer<typeof MatchChoice>;

/** What an answer explains, and what it asks for. */
export type Meaning = {
  readonly explains: NonNullable<CodeItem['explains']>;
  readonly needsNote: boolean;
  /** Days after which the call is due again; null: it isn't. */
  readonly againAfterDays: number | null;
};

/** The meaning of codes in lists from before a list said it itself. */
const before: Readonly<Record<string, Partial<Meaning>>> = {
  'found-elsewhere': { explains: 'recorded' },
  'exception-documented': { explains: 'exception', needsNote: true },
  'cancelled-before-arrival': { explains: 'not-expected' },
  'not-equipped': { explains: 'not-expected' },
  'upload-pending': { againAfterDays: 3 },
};

/** What a code of the list `no-video` means. A code that nobody knows explains nothing. */
export function meaningOf(
  item: Pick<CodeItem, 'code' | 'explains' | 'needsNote' | 'againAfterDays'>,
): Meaning {
  const known = before[item.code] ?? {};
  return {
    explains: item.explains ?? known.explains ?? 'nothing',
    needsNote: item.needsNote ?? known.needsNote ?? false,
    againAfterDays: (item.againAfterDays ?? known.againAfterDays ?? 0) || null,
  };
}

/** The meaning of a code in some version of the list; `lists`: versions of any lists. */
export function meaningIn(lists: readonly CodeList[], code: string, version?: number): Meaning {
  const own = lists.filter(({ id }) => id === 'no-video');
  const list = own.find((one) => one.version === version) ?? own.toSorted((a, b) => b.version - a.version)[0];
  return meaningOf(list?.items.find((item) => item.code === code) ?? { code });
}

/** When an answer that only waits is due again; null: it isn't. */
export function dueAgainAt({ at }: Pick<NoVideoAnswer, 'at'>, { againAfterDays }: Meaning): number | null {
  return againAfterDays === null ? null : at + againAfterDays * day;
}

type Person = Pick<Account, 'id' | 'username' | 'role'>;
type Whose = { readonly id: string; readonly badge: string };

/**
 * Whether an account that sees a dispatch may say why its recording is missing: a sergeant, and not of oneself. `officer`
 * null: whose call it was isn't known.
 */
export function mayAnswer({ id, username, role }: Person, officer: Whose | null): boolean {
  return role === 'sergeant' && (officer === null || (officer.id !== id && officer.badge !== username));
}

/** Whether an account that sees a dispatch may say which recordings are its own. */
export function mayChoose({ role }: Pick<Account, 'role'>): boolean {
  return role === 'sergeant' || role === 'investigator';
}

/** Why an answer can't stand as it is, by the same rules at the desk and at the central; null: it can. */
export function answerFault(
  { code, note, foundVideoId }: Pick<NoVideoAnswer, 'code' | 'note' | 'foundVideoId'>,
  meaning: Meaning | null,
): 'answer-not-fitting' | 'reason-needed' | null {
  const isFound = meaning?.explains === 'recorded';
  if (foundVideoId !== null && (code === null || !isFound)) return 'answer-not-fitting';
  if (code === null || meaning === null || note.trim() !== '') return null;
  return meaning.needsNote || (isFound && foundVideoId === null) ? 'reason-needed' : null;
}
