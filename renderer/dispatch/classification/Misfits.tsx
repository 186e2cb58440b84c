import { BadgeCheck, Download, Tags } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand/react';
import { classLabel, useCatalogue } from '../../desk/catalogue.ts';
import { useDesk } from '../../desk/DeskProvider.tsx';
import { useKeptStore } from '../../desk/KeptStores.tsx';
import { useChanges } from '../../desk/use-changes.ts';
import { useNow } from '../../desk/use-now.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { go } from '../../route/route-store.ts';
import { saveTables } from '../../samples/export/save-tables.ts';
import { ScreenProblem } from '../../shell/ScreenProblem.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Table } from '../../ui/table/Table.tsx';
import { count as counted, grouped } from '../../words/count.ts';
import { riskKeys } from './class-keys.ts';
import { issueTitles } from './class-words.ts';
import { type ClassFilter, isNarrowed, noClassFilter } from './filter.ts';
import { MisfitFilters } from './MisfitFilters.tsx';
import { misfitColumns } from './misfit-columns.tsx';
import { misfitTable } from './misfit-table.ts';
import { ReclassifyDialog } from './ReclassifyDialog.tsx';
import { makeRiskStore, mostSelected } from './risk-store.ts';

type MisfitsProps = {
  readonly filter: ClassFilter;
  readonly change: (part: Partial<ClassFilter>) => void;
};

/** The list, what is asked of it, and the rows that are selected to be reclassified together. */
export function Misfits({ filter, change }: MisfitsProps) {
  const store = useKeptStore(makeRiskStore);
  const { page, problem, current, selected, isTurning } = useStore(store);
  const [isAsking, setAsking] = useState(false);
  const catalogue = useCatalogue();
  const now = useNow();
  const changes = useChanges();
  useEffect(() => store.show(filter), [store, filter]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the reason to ask again
  useEffect(() => store.refresh(), [store, changes]);
  const columns = useMemo(
    () => misfitColumns((code) => classLabel(catalogue, code), now, selected, store.pick),
    [catalogue, now, selected, store],
  );
  // Pressed right after “select all”, it waits for what that selects.
  const ask = async () => {
    if ((await store.count()) > 0) setAsking(true);
  };
  const all = store.all;
  const exportAll = async () => {
    const rows = await store.everyRow();
    await saveTables(
      'csv',
      [misfitTable(rows, (code) => classLabel(catalogue, code))],
      'Classes that don’t fit',
    );
  };
  const waiting = () => change({ ...noClassFilter, list: 'waiting' });
  useCommands('Classification', riskKeys, {
    'risk.select': () => store.toggle(current),
    'risk.extend-down': () => store.extend(1),
    'risk.extend-up': () => store.extend(-1),
    'risk.all': all,
    'risk.none': store.none,
    'risk.reclassify': () => void ask(),
    'risk.waiting': waiting,
  });
  const row = store.rowAt(current);
  const found = page?.count ?? 0;
  return (
    <>
      <ScreenProblem problem={problem} retry={store.refresh} />
      <div className="class-top">
        <span className="class-chips">
          <Chip isOn={filter.issue === null} onChange={() => change({ issue: null })} count={page?.all}>
            All
          </Chip>
          {(Object.keys(issueTitles) as (keyof typeof issueTitles)[]).map((issue) => (
            <Chip
              key={issue}
              isOn={filter.issue === issue}
              onChange={(isOn) => change({ issue: isOn ? issue : null })}
              count={page?.counts[issue]}
            >
              {issueTitles[issue]}
            </Chip>
          ))}
        </span>
        <CommandButton map={riskKeys} command="risk.waiting" tone="quiet" run={waiting}>
          Waiting for a second person
        </CommandButton>
      </div>
      <MisfitFilters filter={filter} change={change} />
      <div className="class-line">
        <output>
          {selected.size === 0
            ? page === null
              ? ''
              : `${counted(found, 'recording')}, soonest deletion first`
            : `${grouped(selected.size)} selected${selected.size === mostSelected ? ', the most at once' : ''}`}
        </output>
        <Behind behind={page?.behind ?? 0} />
        <span className="grow" />
        {selected.size > 0 ? (
          <CommandButton map={riskKeys} command="risk.none" tone="quiet" run={store.none}>
            Select none
          </CommandButton>
        ) : null}
        <CommandButton map={riskKeys} command="risk.all" tone="quiet" isDisabled={found === 0} run={all}>
          {found > mostSelected ? `Select the first ${mostSelected}` : 'Select all shown'}
        </CommandButton>
        <Button
          tone="quiet"
          icon={<Download aria-hidden="true" />}
          isDisabled={found === 0}
          onPress={() => void exportAll()}
        >
          CSV
        </Button>
        <CommandButton
          map={riskKeys}
          command="risk.reclassify"
          tone="primary"
          icon={<Tags aria-hidden="true" />}
          isDisabled={selected.size === 0}
          run={() => void ask()}
        >
          {selected.size === 0 ? 'Reclassify' : `Reclassify ${grouped(selected.size)}`}
        </CommandButton>
      </div>
      <div className="class-table">
        <Table
          label="Classes that don’t fit"
          columns={columns}
          count={found}
          rowAt={store.rowAt}
          current={current}
          onCurrent={store.stand}
          onOpen={(index) => {
            store.stand(index);
            const video = store.rowAt(index)?.video;
            if (video !== undefined) go({ screen: 'review', videoId: video.id, dutyId: null });
          }}
          onWindow={store.want}
          topOf={`${filter.issue}${filter.officer}${filter.unit}${filter.days}${filter.from}${filter.to}`}
          leastWidth="70rem"
          isBusy={isTurning}
          empty={
            page !== null && found === 0 && !isTurning ? (
              <NothingHere filter={filter} change={change} />
            ) : null
          }
        />
      </div>
      <p className="class-says" aria-live="polite">
        {row?.says ?? ''}
      </p>
      <details className="class-rule">
        <summary>What is listed here</summary>
        <p>{page?.rule.says}</p>
        <p>What fits:</p>
        <ul>
          {page?.rule.fits.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      {isAsking ? (
        <ReclassifyDialog
          videoIds={[...selected]}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            store.none();
            store.refresh();
          }}
        />
      ) : null}
    </>
  );
}

/** Numbers that aren't whole are said not to be. */
export function Behind({ behind }: { readonly behind: number }) {
  return behind === 0 ? null : (
    <span className="muted">{counted(behind, 'recording')} still to be looked at</span>
  );
}

function NothingHere({ filter, change }: MisfitsProps) {
  const isFetching = useDesk(({ sync }) => sync.lastPulledAt === null);
  if (isNarrowed(filter) || filter.issue !== null)
    return (
      <EmptyState
        icon={<BadgeCheck aria-hidden="true" />}
        title="None of these"
        action={<Button onPress={() => change(noClassFilter)}>Show all</Button>}
      >
        Every recording that was asked for has a class that fits.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<BadgeCheck aria-hidden="true" />}
      title={isFetching ? 'Nothing yet' : 'Every class fits'}
    >
      {isFetching
        ? 'The catalogue is being fetched for the first time; recordings are looked at as soon as it is here.'
        : 'A recording would be listed here when its class doesn’t fit what came of the call, or when nobody classified it in time.'}
    </EmptyState>
  );
}
