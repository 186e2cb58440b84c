import { useState } from 'react';
import { type CodeItem, isInForce } from '../../contract/nouns/account.ts';
import type { Content, FormContent } from '../../contract/nouns/configuration.ts';
import { askedQuestions } from '../../contract/nouns/form.ts';
import { useNow } from '../desk/use-now.ts';
import { colourOf } from '../review/kinds.ts';
import { AnswerControl, QuestionFace } from '../review/QuestionFace.tsx';
import { Select } from '../ui/Select.tsx';
import { listWords } from './form-words.ts';
import '../review/side.css';

/** The draft as a reviewer will see it. What is answered here is kept nowhere. */
export function Preview({ content }: { readonly content: Content }) {
  if (content.noun === 'form') return <FormPreview form={content.body} />;
  return <ListPreview label={listWords[content.body.id]} items={content.body.items} />;
}

function FormPreview({ form }: { readonly form: FormContent }) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string | null>>>({});
  const given = Object.entries(answers).flatMap(([questionId, value]) =>
    value === null ? [] : [{ questionId, value }],
  );
  const asked = askedQuestions(form, given);
  const groups = [...new Set(asked.map(({ group }) => group))];
  return (
    <div className="edit-preview">
      <p className="muted">
        {form.minimumWatchedPercent === 0
          ? 'No share of the video is asked for.'
          : `At least ${form.minimumWatchedPercent} % of the video must be watched.`}{' '}
        Try an answer: questions that depend on it appear.
      </p>
      {groups.map((group) => (
        <section key={group} className="card" aria-label={`Preview of ${group}`}>
          <h2>{group}</h2>
          {asked
            .filter((question) => question.group === group)
            .map((question) => (
              <QuestionFace
                key={question.id}
                question={question}
                fact={null}
                isDue={question.required && (answers[question.id] ?? null) === null}
              >
                <AnswerControl
                  question={question}
                  value={answers[question.id] ?? null}
                  isDisabled={false}
                  onChange={(value) => setAnswers((before) => ({ ...before, [question.id]: value }))}
                />
              </QuestionFace>
            ))}
        </section>
      ))}
    </div>
  );
}

function ListPreview({ label, items }: { readonly label: string; readonly items: readonly CodeItem[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const now = useNow();
  const open = items.filter((item) => isInForce(item, now));
  return (
    <div className="edit-preview">
      <p className="muted">What a reviewer chooses from. Retired codes stay in the records that have them.</p>
      <Select
        label={label}
        value={chosen}
        onChange={setChosen}
        options={open.map(({ code, label: name, group }) => ({
          id: code,
          label: name,
          ...(group === undefined ? {} : { swatch: colourOf(group) }),
        }))}
      />
    </div>
  );
}
