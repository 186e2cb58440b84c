import { z } from 'zod';
import { Instant, Ms, Zone } from '../time.ts';
import { Code, Id, Name, Sha256 } from './text.ts';

/** A watch of the day, by the local hour that it begins; it lasts until the next one begins. */
export const Watch = z.object({ name: Name, startsAtHour: z.int().min(0).max(23) });
export type Watch = z.infer<typeof Watch>;

/**
 * Periodic review, as the department has decided it. A definition never changes: a change is a new version, which holds
 * from `since` on, and each period keeps the version that it began with.
 */
export const Programme = z.object({
  id: Id,
  version: z.int().positive(),
  name: Name,
  since: Instant,
  /** Reviews owed in each period, of each officer or of each squad. */
  goal: z.int().min(1).max(1000),
  per: z.enum(['officer', 'squad']),
  period: z.enum(['month', 'quarter', 'half-year', 'year']),
  eligible: z.object({
    minLengthMs: Ms,
    /** Videos with one of these; empty: any. */
    classes: z.array(Code),
  }),
  /** Who owes them: the sergeants of the squad that the officer was in when it was recorded. */
  zone: Zone,
});
export type Programme = z.infer<typeof Programme>;

/**
 * One period of a programme. Its seed is the central's, so that nobody who reviews chooses what is drawn. The hash of the
 * seed is published before the period begins; the seed itself with the last round. Each round's draw has the SHA-256 of
 * `seed,round` for its seed, so that none can be foreseen, and all can be checked in the end.
 */
export const Period = z.object({
  id: Id,
  programmeId: Id,
  programmeVersion: z.int().positive(),
  programme: Name,
  /** "Q4 2026" */
  name: Name,
  startsAt: Instant,
  endsAt: Instant,
  seedSha256: Sha256,
  seed: z.string().max(1000).nullable(),
  goal: z.int().positive(),
  per: z.enum(['officer', 'squad']),
});
export type Period = z.infer<typeof Period>;
