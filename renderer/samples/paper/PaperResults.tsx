import type { Plan } from '../../../contract/nouns/plan.ts';
import type { DrawResults } from '../../../contract/results-state.ts';
import { AgreementTable } from '../results/AgreementTable.tsx';
import { CountTable } from '../results/CountTable.tsx';
import { IntervalTable, intervalsMean } from '../results/IntervalTable.tsx';
import { RateTable } from '../results/RateTable.tsx';
import { answerText, countsText, tolerableOf } from '../results/result-words.ts';
import { Warnings } from '../results/Warnings.tsx';

type PaperResultsProps = { readonly plan: Plan; readonly results: DrawResults };

/** What the sample shows, how far two reviewers agree, and what was decided where they don't. */
export function PaperResults({ plan, results }: PaperResultsProps) {
  const { rates, agreement, disagreements, method } = results;
  return (
    <>
      <p>{countsText(results)}.</p>
      <Warnings warnings={results.warnings} />
      {rates.length === 0 ? null : <PaperRates plan={plan} results={results} />}
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

function PaperRates({ plan, results: { design, rates, confidence } }: PaperResultsProps) {
  if (design === 'counts') return <CountTable rates={rates} />;
  return (
    <>
      <RateTable rates={rates} tolerable={tolerableOf(plan)} confidence={confidence} />
      {/* A paper that was signed before there were any has none. */}
      {rates.every(({ all }) => all.intervals === null) ? null : (
        <>
          <IntervalTable
            title="Intervals"
            rows={rates.map(({ subject, code, label, all }) => ({
              key: `${subject} ${code}`,
              label,
              rate: all,
            }))}
            confidence={confidence}
          />
          <p className="paper-small">{intervalsMean}</p>
        </>
      )}
    </>
  );
}
