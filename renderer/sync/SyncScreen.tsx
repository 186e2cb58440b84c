import { useEffect } from 'react';
import { useStore } from 'zustand/react';
import { useKeptStore } from '../desk/KeptStores.tsx';
import { useChanges } from '../desk/use-changes.ts';
import { useNow } from '../desk/use-now.ts';
import { KeyCare } from '../key-care/KeyCare.tsx';
import { syncKeys } from '../keyboard/desk-keys.ts';
import { useCommands } from '../keyboard/KeyboardProvider.tsx';
import { ScreenProblem } from '../shell/ScreenProblem.tsx';
import { TopBar } from '../shell/TopBar.tsx';

import { AuditLog } from './AuditLog.tsx';
import { Conflicts } from './Conflicts.tsx';
import { Items } from './Items.tsx';
import { Recent } from './Recent.tsx';
import { SafetyCopy } from './SafetyCopy.tsx';
import { Standing } from './Standing.tsx';
import { createSyncStore } from './sync-store.ts';
import './sync.css';

const makeStore = () => createSyncStore();

/** What is kept here and not at the central yet, since when and why; what needs a decision; what happened lately. */
export function SyncScreen() {
  const store = useKeptStore(makeStore);
  const { detail, problem, busy, current } = useStore(store);
  const changes = useChanges();
  const now = useNow(1000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed it
  useEffect(() => void store.load(), [store, changes]);

  const conflicts = detail?.conflicts ?? [];
  const settle = (keep: 'mine' | 'theirs') => {
    const conflict = conflicts[current];
    if (conflict !== undefined) void store.settle(conflict.counter, keep);
  };
  const step = (by: number) => store.stand(Math.max(0, Math.min(current + by, conflicts.length - 1)));
  useCommands('Sync', syncKeys, {
    'sync.now': () => void store.sendNow(),
    'sync.mine': () => settle('mine'),
    'sync.theirs': () => settle('theirs'),
    'sync.next': () => step(1),
    'sync.previous': () => step(-1),
  });

  return (
    <>
      <TopBar crumbs={[{ label: 'Sync' }]} />
      <main className="page sync" aria-busy={detail === null}>
        <ScreenProblem problem={problem} retry={() => void store.load()} />
        {detail === null ? null : (
          <div className="sync-columns">
            <div className="sync-main">
              <Standing
                summary={detail.summary}
                now={now}
                isBusy={busy === 'now'}
                sendNow={() => void store.sendNow()}
              />
              <Conflicts
                conflicts={conflicts}
                current={current}
                now={now}
                busy={busy}
                onSettle={(counter, keep) => void store.settle(counter, keep)}
              />
              <Items
                title="Refused by the central"
                items={detail.tray}
                now={now}
                busy={busy}
                sendAgain={(counter) => void store.sendAgain(counter)}
              />
              <Items title="Waiting to be sent" items={detail.waiting} now={now} busy={busy} />
            </div>
            <div>
              <Recent recent={detail.recent} now={now} />
              <AuditLog log={detail.log} now={now} />
              <SafetyCopy safety={detail.safety} now={now} />
              <KeyCare now={now} />
            </div>
          </div>
        )}
      </main>
    </>
  );
}
