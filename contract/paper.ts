import { z } from 'zod';
import { DrawRecord } from './nouns/draw.ts';
import { Finding } from './nouns/finding.ts';
import { Form } from './nouns/form.ts';
import { Plan } from './nouns/plan.ts';
import { ItemState } from './nouns/sample.ts';
import { Code, Id, Name, Note } from './nouns/text.ts';
import { DrawResults } from './results-state.ts';
import { Instant, Zone } from './time.ts';

/** An item as the paper shows it: its place in the draw, what it is, what became of it and what was seen. */
export const PaperItem = z.object({
  id: z.string(),
  stratum: z.string(),
  order: z.int().positive(),
  ticket: z.string(),
  inPlaceOf: z.string().nullable(),
  officer: Name.nullable(),
  /** Recorded, or dispatched. */
  at: Instant.nullable(),
  zone: Zone.nullable(),
  state: ItemState,
  reason: Code.nullable(),
  note: Note,
  saidBy: Name.nullable(),
  saidAt: Instant.nullable(),
  reviewId: Id.nullable(),
  reviewedBy: Name.nullable(),
  /** The form that the review was made with. */
  form: z.object({ id: Id, version: z.int() }).nullable(),
  /** What counts of each question: the first reviewer's answer, or what was decided where two differed. */
  answers: z.record(Code, z.string()),
  findings: z.array(
    Finding.pick({ kind: true, reasonHeard: true, exception: true, note: true }).extend({
      startMs: z.int(),
    }),
  ),
});
export type PaperItem = z.infer<typeof PaperItem>;

/**
 * The work paper: everything an outsider needs to follow an audit. What is read on the screen and printed is made from
 * this alone, so that what is signed (its canonical JSON) is what was read.
 */
export const PaperBody = z.object({
  format: z.literal('second-watch-work-paper'),
  formatVersion: z.literal(1),
  plan: Plan,
  record: DrawRecord.omit({ targets: true }),
  items: z.array(PaperItem),
  /** Every version that a review was made with. */
  forms: z.array(Form),
  results: DrawResults,
});
export type PaperBody = z.infer<typeof PaperBody>;
