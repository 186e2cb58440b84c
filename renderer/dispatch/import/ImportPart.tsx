import { FileSpreadsheet, Lock } from 'lucide-react';
import { type DragEvent, useDeferredValue, useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import { mayImport, notForYou } from '../../../contract/import-state.ts';
import { useDesk } from '../../desk/DeskProvider.tsx';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useChanges } from '../../desk/use-changes.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FileButton } from './FileButton.tsx';
import { ImportList } from './ImportList.tsx';
import { ImportResult } from './ImportResult.tsx';
import { makeImportStore } from './import-store.ts';
import { MappingForm } from './MappingForm.tsx';
import { Preview } from './Preview.tsx';
import { ReadBar } from './ReadBar.tsx';
import './import.css';

/** Files of dispatches or recordings: what their columns mean, how each row will be read, and what became of it. */
export function ImportPart(_: { readonly query: string }) {
  const account = useDesk((desk) => desk.account);
  if (account !== null && mayImport(account)) return <ImportForAllowed />;
  return (
    <EmptyState icon={<Lock aria-hidden="true" />} title="Files are brought in by others">
      {notForYou}
    </EmptyState>
  );
}

function ImportForAllowed() {
  const store = useKeptStore(makeImportStore);
  const { imports, problem, file, look, progress, failed } = useStore(store);
  const changes = useChanges();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may be a batch that was taken
  useEffect(() => void store.load(), [store, changes]);
  // The forms are some forty fields: they are made a slice at a time, while the window answers.
  const shown = useDeferredValue(look, null);
  const [isOver, setOver] = useState(false);
  const newest = imports?.[0];
  const isRead = newest?.state === 'read' && progress === null;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined && progress === null) void store.choose(dropped);
  };

  if (problem !== null && imports === null)
    return <ScreenProblem problem={problem} retry={() => void store.load()} />;
  return (
    <section
      className={isOver ? 'import import-over' : 'import'}
      aria-label="Import"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {file === null && isRead ? <ImportResult store={store} state={newest} /> : null}
      {file === null && !isRead ? (
        <EmptyState
          icon={<FileSpreadsheet aria-hidden="true" />}
          title="Bring in dispatches or recordings from a file"
          action={
            <FileButton label="Choose a file" onFile={(chosen) => void store.choose(chosen)} isPrimary />
          }
        >
          Drop a CSV file here, or choose one. You see how each row will be read before anything is sent.
        </EmptyState>
      ) : null}
      {file === null ? null : (
        <>
          <ReadBar store={store} />
          {isRead && look !== null ? (
            <ImportResult store={store} state={newest} />
          ) : (
            <div className="import-work">
              {failed === null ? null : (
                <p className="import-failed" role="alert">
                  <b>{failed.says}</b> {failed.todo}
                </p>
              )}
              {look === null || shown === null || look.problem !== null || shown.problem !== null ? (
                <p className="import-failed" role="alert">
                  {look === null || look.problem === null ? 'Looking at the file …' : <b>{look.problem}</b>}
                </p>
              ) : (
                <>
                  <MappingForm store={store} look={shown} />
                  <Preview store={store} look={shown} />
                </>
              )}
            </div>
          )}
        </>
      )}
      <ImportList store={store} but={isRead ? newest.id : null} />
    </section>
  );
}
