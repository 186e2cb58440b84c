import { useState } from 'react';
import { answersByKind, isAnswerTo } from '../../../contract/nouns/form.ts';
import type { DrawResults } from '../../../contract/results-state.ts';
import type { SampleRow } from '../../../contract/sample-state.ts';
import type { CallProblem } from '../../api/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/notice-store.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { exactText } from '../../words/when.ts';
import { itemTitle, momentOf, officerOf } from '../items/item-words.ts';
import type { SampleStore } from '../items/sample-store.ts';
import { answerText, becauseText } from './result-words.ts';

type Difference = DrawResults['disagreements'][number];

type DecideDialogProps = {
  readonly store: SampleStore;
  readonly difference: Difference;
  /** The item, as far as this desk has it. */
  readonly row: SampleRow | undefined;
  /** Leaves the dialog for the item, to see its recording. */
  readonly show: () => void;
  readonly onClose: () => void;
};

/** One of the two answers, or a third one, is made the one that counts, and it is said why. */
export function DecideDialog({ store, difference, row, show, onClose }: DecideDialogProps) {
  const { itemId, questionId, label, kind, adjudication } = difference;
  const [decided, setDecided] = useState(adjudication?.decided ?? '');
  const [note, setNote] = useState(adjudication?.note ?? '');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isFit = isAnswerTo({ kind }, decided);
  const decide = async () => {
    if (!isFit) return;
    setBusy(true);
    const outcome = await store.adjudicate(itemId, questionId, decided, note);
    setBusy(false);
    if (!outcome.ok) return setProblem(outcome.problem);
    say(`“${answerText(decided)}” counts in the rates now.`, { tone: 'good' });
    onClose();
  };
  const choices: readonly string[] | null = answersByKind[kind];
  const missing = isFit ? (note.trim() === '' ? 'Say why.' : null) : 'Choose the answer that counts.';
  return (
    <Dialog
      title="Which answer counts?"
      isOpen
      onClose={onClose}
      footer={
        <>
          <span className="muted grow">{missing}</span>
          <Button onPress={onClose}>Not now</Button>
          <Button
            tone="primary"
            isDisabled={missing !== null}
            isPending={isBusy}
            onPress={() => void decide()}
          >
            Decide
          </Button>
        </>
      }
    >
      <div className="settle">
        <div className="decide-what">
          <b>{label}</b>
          <span className="decide-item">{row === undefined ? itemId : aboutItem(row)}</span>
          <Button tone="quiet" onPress={show}>
            Look at the item
          </Button>
        </div>
        <div className="sides">
          <Answered
            which="First"
            by={difference.firstBy}
            answer={difference.first}
            because={difference.firstBecause}
          />
          <Answered
            which="Second"
            by={difference.secondBy}
            answer={difference.second}
            because={difference.secondBecause}
          />
        </div>
        {choices === null ? (
          <Field label="The number that counts" value={decided} maxLength={3} onChange={setDecided} />
        ) : (
          <div className="decide">
            <span className="field-label">The answer that counts</span>
            <Segmented
              label="The answer that counts"
              segments={choices.map((value) => ({ value, label: answerText(value) }))}
              value={decided === '' ? null : decided}
              onChange={(value) => setDecided(value ?? '')}
            />
          </div>
        )}
        <Field label="Why" lines={3} value={note} maxLength={20_000} onChange={setNote} />
        <p className="muted">
          Both answers stay on record, and so does the agreement that was measured. The answer that counts
          goes into the rates{adjudication === null ? '' : ' in place of the one decided before'}, the work
          paper and the tables.
        </p>
        {problem === null ? null : <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

type AnsweredProps = {
  readonly which: string;
  readonly by: string;
  readonly answer: string | null;
  readonly because: Difference['firstBecause'];
};

function Answered({ which, by, answer, because }: AnsweredProps) {
  const says = becauseText(because);
  return (
    <p>
      <small className="muted">
        {which}, {by}
      </small>
      <b>{answerText(answer)}</b>
      <small className="muted">{says === '' ? 'no note beside it' : says}</small>
    </p>
  );
}

/** `"M. Alvarez, 2026-08-14 21:04:11 CDT, X6594-1785085261240"`. */
function aboutItem(row: SampleRow): string {
  const moment = momentOf(row);
  return [
    officerOf(row).name,
    moment === null ? null : exactText(moment.at, moment.zone),
    itemTitle(row),
    row.item.id === itemTitle(row) ? null : row.item.id,
  ]
    .filter((text) => text !== null)
    .join(', ');
}
