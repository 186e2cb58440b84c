import { z } from 'zod';
import { Instant, Ms } from '../time.ts';
import { Published } from './published.ts';
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
  /** Means the same in every version of its form: answers under it are counted together. */
  id: Code,
  group: Name,
  text: Name,
  kind: z.enum(['yes-no-na', 'yes-no-unclear', 'scale-5', 'count']),
  /** The answers that tell of a problem, so that they can be coloured. */
  bad: z.array(z.string().max(20)),
  required: z.boolean(),
  fact: FactCode.nullable(),
  /** What the department explains about it. */
  help: Note.optional(),
  /** Asked only where an earlier question has one of these answers; left out: always. */
  shownWhen: z.object({ questionId: Code, is: z.array(z.string().max(20)).max(10) }).optional(),
});
export type Question = z.infer<typeof Question>;

/** A form never changes: a change is a new version, and each review keeps the version it was made with. */
export const Form = z.object({
  id: Id,
  version: z.int().positive(),
  title: Name,
  questions: z.array(Question).max(200),
  /** Share of the clip, 0–100, that must have been shown before *submit*; 0: none asked. */
  minimumWatchedPercent: z.int().min(0).max(100),
  /** Left out by the version that a central starts with. */
  published: Published.optional(),
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

/** The questions that are asked, given the answers so far: those without a condition, and those whose condition holds. */
export function askedQuestions(
  form: Pick<Form, 'questions'>,
  answers: readonly Pick<Answer, 'questionId' | 'value'>[],
): readonly Question[] {
  const given = new Map(answers.map(({ questionId, value }) => [questionId, value]));
  const asked = new Set<string>();
  return form.questions.filter(({ id, shownWhen }) => {
    // What isn't asked itself can't open another one, whatever was answered to it before.
    const isAsked =
      shownWhen === undefined ||
      (asked.has(shownWhen.questionId) && shownWhen.is.includes(given.get(shownWhen.questionId) ?? ''));
    if (isAsked) asked.add(id);
    return isAsked;
  });
}

/** The required questions that are asked and have no answer yet. */
export function openRequired(
  form: Pick<Form, 'questions'>,
  answers: readonly Pick<Answer, 'questionId' | 'value'>[],
): readonly Question[] {
  const answered = new Set(answers.map(({ questionId }) => questionId));
  return askedQuestions(form, answers).filter(({ id, required }) => required && !answered.has(id));
}
