import { ChartLine } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand/react';
import type { MeasureId } from '../../../contract/nouns/measure.ts';
import { useDesk } from '../../desk/DeskProvider.tsx';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useCatalogueChanges } from '../../desk/use-changes.ts';
import { go, goInPlace } from '../../route/route-store.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { grouped } from '../../words/count.ts';
import { CasesView } from './CasesView.tsx';
import { ChartsView } from './ChartsView.tsx';
import { CompareView } from './CompareView.tsx';
import { MeasureTools } from './MeasureTools.tsx';
import { type Asked, askedIn, queryFor } from './measures-asked.ts';
import { makeMeasuresStore, periodFor } from './measures-store.ts';
import { ReportView } from './ReportView.tsx';
import { TableView } from './TableView.tsx';
import './measures.css';

/** What the department measures: as pictures, as a table, its parts beside one another, and fit to be published. */
export function MeasuresPart({ query }: { readonly query: string }) {
  const store = useKeptStore(makeMeasuresStore);
  const { page, comparison, cases, report, problem } = useStore(store);
  const asked = useMemo(() => askedIn(query), [query]);
  const isWhole = useDesk((desk) => desk.account?.scope.kind === 'department');
  useEffect(() => store.show(asked), [store, asked]);
  const changes = useCatalogueChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed the numbers
  useEffect(() => void store.load(), [store, changes]);

  const routeTo = (change: Partial<Asked>) =>
    ({ screen: 'dispatch', part: 'measures', query: queryFor({ ...asked, ...change }) }) as const;
  const change = (part: Partial<Asked>) => goInPlace(routeTo(part));
  const list = (measure: MeasureId, period: string, unit = asked.unit) =>
    go(routeTo({ view: 'cases', measure, period, unit, outcome: 'no' }));

  if (page === null)
    return (
      <>
        <ScreenProblem
          problem={problem?.code === 'not-found' ? null : problem}
          retry={() => void store.load()}
        />
        {problem === null ? null : (
          <EmptyState icon={<ChartLine />} title="Not counted yet">
            {problem.detail ?? problem.title} Numbers appear here as soon as the records are on this desk and
            the department has published what it measures.
          </EmptyState>
        )}
      </>
    );
  const period = periodFor(asked, page);
  const view = asked.view === 'report' && !isWhole ? 'charts' : asked.view;
  return (
    <>
      <ScreenProblem problem={problem} retry={() => void store.load()} />
      {view === 'cases' ? null : (
        <MeasureTools
          asked={{ ...asked, view }}
          page={page}
          period={period}
          mayReport={isWhole}
          change={change}
        />
      )}
      {page.counting === null ? null : (
        <p className="muted" role="status">
          Counting: {grouped(page.counting.done)} of {grouped(page.counting.of)} officers. Numbers grow until
          all are counted.
        </p>
      )}
      {view === 'charts' ? <ChartsView page={page} list={list} /> : null}
      {view === 'table' ? <TableView page={page} list={list} /> : null}
      {view === 'compare' && comparison !== null ? (
        <CompareView
          page={page}
          comparison={comparison}
          open={({ unit }) =>
            go(routeTo({ unit, ...(unit.startsWith('officer:') ? { view: 'charts' } : {}) }))
          }
          list={({ unit }, measure) => list(measure, comparison.period.key, unit)}
        />
      ) : null}
      {view === 'report' && report !== null ? <ReportView report={report} /> : null}
      {view === 'cases' && cases !== null ? (
        <CasesView
          cases={cases}
          outcome={asked.outcome}
          zone={page.zone}
          choose={(outcome) => change({ outcome })}
          back={() => history.back()}
          more={() => void store.more()}
        />
      ) : null}
    </>
  );
}
