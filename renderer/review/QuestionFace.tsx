import type { ReactNode } from 'react';
import type { Question } from '../../contract/nouns/form.ts';
import { Field } from '../ui/Field.tsx';
import { type Segment, Segmented } from '../ui/Segmented.tsx';
import { answerSegments } from './answerSegments.ts';
import type { Fact } from './facts.ts';

type QuestionFaceProps = {
  readonly question: Question;
  /** What the desk knows that bears on it. */
  readonly fact: Fact | null;
  /** Required, and not answered yet. */
  readonly isDue: boolean;
  readonly children: ReactNode;
};

/** A question as the reviewer sees it: the wording, what explains it, what is known, and beside it the answer. */
export function QuestionFace({ question, fact, isDue, children }: QuestionFaceProps) {
  const { id, text, help = '' } = question;
  return (
    <div className="question" data-question={id}>
      <span>
        {text}
        {isDue ? <i className="question-due" title="Needed before submitting" /> : null}
        {help.trim() === '' ? null : <small>{help}</small>}
        {fact === null ? null : (
          <small className={fact.telling ? 'fact-telling' : undefined}>{fact.text}</small>
        )}
      </span>
      {children}
    </div>
  );
}

type AnswerControlProps = {
  readonly question: Question;
  readonly value: string | null;
  readonly isDisabled: boolean;
  /** Null takes the answer back. */
  readonly onChange: (value: string | null) => void;
};

/** The answers to choose from, or a field for a number. */
export function AnswerControl({ question, value, isDisabled, onChange }: AnswerControlProps) {
  const segments: readonly Segment<string>[] | null = answerSegments(question);
  if (segments === null)
    return <CountField label={question.text} value={value} isDisabled={isDisabled} onChange={onChange} />;
  return (
    <Segmented
      label={question.text}
      segments={segments}
      value={value}
      mayBeEmpty
      isDisabled={isDisabled}
      onChange={onChange}
    />
  );
}

type CountFieldProps = Omit<AnswerControlProps, 'question'> & { readonly label: string };

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
