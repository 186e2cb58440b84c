import { z } from 'zod';
import { Instant, Ms } from '../time.ts';
import { Code, Id, Name, Note } from './text.ts';

/** What the desk already knows that bears on a question; shown beside it, never filled in. */
export const FactCode = z.enum([
  'buffer',
  'start',
  'end',
  'mute',
  'upload',
  'classification',
  'incident-number',
  'others-recorded',
  'speech-at-end',
  'speech-at-start',
]);

export const Question = z.object({
  id: Code,
  group: Name,
  text: Name,
  kind: z.enum(['yes-no-na', 'yes-no-unclear', 'scale-5', 'count']),
  /** The answers that tell of a problem, so that they can be coloured. */
  bad: z.array(z.string().max(20)),
  required: z.boolean(),
  fact: FactCode.nullable(),
});
export type Question = z.infer<typeof Question>;

/** A form never changes: a change is a new version, and each review keeps the version it was made with. */
export const Form = z.object({
  id: Id,
  version: z.int().positive(),
  title: Name,
  questions: z.array(Question),
  /** Share of the clip, 0–100, that must have been shown before *submit*; 0: none asked. */
  minimumWatchedPercent: z.int().min(0).max(100),
});
export type Form = z.infer<typeof Form>;

export const answersByKind = {
  'yes-no-na': ['yes', 'no', 'na'],
  'yes-no-unclear': ['yes', 'no', 'unclear'],
  'scale-5': ['1', '2', '3', '4', '5'],
  count: null,
} as const satisfies Record<Question['kind'], readonly string[] | null>;

export const Answer = z.object({
  questionId: Code,
  value: z.string().max(20),
  /** Where on the video it was seen. */
  atMs: Ms.nullable(),
  note: Note.nullable(),
  answeredAt: Instant,
  /** The hint that stood beside the question then, so that both are on record. */
  hint: Name.nullable(),
});
export type Answer = z.infer<typeof Answer>;

/** Whether a value is one of the question's answers. `count` takes whole numbers from 0 to 999. */
export function isAnswerTo(question: Pick<Question, 'kind'>, value: string): boolean {
  const listed: readonly string[] | null = answersByKind[question.kind];
  return listed === null ? /^\d{1,3}$/.test(value) : listed.includes(value);
}
