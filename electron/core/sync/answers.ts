import { z } from 'zod';
import { EventAnswer, Place } from '../../../contract/central-api.ts';
import { type Problem, problemOf, refuse } from '../../../contract/problem.ts';
import { Instant } from '../../../contract/time.ts';
import type { Theirs } from '../outbox/store.ts';

/** What became of one event, as far as this desk understands it. */
export type Fate =
  | { readonly counter: number; readonly fate: 'accepted' }
  | { readonly counter: number; readonly fate: 'conflict'; readonly theirs: Theirs }
  | { readonly counter: number; readonly fate: 'refused'; readonly problem: Problem }
  /** The central has another item under this number, from a past of this desk's that a backup undid. */
  | { readonly counter: number; readonly fate: 'reused' }
  /** The central tripped over it itself: the same item may pass once it is mended. */
  | { readonly counter: number; readonly fate: 'stumbled'; readonly problem: Problem };

/** The frame around the answers; each answer is read by itself, so that one from a newer central spoils no other. */
export const AnswerFrame = z.object({
  answers: z.array(z.unknown()),
  now: Instant,
  place: Place.optional(),
  forgot: z.boolean().optional(),
});

const Counted = z.object({ counter: z.int().positive() });

/** Null: it doesn't even say what it answers. */
export function fateOf(answer: unknown): Fate | null {
  const known = EventAnswer.safeParse(answer);
  if (!known.success) {
    const counted = Counted.safeParse(answer);
    if (!counted.success) return null;
    const problem = problemOf(
      refuse('central-other-version', 'This desk does not know its answer to this item.'),
    );
    return { counter: counted.data.counter, fate: 'refused', problem };
  }
  const { data } = known;
  switch (data.outcome) {
    case 'accepted':
      return { counter: data.counter, fate: 'accepted' };
    case 'conflict':
      return { counter: data.counter, fate: 'conflict', theirs: data.theirs };
    case 'refused': {
      const { counter, problem } = data;
      if (problem.code === 'counter-reused') return { counter, fate: 'reused' };
      return { counter, fate: problem.code === 'bug' ? 'stumbled' : 'refused', problem };
    }
  }
}
