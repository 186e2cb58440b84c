import type { Question } from '../../contract/nouns/form.ts';
import { Field } from '../ui/Field.tsx';
import { type Segment, Segmented } from '../ui/Segmented.tsx';
import { answerSegments } from './answerSegments.ts';
import { ClassificationCard } from './ClassificationCard.tsx';
import { factFor } from './facts.ts';
import { shownQuestions } from './openQuestions.ts';
import { isOpen } from './reviewState.ts';
import { speechFound, useReview, useSession, useSound } from './session.ts';

/** The questions of this form version, in groups, in the order in which one sees the answers. */
export function FormPanel() {
  const { review, places } = useSession();
  const open = useReview((state) => state.review);
  const questions = shownQuestions(open);
  const groups = [...new Set(questions.map(({ group }) => group))];
  return (
    <div
      className="panel-body"
      ref={(element) => {
        places.form = element;
      }}
    >
      <section
        className="questions"
        aria-label="Questions"
        onFocus={() => review.focusIn('form')}
        onBlur={() => review.focusIn(null)}
      >
        {open === null ? <Waiting /> : null}
        {groups.map((group) => (
          <section key={group} className="card" aria-label={group}>
            <h2>{group}</h2>
            {questions
              .filter((question) => question.group === group)
              .map((question) => (
                <QuestionRow key={question.id} question={question} />
              ))}
          </section>
        ))}
      </section>
      <ClassificationCard />
    </div>
  );
}

/** The place of the questions before they are known, so that nothing jumps. */
function Waiting() {
  return <section className="card card-waiting" aria-hidden="true" />;
}

function QuestionRow({ question }: { readonly question: Question }) {
  const detail = useReview((state) => state.detail);
  const speech = useSound(speechFound);
  const fact = question.fact === null || detail === null ? null : factFor(question.fact, detail, speech);
  return (
    <div className="question" data-question={question.id}>
      <span>
        {question.text}
        {question.required ? <RequiredMark id={question.id} /> : null}
        {question.help === undefined ? null : <small className="question-help">{question.help}</small>}
        {fact === null ? null : (
          <small className={fact.telling ? 'fact-telling' : undefined}>{fact.text}</small>
        )}
      </span>
      <QuestionAnswer question={question} hint={fact?.text ?? null} />
    </div>
  );
}

function RequiredMark({ id }: { readonly id: string }) {
  const answered = useReview(
    (state) => state.review?.answers.some(({ answer }) => answer.questionId === id) === true,
  );
  return answered ? null : <i className="question-due" title="Needed before submitting" />;
}

function QuestionAnswer({ question, hint }: { readonly question: Question; readonly hint: string | null }) {
  const { review } = useSession();
  const open = useReview(isOpen);
  const stored = useReview(
    (state) =>
      state.review?.answers.find(({ answer }) => answer.questionId === question.id)?.answer.value ?? null,
  );
  const onItsWay = useReview((state) => state.answering[question.id]);
  const value = onItsWay === undefined ? stored : onItsWay;
  const segments: readonly Segment<string>[] | null = answerSegments(question);
  const answer = (next: string | null): void => void review.answer(question.id, next, hint);
  if (segments === null)
    return <CountField label={question.text} value={value} isDisabled={!open} onChange={answer} />;
  return (
    <Segmented
      label={question.text}
      segments={segments}
      value={value}
      mayBeEmpty
      isDisabled={!open}
      onChange={answer}
    />
  );
}

type CountFieldProps = {
  readonly label: string;
  readonly value: string | null;
  readonly isDisabled: boolean;
  readonly onChange: (value: string | null) => void;
};

/** A whole number up to 999. */
function CountField({ label, value, isDisabled, onChange }: CountFieldProps) {
  return (
    <Field
      label={label}
      hideLabel
      className="count-field"
      value={value ?? ''}
      isDisabled={isDisabled}
      placeholder="–"
      onChange={(text) => {
        const digits = text.replace(/\D/g, '').slice(0, 3);
        onChange(digits === '' ? null : digits);
      }}
    />
  );
}
