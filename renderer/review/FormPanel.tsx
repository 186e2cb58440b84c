import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Question } from '../../contract/nouns/form.ts';
import { ClassificationCard } from './ClassificationCard.tsx';
import { factFor } from './facts.ts';
import { shownQuestions } from './openQuestions.ts';
import { AnswerControl, QuestionFace } from './QuestionFace.tsx';
import { isOpen } from './reviewState.ts';
import { speechFound, useReview, useSession, useSound } from './session.ts';

/**
 * The questions of this form version, in groups, in the order in which one sees the answers. A mark changes the review too
 * and is to be on the glass at once, so twenty questions aren't drawn anew for it.
 */
export function FormPanel() {
  const { review, places } = useSession();
  const isThere = useReview((state) => state.review !== null);
  const questions = useReview(useShallow((state) => shownQuestions(state.review)));
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
        {isThere ? null : <Waiting />}
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
      {classification}
    </div>
  );
}

const classification = <ClassificationCard />;

/** The place of the questions before they are known, so that nothing jumps. */
function Waiting() {
  return <section className="card card-waiting" aria-hidden="true" />;
}

const QuestionRow = memo(({ question }: { readonly question: Question }) => {
  const { review } = useSession();
  const detail = useReview((state) => state.detail);
  const speech = useSound(speechFound);
  const isOpenNow = useReview(isOpen);
  const stored = useReview(
    (state) =>
      state.review?.answers.find(({ answer }) => answer.questionId === question.id)?.answer.value ?? null,
  );
  const onItsWay = useReview((state) => state.answering[question.id]);
  const fact = question.fact === null || detail === null ? null : factFor(question.fact, detail, speech);
  return (
    <QuestionFace question={question} fact={fact} isDue={question.required && stored === null}>
      <AnswerControl
        question={question}
        value={onItsWay === undefined ? stored : onItsWay}
        isDisabled={!isOpenNow}
        onChange={(next) => void review.answer(question.id, next, fact?.text ?? null)}
      />
    </QuestionFace>
  );
});
