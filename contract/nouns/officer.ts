import { z } from 'zod';
import { Id, Name } from './text.ts';

/** A division or a squad of the department. */
export const Unit = z.object({
  id: Id,
  kind: z.enum(['division', 'squad']),
  name: Name,
  divisionId: Id.nullable(),
});
export type Unit = z.infer<typeof Unit>;

export const Officer = z.object({
  id: Id,
  badge: z.string().max(40),
  name: Name,
  rank: Name.nullable(),
  squadId: Id.nullable(),
  divisionId: Id.nullable(),
  /** Has a body-worn camera assigned. */
  equipped: z.boolean(),
});
export type Officer = z.infer<typeof Officer>;
