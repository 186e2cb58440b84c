import { UserCheck } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand/react';
import { classLabel, useCatalogue } from '../../desk/catalogue.ts';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useChanges } from '../../desk/use-changes.ts';
import { useNow } from '../../desk/use-now.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { go } from '../../route/route-store.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/notice-store.ts';
import { Table } from '../../ui/table/Table.tsx';
import { count as counted } from '../../words/count.ts';
import { waitingKeys } from './class-keys.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { type ClassFilter, noClassFilter } from './filter.ts';
import { WaitingPanel } from './WaitingPanel.tsx';
import { waitingColumns } from './waiting-columns.tsx';
import { makeWaitingStore } from './waiting-store.ts';

/** Requests that would shorten how long a recording is kept: somebody other than who asked decides. */
export function Waiting({ change }: { readonly change: (part: Partial<ClassFilter>) => void }) {
  const store = useKeptStore(makeWaitingStore);
  const { waiting, decided, problem, currentId } = useStore(store);
  const [asking, setAsking] = useState<'approved' | 'declined' | null>(null);
  const catalogue = useCatalogue();
  const now = useNow();
  const changes = useChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the reason to ask again
  useEffect(() => void store.load(), [store, changes]);
  const rows = useMemo(() => [...(waiting ?? []), ...decided], [waiting, decided]);
  const current = Math.max(
    0,
    rows.findIndex(({ request }) => request.id === currentId),
  );
  const row = rows[current];
  const columns = useMemo(() => waitingColumns((code) => classLabel(catalogue, code), now), [catalogue, now]);
  const back = () => change(noClassFilter);
  const decide = (decision: 'approved' | 'declined') => {
    if (row?.mayDecide === true) setAsking(decision);
    else if (row?.isMine === true && row.request.state === 'waiting-for-second')
      say('This request is yours. Somebody else decides; you may take it back.');
  };
  const withdraw = async () => {
    if (row === undefined || !row.isMine || row.said !== null || row.request.state !== 'waiting-for-second')
      return;
    const refused = await store.withdraw(row.request.id);
    if (refused !== null) say(refused.title, { tone: 'problem' });
  };
  useCommands('Second person', waitingKeys, {
    'waiting.approve': () => decide('approved'),
    'waiting.decline': () => decide('declined'),
    'waiting.withdraw': () => void withdraw(),
    'waiting.back': back,
  });
  return (
    <>
      <ScreenProblem problem={problem} retry={() => void store.load()} />
      <div className="class-line">
        <CommandButton map={waitingKeys} command="waiting.back" tone="quiet" run={back}>
          Classes that don’t fit
        </CommandButton>
        <output>
          {waiting === null ? '' : `${counted(waiting.length, 'request')} waiting for a second person`}
        </output>
        <span className="muted">A class that is kept shorter counts once somebody else has approved it.</span>
      </div>
      <div className={row === undefined ? 'class-table' : 'class-table class-with-panel'}>
        <Table
          label="Requests"
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index]}
          current={current}
          onCurrent={(index) => store.stand(rows[index]?.request.id ?? null)}
          onOpen={(index) => {
            const pressed = rows[index];
            store.stand(pressed?.request.id ?? null);
            // The first press shows it beside the list; what is shown there is opened.
            if (pressed !== undefined && pressed === row && pressed.video !== null)
              go({ screen: 'review', videoId: pressed.video.id, dutyId: null });
          }}
          leastWidth="52rem"
          empty={
            waiting === null ? null : (
              <EmptyState icon={<UserCheck aria-hidden="true" />} title="Nothing waits">
                A request that would shorten how long a recording is kept waits here until somebody other than
                who asked for it approves or declines it.
              </EmptyState>
            )
          }
        />
        {row === undefined ? null : (
          <WaitingPanel row={row} now={now} decide={decide} withdraw={() => void withdraw()} />
        )}
      </div>
      {asking !== null && row !== undefined ? (
        <DecideDialog
          key={row.request.id}
          row={row}
          decision={asking}
          decide={(note) => store.decide(row.request.id, asking, note)}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}
