import { Film, SearchX } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand/react';
import { classLabel, useCatalogue } from '../desk/catalogue.ts';
import { useDesk } from '../desk/DeskProvider.tsx';
import { useKeptStore } from '../desk/KeptStores.tsx';
import { useCatalogueChanges } from '../desk/use-changes.ts';
import { useNow } from '../desk/use-now.ts';
import { CommandButton } from '../keyboard/CommandButton.tsx';
import { libraryKeys } from '../keyboard/desk-keys.ts';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { go, goInPlace } from '../route/route-store.ts';
import { ScreenProblem } from '../shell/ScreenProblem.tsx';
import { TopBar } from '../shell/TopBar.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Table } from '../ui/table/Table.tsx';
import { count as counted } from '../words/count.ts';
import { filterOf, isFiltered, type LibraryFilter, noFilter, queryOf } from './filter.ts';
import { LibraryFilters } from './LibraryFilters.tsx';
import { makeLastQuery } from './last-query.ts';
import { libraryColumns } from './library-columns.tsx';
import { createLibraryStore } from './library-store.ts';
import './library.css';

const makeStore = () => createLibraryStore();

/** All videos that this reviewer may see. The filters are in the address, so *back* goes back to them. */
export function LibraryScreen({ query }: { readonly query: string }) {
  const store = useKeptStore(makeStore);
  const { count, rows, isTurning, problem, current } = useStore(store);
  const filter = useMemo(() => filterOf(query), [query]);
  const catalogue = useCatalogue();
  const now = useNow();
  const text = useRef<HTMLInputElement>(null);
  const lastQuery = useKeptStore(makeLastQuery);
  useEffect(() => lastQuery.setState({ query }), [lastQuery, query]);
  useEffect(() => store.arrive(), [store]);
  useEffect(() => store.show(filter), [store, filter]);
  const changes = useCatalogueChanges();
  useEffect(() => store.follow(changes), [store, changes]);

  const change = useCallback(
    (part: Partial<LibraryFilter>) =>
      goInPlace({ screen: 'library', query: queryOf({ ...filter, ...part }) }),
    [filter],
  );
  const clear = () => change({ ...noFilter, sort: filter.sort });
  const columns = useMemo(
    () =>
      libraryColumns(
        (code) => classLabel(catalogue, code),
        now,
        filter.sort,
        (sort) => change({ sort }),
      ),
    [catalogue, now, filter.sort, change],
  );
  useCommands('Library', libraryKeys, {
    'library.filter': () => text.current?.focus(),
    'library.clear': clear,
    'library.sort': () => change({ sort: filter.sort === 'recorded' ? 'deletion' : 'recorded' }),
  });

  return (
    <>
      <TopBar crumbs={[{ label: 'Library' }]} />
      <main className="page library">
        <ScreenProblem problem={problem} retry={store.refresh} />
        <LibraryFilters filter={filter} onChange={change} textRef={text} />
        <div className="library-line">
          <output>
            {count === null ? (
              <span className="muted library-counting" aria-hidden="true">
                counting …
              </span>
            ) : (
              `${counted(count, 'video')}${isFiltered(filter) ? ' found' : ''}`
            )}
          </output>
          <span className="muted">
            {filter.sort === 'recorded' ? 'newest recording first' : 'soonest deletion first'}
          </span>
          <span className="grow" />
          {isFiltered(filter) ? (
            <CommandButton map={libraryKeys} command="library.clear" run={clear} tone="quiet">
              Clear filters
            </CommandButton>
          ) : null}
        </div>
        <Table
          label="Videos"
          columns={columns}
          count={rows}
          rowAt={store.rowAt}
          current={current}
          onCurrent={store.stand}
          onOpen={(index) => {
            store.stand(index);
            const video = store.rowAt(index);
            if (video !== undefined) go({ screen: 'review', videoId: video.id, dutyId: null });
          }}
          onWindow={store.want}
          topOf={query}
          leastWidth="74rem"
          isBusy={isTurning}
          empty={
            count === 0 && !isTurning ? <NothingFound isFiltered={isFiltered(filter)} clear={clear} /> : null
          }
        />
      </main>
    </>
  );
}

function NothingFound({
  isFiltered: isAsked,
  clear,
}: {
  readonly isFiltered: boolean;
  readonly clear: () => void;
}) {
  const isFetching = useDesk(({ sync }) => sync.lastPulledAt === null);
  if (isAsked) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title="No video matches"
        action={<Button onPress={clear}>Clear filters</Button>}
      >
        Incident numbers are found from their start or from their running number on, however they are written.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Film aria-hidden="true" />} title="No videos yet">
      {isFetching
        ? 'The catalogue is being fetched for the first time; videos appear here as they come.'
        : 'Videos of your officers appear here when the central has them.'}
    </EmptyState>
  );
}
