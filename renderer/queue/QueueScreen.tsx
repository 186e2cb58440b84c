import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand/react';
import type { QueueRow } from '../../contract/library-state.ts';
import { classLabel, useCatalogue } from '../desk/catalogue.ts';
import { useKeptStore } from '../desk/KeptStores.tsx';
import { useChanges } from '../desk/use-changes.ts';
import { useNow } from '../desk/use-now.ts';
import { useAhead } from '../review/useAhead.ts';
import { go, heraldRoutes } from '../route/route-store.ts';
import { ScreenProblem } from '../shell/ScreenProblem.tsx';
import { TopBar } from '../shell/TopBar.tsx';
import { Table } from '../ui/table/Table.tsx';
import { NothingHere } from './NothingHere.tsx';
import { BlankFacts, QueueFacts } from './QueueFacts.tsx';
import { PeriodPill, WhosePill } from './QueuePills.tsx';
import { QueueTools } from './QueueTools.tsx';
import { queueColumns } from './queue-columns.tsx';
import { createQueueStore, expectedNext, nextDue, rowsUnder } from './queue-store.ts';
import './queue.css';

const makeStore = () => createQueueStore();

/** What this reviewer owes, most pressing first. */
export function QueueScreen() {
  const store = useKeptStore(makeStore);
  const { queue, problem, filter, text, dutyId } = useStore(store);
  const changes = useChanges();
  const catalogue = useCatalogue();
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed the queue
  useEffect(() => void store.load(), [store, changes]);

  const rows = useMemo(() => rowsUnder(queue?.rows ?? [], filter, text, now), [queue, filter, text, now]);
  const columns = useMemo(() => queueColumns((code) => classLabel(catalogue, code), now), [catalogue, now]);
  const current = Math.max(
    0,
    rows.findIndex(({ duty }) => duty.id === dutyId),
  );
  const next = nextDue(queue?.rows ?? []);
  const ahead = useAhead();
  const [pointed, setPointed] = useState<string | null>(null);
  const expected = expectedNext(rows, [pointed, rows[current]?.duty.id, next?.duty.id]).join(' ');
  useEffect(() => ahead.expect(expected.split(' ').filter(Boolean)), [ahead, expected]);
  useEffect(
    () =>
      heraldRoutes((route) => {
        if (route.screen === 'review') ahead.begin(route.videoId);
      }),
    [ahead],
  );
  const open = ({ duty, video }: QueueRow) => {
    store.stand(duty.id);
    go({ screen: 'review', videoId: video.id, dutyId: duty.id });
  };

  return (
    <>
      <TopBar crumbs={[{ label: 'Queue' }]} end={<PeriodPill period={queue?.period ?? null} now={now} />}>
        <WhosePill />
      </TopBar>
      <main className="page queue">
        <ScreenProblem problem={problem} retry={() => void store.load()} />
        {queue === null ? <BlankFacts /> : <QueueFacts queue={queue} now={now} />}
        <QueueTools
          store={store}
          rows={queue?.rows ?? null}
          now={now}
          openNext={next === null ? null : () => open(next)}
        />
        <Table
          label="Queue"
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index]}
          current={current}
          onCurrent={(index) => store.stand(rows[index]?.duty.id ?? null)}
          onOpen={(index) => {
            const row = rows[index];
            if (row !== undefined) open(row);
          }}
          onPoint={(index) => setPointed(rows[index]?.duty.id ?? null)}
          topOf={`${filter} ${text}`}
          leastWidth="66rem"
          isBusy={queue === null}
          empty={
            queue === null ? null : <NothingHere filter={filter} text={text} total={queue.rows.length} />
          }
        />
      </main>
    </>
  );
}
