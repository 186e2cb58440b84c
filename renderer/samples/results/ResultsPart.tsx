// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
import { ChartNoAxesColumn } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand/react';
import type { DrawDetail, DrawResults } from '../../../contract/sample-state.ts';
import { useChanges } from '../../desk/use-changes.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { grouped } from '../../words/count.ts';
import type { SampleStore } from '../items/sample-store.ts';
import { percent } from '../words.ts';
import { AgreementTable, pairsText } from './AgreementTable.tsx';
import { Differences } from './Differences.tsx';
import { RateTable } from './RateTable.tsx';
import { tolerableOf } from './result-words.ts';
import './results.css';

/** What the sample says: the sentence first, then the counts, the rates with their intervals, and how far reviewers agree. */
export function ResultsPart({ store, draw }: { readonly store: SampleStore; readonly draw: DrawDetail }) {
  const { results, resultsProblem } = useStore(store);
  const changes = useChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed an item
  useEffect(() => void store.loadResults(), [store, changes]);
  const tolerable = tolerableOf(draw.plan);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys should reach it
    <section className="results" aria-label="Results" tabIndex={0} aria-busy={results === null}>
      <ScreenProblem problem={resultsProblem} retry={() => void store.loadResults()} />
      {results === null ? null : (
        <>
          <output className="outlook-says">{results.concludes}</output>
          <Counts results={results} />
          <section aria-labelledby="rates-title">
            <h2 id="rates-title">
              Rates
              {tolerable === null ? null : (
                <span className="muted">
                  {' '}
                  the upright line is the tolerable rate, {percent(tolerable, 3)}
                </span>
              )}
            </h2>
            {results.rates.length === 0 || results.counts.reviewed + results.counts.missing === 0 ? (
              <EmptyState
                icon={<ChartNoAxesColumn aria-hidden="true" />}
                title="No rates before the first review"
              >
                Each finding and each question stands here with its interval as soon as reviews are submitted.
              </EmptyState>
            ) : (
              <RateTable rates={results.rates} tolerable={tolerable} confidence={results.confidence} />
            )}
            <p className="muted results-method">{results.method}</p>
          </section>
          {results.agreement.length === 0 ? null : (
            <section aria-labelledby="agreement-title">
              <h2 id="agreement-title">
                Agreement<span className="muted"> {pairsText(results.agreement)}</span>
              </h2>
              <AgreementTable agreement={results.agreement} />
            </section>
          )}
          {results.disagreements.length === 0 ? null : (
            <section aria-labelledby="differences-title">
              <h2 id="differences-title">Where two reviewers differ</h2>
              <Differences
                store={store}
                differences={results.disagreements}
                mayDecide={draw.mine && draw.state !== 'signed'}
              />
            </section>
          )}
        </>
      )}
    </section>
  );
}

function Counts({ results: { counts } }: { readonly results: DrawResults }) {
  const all: readonly (readonly [string, number, string?])[] = [
    ['Sample', counts.sample],
    ['Reviewed', counts.reviewed],
    ['Unavailable', counts.unavailable, 'non-response: counted as good and as bad'],
    ['Missing', counts.missing, 'should exist and don’t: a finding'],
    ['Out of frame', counts.outOfFrame, 'replaced by a spare where there was one'],
    ['To do', counts.toDo],
  ];
  return (
    <dl className="results-counts">
      {all.map(([label, number, title]) => (
        <div key={label} title={title}>
          <dt>{label}</dt>
          <dd>{grouped(number)}</dd>
        </div>
      ))}
    </dl>
  );
}
