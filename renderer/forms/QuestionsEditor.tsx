import type { FormContent } from '../../contract/nouns/configuration.ts';
import type { Question } from '../../contract/nouns/form.ts';
import { Field } from '../ui/Field.tsx';
import { AddPart, type Editing } from './AddPart.tsx';
import { moved, withoutQuestion, withQuestion } from './edit.ts';
import { kindWords, questionWords } from './form-words.ts';
import { PartRow } from './PartRow.tsx';
import { QuestionFields } from './QuestionFields.tsx';

type QuestionsEditorProps = Editing & { readonly form: FormContent };

/** Title, share to be watched, and the questions in their order; one of them is open at a time. */
export function QuestionsEditor({ form, ...editing }: QuestionsEditorProps) {
  const { store, detail, isLocked, faults, opened, addField } = editing;
  const change = (body: FormContent): void => store.change({ noun: 'form', body });
  return (
    <>
      <div className="edit-whole" inert={isLocked}>
        <Field
          label="Title"
          value={form.title}
          onChange={(title) => change({ ...form, title })}
          maxLength={300}
        />
        <Field
          label="Least share watched, %"
          type="number"
          min="0"
          max="100"
          value={String(form.minimumWatchedPercent)}
          onChange={(text) => change({ ...form, minimumWatchedPercent: percentOf(text) })}
        />
      </div>
      <ol className="edit-rows" inert={isLocked}>
        {form.questions.map((question, index) => (
          <PartRow
            key={question.id}
            id={question.id}
            title={question.text.trim() === '' ? 'No wording yet' : question.text}
            detail={detailWords(question, form)}
            number={index + 1}
            isFirst={index === 0}
            isLast={index === form.questions.length - 1}
            isOpen={opened === question.id}
            hasFault={faults.some(({ path }) => path === `questions.${question.id}`)}
            toggle={() => store.unfold(opened === question.id ? null : question.id)}
            move={(by) => change({ ...form, questions: moved(form.questions, index, by) })}
            takeOut={{ label: 'Take out', run: () => change(withoutQuestion(form, question.id)) }}
          >
            <QuestionFields form={form} question={question} versions={detail.versions} change={change} />
          </PartRow>
        ))}
      </ol>
      <AddPart
        label="New question"
        isDisabled={isLocked}
        field={addField}
        add={(text) => {
          const next = withQuestion(form, text, detail.versions);
          change(next);
          store.unfold(next.questions.at(-1)?.id ?? null);
        }}
      />
    </>
  );
}

function detailWords({ group, kind, required, shownWhen }: Question, { questions }: FormContent): string {
  const on = questions.find(({ id }) => id === shownWhen?.questionId);
  return [
    group,
    kindWords[kind].toLowerCase(),
    ...(required ? ['required'] : []),
    ...(shownWhen === undefined
      ? []
      : [`after ${on === undefined ? 'a question that is gone' : questionWords(on)}`]),
  ].join(' · ');
}

/** Whole, 0 to 100; what isn't a number counts as 0. */
function percentOf(text: string): number {
  const number = Math.round(Number(text));
  return Number.isFinite(number) ? Math.min(100, Math.max(0, number)) : 0;
}
