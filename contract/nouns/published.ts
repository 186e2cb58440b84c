import { z } from 'zod';
import { Instant } from '../time.ts';
import { Id, Name, Note } from './text.ts';

/** Who published a version of a form or of a code list, when, and why. The central writes it. */
export const Published = z.object({
  /** Minted by the desk: the same id is the same publication for ever. */
  id: Id,
  by: Name,
  byId: Id,
  at: Instant,
  why: Note,
});
export type Published = z.infer<typeof Published>;
