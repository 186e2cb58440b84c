import type { Plan } from '../../../contract/nouns/plan.ts';
import type { DrawResults } from '../../../contract/sample-state.ts';
import { AgreementTable } from '../results/AgreementTable.tsx';
import { RateTable } from '../results/RateTable.tsx';
import { answerText, countsText, tolerableOf } from '../results/result-words.ts';

/** What the sample shows, how far two reviewers agree, and what was decided where they don't. */
export function PaperResults({ plan, results }: { readonly plan: Plan; readonly results: DrawResults }) {
  const { rates, agreement, disagreements, confidence, method } = results;
  return (
    <>
      <p>{countsText(results)}.</p>
      {rates.length === 0 ? null : (
        <RateTable rates={rates} tolerable={tolerableOf(plan)} confidence={confidence} isPaper />
      )}
      <p className="paper-small">{method}</p>
      {agreement.length === 0 ? null : (
        <>
          <h4>Agreement of blind reviews</h4>
          <AgreementTable agreement={agreement} />
        </>
      )}
      {disagreements.length === 0 ? null : (
        <>
          <h4>Differences and decisions</h4>
          <ul className="paper-list">
            {disagreements.map((one) => (
              <li key={`${one.itemId} ${one.questionId}`}>
                {one.itemId}, {one.label}: {answerText(one.first)} ({one.firstBy}), {answerText(one.second)} (
                {one.secondBy});{' '}
                {one.adjudication === null
                  ? 'not decided'
                  : `decided ${answerText(one.adjudication.decided)} by ${one.adjudication.by}: ${one.adjudication.note}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
