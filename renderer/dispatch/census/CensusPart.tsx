import { BookOpenText, Download } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand/react';
import { useDesk, useDeskStore } from '../../desk/DeskProvider.tsx';
import { keepSettings } from '../../desk/desk-store.ts';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useCatalogueChanges } from '../../desk/use-changes.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { go, goInPlace } from '../../route/route-store.ts';
import { saveTables } from '../../samples/export/save-tables.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ChoiceDialog } from '../choice/ChoiceDialog.tsx';
import { CensusFilters } from './CensusFilters.tsx';
import { CensusList } from './CensusList.tsx';
import { CensusNumbers } from './CensusNumbers.tsx';
import { type Asked, askedIn, cleared, isNarrowed, listFor, queryFor, scopeFor } from './census-filter.ts';
import { censusKeys } from './census-keys.ts';
import { type Clocks, makeCensusStore } from './census-store.ts';
import { callsTable, clocksTable, recordingsTable } from './census-table.ts';
import { isCall, isRecording } from './listed.ts';
import { usePeople } from './people.ts';
import { RulesDialog } from './RulesDialog.tsx';
import './census.css';

/** The reviewer's choice of clocks, as the desk keeps it. */
const keptAs = 'census-clocks';

/** Every dispatch and every recording: what belongs together, what is missing, late or early, and why. */
export function CensusPart({ query }: { readonly query: string }) {
  const store = useKeptStore(makeCensusStore);
  const { summary, problem, cameras, detail } = useStore(store);
  const asked = useMemo(() => askedIn(query), [query]);
  const people = usePeople();
  const deskStore = useDeskStore();
  const clocks: Clocks = useDesk(({ settings }) =>
    settings.kept[keptAs] === 'put-right' ? 'put-right' : 'recorded',
  );
  const [isReading, setReading] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const changes = useCatalogueChanges();
  const show = () => store.show({ view: asked.view, scope: scopeFor(asked), list: listFor(asked), clocks });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may have changed the census
  useEffect(show, [store, asked, clocks, changes]);

  const change = (part: Partial<Asked>) =>
    goInPlace({ screen: 'dispatch', part: 'census', query: queryFor({ ...asked, ...part }) });
  const clear = () => change(cleared(asked));
  const chooseClocks = (chosen: Clocks) => {
    const { kept = {} } = deskStore.getState().desk?.settings ?? {};
    void keepSettings(deskStore, { kept: { ...kept, [keptAs]: chosen } });
  };
  const save = async () => {
    if (summary === null) return;
    const rows = asked.view === 'clocks' ? [] : await store.everyRow();
    const table =
      asked.view === 'clocks'
        ? clocksTable(cameras, people)
        : asked.view === 'recordings'
          ? recordingsTable(rows.filter(isRecording), people, summary.rules)
          : callsTable(rows.filter(isCall), people, summary.rules);
    await saveTables('csv', [table], `census ${table.name}`);
  };
  const own = detail?.recordings.find(({ isOwn }) => isOwn);
  const watch = (videoId: string) => go({ screen: 'review', videoId, dutyId: null });
  useCommands('Census', censusKeys, {
    'census.clear': clear,
    'census.rules': () => setReading(true),
    'census.watch': () => {
      if (own !== undefined) watch(own.id);
    },
    'census.hand': () => setChoosing(true),
    'census.clocks': () => chooseClocks(clocks === 'recorded' ? 'put-right' : 'recorded'),
    'census.export': () => void save(),
  });

  return (
    <>
      <ScreenProblem problem={problem} retry={show} />
      <CensusFilters asked={asked} dispatches={summary?.dispatches ?? null} change={change} />
      {summary?.isReady === true ? (
        <>
          <div className="census-top">
            {asked.view === 'clocks' ? (
              <span className="grow" />
            ) : (
              <CensusNumbers summary={summary} asked={asked} change={change} />
            )}
            <div className="census-tools">
              <CommandButton
                map={censusKeys}
                command="census.rules"
                tone="quiet"
                icon={<BookOpenText aria-hidden="true" />}
                run={() => setReading(true)}
              >
                Rules version {summary.rules.version}
              </CommandButton>
              {isNarrowed(asked) ? (
                <CommandButton map={censusKeys} command="census.clear" tone="quiet" run={clear}>
                  Clear filters
                </CommandButton>
              ) : null}
              <CommandButton
                map={censusKeys}
                command="census.export"
                tone="quiet"
                icon={<Download aria-hidden="true" />}
                run={() => void save()}
              >
                CSV
              </CommandButton>
            </div>
          </div>
          {summary.clocks.off === 0 ? null : (
            <div className="census-tools">
              <Segmented
                label="Whose times count"
                segments={[
                  { value: 'recorded', label: 'Times as recorded' },
                  { value: 'put-right', label: 'Camera clocks put right' },
                ]}
                value={clocks}
                onChange={(chosen) => chooseClocks(chosen ?? 'recorded')}
              />
              <span className="muted">{differText(summary.clocks)}</span>
            </div>
          )}
        </>
      ) : null}
      <CensusList
        store={store}
        view={asked.view}
        query={query}
        clocks={clocks}
        people={people}
        watch={watch}
        byHand={() => setChoosing(true)}
      />
      {summary === null ? null : (
        <RulesDialog rules={summary.rules} isOpen={isReading} onClose={() => setReading(false)} />
      )}
      {isChoosing && detail !== null && asked.view === 'dispatches' ? (
        <ChoiceDialog dispatchId={detail.row.id} onClose={() => setChoosing(false)} />
      ) : null}
    </>
  );
}

function differText({ off, differs }: { readonly off: number; readonly differs: number }): string {
  const cameras = off === 1 ? '1 camera’s clock is off' : `${off} cameras’ clocks are off`;
  const calls = differs === 1 ? '1 dispatch' : `${differs} dispatches`;
  return `${cameras}; it makes a difference to ${calls} of these.`;
}
