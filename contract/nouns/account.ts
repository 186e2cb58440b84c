import { z } from 'zod';
import { Instant } from '../time.ts';
import { Published } from './published.ts';
import { Code, Id, Name } from './text.ts';

export const Role = z.enum(['sergeant', 'investigator', 'auditor', 'administrator']);
export type Role = z.infer<typeof Role>;

/** Roles that may see restricted records and closed footage. */
export function seesEverything(account: { readonly role: Role }): boolean {
  return account.role === 'investigator' || account.role === 'administrator';
}

/** How much of the department an account sees. The central enforces it in every answer. */
export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('department') }),
  z.object({ kind: z.literal('division'), divisionId: Id }),
  z.object({ kind: z.literal('squad'), squadId: Id }),
]);
export type Scope = z.infer<typeof Scope>;

export const Account = z.object({
  id: Id,
  username: z.string().min(1).max(100),
  name: Name,
  rank: Name.nullable(),
  role: Role,
  scope: Scope,
});
export type Account = z.infer<typeof Account>;

/** A list of codes as one version of department configuration; never changed in place. */
export const CodeList = z.object({
  id: z.enum([
    'finding',
    'exception',
    'unavailable',
    'outcome',
    'no-video',
    /** Why a drawn item doesn't belong to its frame. */
    'out-of-frame',
    /** Why a plan is drawn a second time. */
    'redraw',
  ]),
  version: z.int().positive(),
  items: z.array(
    z.object({
      code: Code,
      label: Name,
      /** Which colour family a finding belongs to, and whether it asks "reason heard?". */
      group: z.enum(['late', 'early', 'narration', 'note', 'good', 'other']).optional(),
      asksReason: z.boolean().optional(),
      /** A key the department suggests for it. */
      key: z.string().max(1).optional(),
      /**
       * Of `no-video`: what the answer explains. `recorded`: the recording is there; `not-expected`: none had to be made;
       * `exception`: policy permits that there is none. Each takes the call out of those that lack a recording.
       */
      explains: z.enum(['recorded', 'not-expected', 'exception', 'nothing']).optional(),
      /** Of `no-video`: it says too little without a note. */
      needsNote: z.boolean().optional(),
      /** Of `no-video`: the answer only waits, and the call is due again after so many days; 0: it doesn't wait. */
      againAfterDays: z.int().min(0).max(365).optional(),
      /** From then on it can't be chosen any more. What was marked with it before keeps it. */
      retiredAt: Instant.optional(),
    }),
  ),
  /** Left out by the version that a central starts with. */
  published: Published.optional(),
});
export type CodeList = z.infer<typeof CodeList>;
export type CodeItem = CodeList['items'][number];

/** Whether a code may be chosen at this time. */
export function isInForce({ retiredAt }: Pick<CodeItem, 'retiredAt'>, now: number): boolean {
  return retiredAt === undefined || now < retiredAt;
}
