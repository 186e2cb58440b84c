import { Group } from 'react-aria-components/Group';
import type { ConfigurationVersion, FormContent } from '../../contract/nouns/configuration.ts';
import { answersByKind, type Question } from '../../contract/nouns/form.ts';
import { Chip } from '../ui/Chip.tsx';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { usedIds, withChange, withCondition, withKind } from './edit.ts';
import { answerWord, kindWords, questionWords } from './form-words.ts';

type QuestionFieldsProps = {
  readonly form: FormContent;
  readonly question: Question;
  readonly versions: readonly ConfigurationVersion[];
  readonly change: (form: FormContent) => void;
};

/** Everything that can be said of a question. Its kind of answer is fixed once it was published. */
export function QuestionFields({ form, question, versions, change }: QuestionFieldsProps) {
  const { id } = question;
  const set = (part: Partial<Question>): void => change(withChange(form, id, part));
  const isPublished = usedIds(versions, []).has(id);
  const listed: readonly string[] = answersByKind[question.kind] ?? [];
  return (
    <>
      <Field label="Wording" value={question.text} onChange={(text) => set({ text })} maxLength={300} />
      <Field
        label="Explanation"
        value={question.help ?? ''}
        onChange={(help) => set({ help })}
        lines={2}
        maxLength={2000}
        hint="Stands small below the question."
      />
      <div className="edit-pair">
        <Field label="Heading" value={question.group} onChange={(group) => set({ group })} maxLength={100} />
        <div>
          <Select
            label="Kind of answer"
            value={question.kind}
            isDisabled={isPublished}
            options={kinds.map((kind) => ({ id: kind, label: kindWords[kind] }))}
            onChange={(kind) =>
              change(withKind(form, id, kinds.find((one) => one === kind) ?? question.kind))
            }
          />
          {isPublished ? (
            <small className="muted">
              Fixed: answers to it are counted. Take it out and add a new one instead.
            </small>
          ) : null}
        </div>
      </div>
      <div className="edit-chips">
        <Chip isOn={question.required} onChange={(required) => set({ required })}>
          Required
        </Chip>
      </div>
      {listed.length === 0 ? null : (
        <Values
          label="Tells of a problem"
          values={listed}
          chosen={question.bad}
          onChange={(bad) => set({ bad: [...bad] })}
        />
      )}
      <Condition form={form} question={question} change={change} />
    </>
  );
}

const kinds = Object.keys(kindWords) as readonly Question['kind'][];

type ConditionProps = Pick<QuestionFieldsProps, 'form' | 'question' | 'change'>;

function Condition({ form, question, change }: ConditionProps) {
  const { id, shownWhen } = question;
  const earlier = form.questions
    .slice(
      0,
      form.questions.findIndex((one) => one.id === id),
    )
    .filter(({ kind }) => answersByKind[kind] !== null);
  const on = form.questions.find((one) => one.id === shownWhen?.questionId);
  const choices = on === undefined || earlier.includes(on) ? earlier : [...earlier, on];
  const values: readonly string[] = on === undefined ? [] : (answersByKind[on.kind] ?? []);
  return (
    <>
      <Select
        label="Asked"
        value={shownWhen?.questionId ?? always}
        options={[
          { id: always, label: 'Always' },
          ...choices.map((one) => ({ id: one.id, label: `Depending on ${questionWords(one)}` })),
        ]}
        onChange={(questionId) =>
          change(
            withCondition(
              form,
              id,
              questionId === always ? undefined : { questionId, is: [...firstOf(form, questionId)] },
            ),
          )
        }
      />
      {shownWhen === undefined || on === undefined ? null : (
        <Values
          label="After the answer"
          values={values}
          chosen={shownWhen.is}
          onChange={(is) => change(withCondition(form, id, { ...shownWhen, is: [...is] }))}
        />
      )}
    </>
  );
}

const always = '?always';

/** What tells of a problem mostly opens the next question. */
function firstOf({ questions }: FormContent, id: string): readonly string[] {
  return questions.find((one) => one.id === id)?.bad ?? [];
}

type ValuesProps = {
  readonly label: string;
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

function Values({ label, values, chosen, onChange }: ValuesProps) {
  return (
    <Group className="edit-chips" aria-label={label}>
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      {values.map((value) => (
        <Chip
          key={value}
          isOn={chosen.includes(value)}
          onChange={(isOn) => onChange(values.filter((one) => (one === value ? isOn : chosen.includes(one))))}
        >
          {answerWord(value)}
        </Chip>
      ))}
    </Group>
  );
}
