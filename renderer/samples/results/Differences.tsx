import { useState } from 'react';
import type { DrawResults } from '../../../contract/sample-state.ts';
import type { CallProblem } from '../../api/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { SampleStore } from '../items/sample-store.ts';
import { answerText, choicesBetween } from './result-words.ts';

type Difference = DrawResults['disagreements'][number];

type DifferencesProps = {
  readonly store: SampleStore;
  readonly differences: readonly Difference[];
  readonly mayDecide: boolean;
};

/** Where two blind reviews differ: both answers side by side, and what was decided. */
export function Differences({ store, differences, mayDecide }: DifferencesProps) {
  const [deciding, setDeciding] = useState<Difference | null>(null);
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Question</th>
            <th scope="col">First</th>
            <th scope="col">Second</th>
            <th scope="col">Decided</th>
            {mayDecide ? (
              <th scope="col">
                <span className="unseen">Decide</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={`${one.itemId} ${one.questionId}`}>
              <td>{one.itemId}</td>
              <th scope="row">{one.label}</th>
              <td>
                {answerText(one.first)} <small className="muted">{one.firstBy}</small>
              </td>
              <td>
                {answerText(one.second)} <small className="muted">{one.secondBy}</small>
              </td>
              <td>
                {one.adjudication === null ? (
                  <span className="muted">not yet</span>
                ) : (
                  <>
                    <b>{answerText(one.adjudication.decided)}</b>{' '}
                    <small className="muted">
                      {[one.adjudication.by, one.adjudication.note].filter(Boolean).join(': ')}
                    </small>
                  </>
                )}
              </td>
              {mayDecide ? (
                <td className="plain-number">
                  <Button onPress={() => setDeciding(one)}>
                    {one.adjudication === null ? 'Decide' : 'Decide anew'}
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {deciding === null ? null : (
        <DecideDialog store={store} difference={deciding} onClose={() => setDeciding(null)} />
      )}
    </>
  );
}

function DecideDialog({
  store,
  difference,
  onClose,
}: {
  readonly store: SampleStore;
  readonly difference: Difference;
  readonly onClose: () => void;
}) {
  const { itemId, questionId, label, first, second, firstBy, secondBy, adjudication } = difference;
  const [decided, setDecided] = useState<string | null>(adjudication?.decided ?? null);
  const [note, setNote] = useState(adjudication?.note ?? '');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const decide = async () => {
    if (decided === null) return;
    setBusy(true);
    const outcome = await store.adjudicate(itemId, questionId, decided, note);
    setBusy(false);
    if (outcome.ok) onClose();
    else setProblem(outcome.problem);
  };
  return (
    <Dialog
      title={label}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button
            tone="primary"
            isDisabled={decided === null || note.trim() === ''}
            isPending={isBusy}
            onPress={() => void decide()}
          >
            Decide
          </Button>
        </>
      }
    >
      <div className="settle">
        <p className="muted">{itemId}</p>
        <div className="sides">
          <p>
            <small className="muted">First, {firstBy}</small>
            <b>{answerText(first)}</b>
          </p>
          <p>
            <small className="muted">Second, {secondBy}</small>
            <b>{answerText(second)}</b>
          </p>
        </div>
        <div className="decide">
          <span className="field-label">Decided</span>
          <Segmented
            label="Decided"
            segments={choicesBetween(first, second).map((value) => ({ value, label: answerText(value) }))}
            value={decided}
            onChange={setDecided}
          />
        </div>
        <Field label="Why" lines={3} value={note} maxLength={20_000} onChange={setNote} />
        <p className="muted">Both answers stay on record; the decision counts in the rates.</p>
        {problem === null ? null : <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
