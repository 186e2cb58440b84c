import { ClipboardList, Dices } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand/react';
import type { PlanRow } from '../../contract/sample-state.ts';
import { useDesk } from '../desk/DeskProvider.tsx';
import { useKeptStore } from '../desk/KeptStores.tsx';
import { useChanges } from '../desk/use-changes.ts';
import { useNow } from '../desk/use-now.ts';
import { CommandButton } from '../keyboard/CommandButton.tsx';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { newId } from '../review/ids.ts';
import type { Route } from '../route/route.ts';
import { go } from '../route/route-store.ts';
import { ScreenProblem } from '../shell/ScreenProblem.tsx';
import { TopBar } from '../shell/TopBar.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Table } from '../ui/table/Table.tsx';
import { auditColumns } from './audit-columns.tsx';
import { ProgrammeTable } from './ProgrammeTable.tsx';
import { overviewKeys } from './sample-keys.ts';
import { makeSamplesStore, type SamplesStore, type SamplesTab } from './samples-store.ts';
import './samples.css';

/** What was drawn, and what is planned: the periodic reviews that somebody leads, and the audits. */
export function SamplesScreen() {
  const store = useKeptStore(makeSamplesStore);
  const { programmes, plans, problem, tab: chosen } = useStore(store);
  const role = useDesk(({ account }) => account?.role);
  const changes = useChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed the lists
  useEffect(() => void store.load(), [store, changes]);
  const tab: SamplesTab = chosen ?? (role === 'sergeant' ? 'periodic' : 'audits');
  const plan = () => go({ screen: 'plan', planId: newId() });
  useCommands('Samples', overviewKeys, {
    'samples.new': plan,
    'samples.audits': () => store.show('audits'),
    'samples.periodic': () => store.show('periodic'),
    'samples.queue': () => go({ screen: 'queue' }),
  });
  const audits = {
    id: 'audits',
    title: 'Audits',
    count: plans?.length,
    content: <Audits store={store} plans={plans} />,
  };
  const periodic = {
    id: 'periodic',
    title: 'Periodic reviews',
    count: programmes?.length,
    content: <Periodic store={store} />,
  };
  return (
    <>
      <TopBar crumbs={[{ label: 'Samples' }]} />
      <main className="page samples">
        <ScreenProblem problem={problem} retry={() => void store.load()} />
        <div className="samples-body">
          <Tabs
            label="Samples"
            className="samples-tabs"
            items={[audits, periodic]}
            value={tab}
            onChange={(id) => store.show(id === 'audits' ? 'audits' : 'periodic')}
          />
          <div className="samples-do">
            {tab === 'periodic' ? (
              <CommandButton map={overviewKeys} command="samples.queue" run={() => go({ screen: 'queue' })}>
                My queue
              </CommandButton>
            ) : (
              <CommandButton map={overviewKeys} command="samples.new" run={plan} tone="primary">
                New audit
              </CommandButton>
            )}
          </div>
        </div>
      </main>
    </>
  );
}

function Audits({
  store,
  plans,
}: {
  readonly store: SamplesStore;
  readonly plans: readonly PlanRow[] | null;
}) {
  const planId = useStore(store, (state) => state.planId);
  const rows = plans ?? [];
  const current = Math.max(
    0,
    rows.findIndex(({ plan }) => plan.id === planId),
  );
  return (
    <Table
      label="Audits"
      columns={auditColumns}
      count={rows.length}
      rowAt={(index) => rows[index]}
      current={current}
      onCurrent={(index) => store.stand(rows[index]?.plan.id ?? null)}
      onOpen={(index) => {
        const row = rows[index];
        if (row === undefined) return;
        store.stand(row.plan.id);
        go(placeOf(row));
      }}
      leastWidth="66rem"
      isBusy={plans === null}
      empty={
        plans === null ? null : (
          <EmptyState icon={<Dices aria-hidden="true" />} title="No audits yet">
            An audit draws a sample that a stranger can repeat, and says what it shows with an interval. Plan
            one with “New audit”; the network isn’t needed for it.
          </EmptyState>
        )
      }
    />
  );
}

/** Where an audit is opened: where its next step is. */
export function placeOf({ plan, state, drawId }: PlanRow): Route {
  switch (state) {
    case 'draft':
      return { screen: 'plan', planId: plan.id };
    case 'committed':
      return { screen: 'draw', planId: plan.id };
    case 'working':
    case 'signed':
      return drawId === null
        ? { screen: 'draw', planId: plan.id }
        : { screen: 'sample', drawId, part: 'items' };
  }
}

function Periodic({ store }: { readonly store: SamplesStore }) {
  const { programmes, opened } = useStore(store);
  const now = useNow();
  if (programmes === null) return null;
  if (programmes.length === 0) {
    return (
      <EmptyState icon={<ClipboardList aria-hidden="true" />} title="No periodic reviews">
        Programmes that the department decides on appear here, with a draw for each officer at the beginning
        of each period. An administrator defines them at the central.
      </EmptyState>
    );
  }
  return (
    <div className="programmes">
      {programmes.map((progress) => (
        <ProgrammeTable
          key={progress.period.id}
          progress={progress}
          now={now}
          opened={opened}
          toggle={store.toggle}
        />
      ))}
    </div>
  );
}
