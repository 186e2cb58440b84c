import { useState } from 'react';
import type { DrawResults } from '../../../contract/results-state.ts';
import type { DrawDetail } from '../../../contract/sample-state.ts';
import { Button } from '../../ui/Button.tsx';
import { rowOf, type SampleStore } from '../items/sample-store.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { NumberLink } from './NumberLink.tsx';
import { answerText, becauseText } from './result-words.ts';

type Difference = DrawResults['disagreements'][number];

type DifferencesProps = {
  readonly store: SampleStore;
  readonly draw: DrawDetail;
  readonly differences: readonly Difference[];
  readonly mayDecide: boolean;
  /** Shows an item in the list of items. */
  readonly show: (itemId: string) => void;
};

/** Where two blind reviews differ: both answers side by side, and what was decided. */
export function Differences({ store, draw, differences, mayDecide, show }: DifferencesProps) {
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
              <td>
                <NumberLink
                  number={one.itemId}
                  says={`${one.itemId}, show it`}
                  onPress={() => show(one.itemId)}
                />
              </td>
              <th scope="row">{one.label}</th>
              <td>
                <Side answer={one.first} by={one.firstBy} because={one.firstBecause} />
              </td>
              <td>
                <Side answer={one.second} by={one.secondBy} because={one.secondBecause} />
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
                  <Button
                    label={`${one.adjudication === null ? 'Decide' : 'Decide anew'}: ${one.label}, ${one.itemId}`}
                    onPress={() => setDeciding(one)}
                  >
                    {one.adjudication === null ? 'Decide' : 'Decide anew'}
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {deciding === null ? null : (
        <DecideDialog
          store={store}
          difference={deciding}
          row={rowOf(draw, deciding.itemId)}
          show={() => show(deciding.itemId)}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  );
}

type SideProps = {
  readonly answer: string | null;
  readonly by: string;
  readonly because: Difference['firstBecause'];
};

function Side({ answer, by, because }: SideProps) {
  const says = becauseText(because);
  return (
    <>
      {answerText(answer)} <small className="muted">{by}</small>
      {says === '' ? null : <small className="difference-because">{says}</small>}
    </>
  );
}
