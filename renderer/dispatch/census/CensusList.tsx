import { Clock, Hourglass, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand/react';
import { useNow } from '../../desk/use-now.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Table } from '../../ui/table/Table.tsx';
import { CallPanel } from './CallPanel.tsx';
import { censusColumns } from './census-columns.tsx';
import type { CensusView } from './census-filter.ts';
import type { CensusStore, Clocks } from './census-store.ts';
import { clockColumns } from './clock-columns.tsx';
import { isCall, isRecording } from './listed.ts';
import type { People } from './people.ts';
import { recordingColumns } from './recording-columns.tsx';

type CensusListProps = {
  readonly store: CensusStore;
  readonly view: CensusView;
  readonly query: string;
  readonly clocks: Clocks;
  readonly people: People;
  readonly watch: (videoId: string) => void;
  readonly byHand: () => void;
};

/** The list that was asked for; beside dispatches, the current one. */
export function CensusList(props: CensusListProps) {
  switch (props.view) {
    case 'dispatches':
      return <Dispatches {...props} />;
    case 'recordings':
      return <Recordings {...props} />;
    case 'clocks':
      return <CameraClocks {...props} />;
  }
}

function Dispatches({ store, query, clocks, people, watch, byHand }: CensusListProps) {
  const { count, current, detail } = useStore(store);
  const now = useNow();
  const otherClocks = clocks === 'recorded' ? 'With camera clocks put right' : 'By the times as recorded';
  const columns = useMemo(() => censusColumns(people, now, otherClocks), [people, now, otherClocks]);
  const isShown = detail !== null && store.rowAt(current)?.id === detail.row.id;
  return (
    <div className="census-body">
      <Table
        label="Dispatches"
        columns={columns}
        count={count ?? 0}
        rowAt={(index) => {
          const row = store.rowAt(index);
          return row !== undefined && isCall(row) ? row : undefined;
        }}
        current={current}
        onCurrent={store.stand}
        onOpen={store.stand}
        onWindow={store.want}
        topOf={query}
        leastWidth="52rem"
        isBusy={count === null}
        empty={<Nothing store={store} what="dispatches" />}
      />
      {isShown ? (
        <CallPanel detail={detail} people={people} otherClocks={otherClocks} watch={watch} byHand={byHand} />
      ) : (
        <aside className="census-panel" aria-label="The current dispatch" />
      )}
    </div>
  );
}

function Recordings({ store, query, people, watch }: CensusListProps) {
  const { count, current } = useStore(store);
  const now = useNow();
  const columns = useMemo(() => recordingColumns(people, now), [people, now]);
  return (
    <div className="census-body census-whole-width">
      <Table
        label="Recordings"
        columns={columns}
        count={count ?? 0}
        rowAt={(index) => {
          const row = store.rowAt(index);
          return row !== undefined && isRecording(row) ? row : undefined;
        }}
        current={current}
        onCurrent={store.stand}
        onOpen={(index) => {
          store.stand(index);
          const row = store.rowAt(index);
          if (row !== undefined) watch(row.id);
        }}
        onWindow={store.want}
        topOf={query}
        leastWidth="52rem"
        isBusy={count === null}
        empty={<Nothing store={store} what="recordings" />}
      />
    </div>
  );
}

function CameraClocks({ store, people }: CensusListProps) {
  const cameras = useStore(store, (state) => state.cameras);
  const [current, setCurrent] = useState(0);
  const columns = useMemo(() => clockColumns(people), [people]);
  return (
    <div className="census-body census-whole-width">
      <p className="muted census-about">
        Each camera is compared with the department’s others: how long after the arrival it was activated, and
        how long after the clear it ended. Only a clock moves both by the same; where they differ, the officer
        starts or stops at other times than others, and nothing is put right. An error that all cameras share
        can’t be seen.
      </p>
      <Table
        label="Camera clocks"
        columns={columns}
        count={cameras.length}
        rowAt={(index) => cameras[index]}
        current={current}
        onCurrent={setCurrent}
        onOpen={setCurrent}
        leastWidth="52rem"
        empty={
          <EmptyState icon={<Clock aria-hidden="true" />} title="Nothing is known of clocks yet">
            A camera needs fifteen recordings that surely belong to one dispatch each.
          </EmptyState>
        }
      />
    </div>
  );
}

function Nothing({
  store,
  what,
}: {
  readonly store: CensusStore;
  readonly what: 'dispatches' | 'recordings';
}) {
  const { summary, count } = useStore(store);
  if (summary?.isReady === false)
    return (
      <EmptyState icon={<Hourglass aria-hidden="true" />} title="Comparing dispatches and recordings">
        This takes a moment after the first sign-in. The census appears here by itself.
      </EmptyState>
    );
  if (count !== 0) return null;
  return (
    <EmptyState icon={<SearchX aria-hidden="true" />} title={`No ${what} like that`}>
      {summary?.dispatches === null
        ? 'No dispatches are on file yet; they come with an import.'
        : 'Those of which all that was asked is so would be here.'}
    </EmptyState>
  );
}
