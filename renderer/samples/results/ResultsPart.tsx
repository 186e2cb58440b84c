// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
import { ChartNoAxesColumn } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand/react';
import type { DrawResults, RateSubject } from '../../../contract/results-state.ts';
import type { DrawDetail } from '../../../contract/sample-state.ts';
import { useChanges } from '../../desk/use-changes.ts';
import { goInPlace } from '../../route/route-store.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/notice-store.ts';
import { grouped } from '../../words/count.ts';
import type { SampleStore } from '../items/sample-store.ts';
import type { ItemFilter } from '../items/work-rows.ts';
import { percent } from '../words.ts';
import { AgreementTable, pairsText } from './AgreementTable.tsx';
import { CountTable } from './CountTable.tsx';
import { Differences } from './Differences.tsx';
import { intervalsMean } from './IntervalTable.tsx';
import { NumberLink } from './NumberLink.tsx';
import { RateTable } from './RateTable.tsx';
import { tolerableOf } from './result-words.ts';
import { Warnings } from './Warnings.tsx';
import './results.css';

/** What the sample says: the sentence first, then the counts, the rates with their intervals, and how far reviewers agree. */
export function ResultsPart({ store, draw }: { readonly store: SampleStore; readonly draw: DrawDetail }) {
  const { results, resultsProblem } = useStore(store);
  const changes = useChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed an item
  useEffect(() => void store.loadResults(), [store, changes]);
  const tolerable = tolerableOf(draw.plan);
  const toItems = () => goInPlace({ screen: 'sample', drawId: draw.id, part: 'items' });
  const showItem = (itemId: string) => {
    store.choose('all');
    store.stand(itemId);
    toItems();
  };
  const listState = (state: ItemFilter) => {
    store.choose(state);
    toItems();
  };
  const listRate = async (subject: RateSubject, code: string, stratum: string | null) => {
    const outcome = await store.listRate(subject, code, stratum);
    if (outcome.ok) toItems();
    else say(outcome.problem.title, { tone: 'problem' });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys should reach it
    <section className="results" aria-label="Results" tabIndex={0} aria-busy={results === null}>
      <ScreenProblem problem={resultsProblem} retry={() => void store.loadResults()} />
      {results === null ? null : (
        <>
          <output className="outlook-says">{results.concludes}</output>
          <Warnings warnings={results.warnings} />
          <Counts results={results} list={listState} />
          <section aria-labelledby="rates-title">
            <h2 id="rates-title">
              {results.design === 'counts' ? 'Counts' : 'Rates'}
              {tolerable === null || results.design === 'counts' ? null : (
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
            ) : results.design === 'counts' ? (
              <CountTable
                rates={results.rates}
                list={(subject, code, stratum) => void listRate(subject, code, stratum)}
              />
            ) : (
              <RateTable
                rates={results.rates}
                tolerable={tolerable}
                confidence={results.confidence}
                list={(subject, code, stratum) => void listRate(subject, code, stratum)}
              />
            )}
            <p className="muted results-method">
              {results.method}
              {results.design === 'counts' ? null : ` ${intervalsMean}`}
            </p>
          </section>
          {results.agreement.length === 0 ? null : (
            <section aria-labelledby="agreement-title">
              <h2 id="agreement-title">
                Agreement{' '}
                <NumberLink
                  number={pairsText(results.agreement)}
                  says={`${pairsText(results.agreement)}, show them`}
                  onPress={() => listState('second')}
                />
              </h2>
              <AgreementTable agreement={results.agreement} />
            </section>
          )}
          {results.disagreements.length === 0 ? null : (
            <section aria-labelledby="differences-title">
              <h2 id="differences-title">Where two reviewers differ</h2>
              <Differences
                store={store}
                draw={draw}
                show={showItem}
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

type CountsProps = { readonly results: DrawResults; readonly list: (state: ItemFilter) => void };

/** What became of the sample; each number opens its items. */
function Counts({ results: { counts }, list }: CountsProps) {
  const all: readonly (readonly [string, number, ItemFilter, string?])[] = [
    ['Sample', counts.sample, 'all'],
    ['Reviewed', counts.reviewed, 'reviewed'],
    ['Unavailable', counts.unavailable, 'unavailable', 'non-response: counted as good and as bad'],
    ['Missing', counts.missing, 'missing', 'should exist and don’t: a finding'],
    ['Out of frame', counts.outOfFrame, 'out-of-frame', 'replaced by a spare where there was one'],
    ['To do', counts.toDo, 'to-do'],
  ];
  return (
    <dl className="results-counts">
      {all.map(([label, number, state, title]) => (
        <div key={label} title={title}>
          <dt>{label}</dt>
          <dd>
            <NumberLink
              number={grouped(number)}
              says={`${label}: ${grouped(number)}, show them`}
              onPress={() => list(state)}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
