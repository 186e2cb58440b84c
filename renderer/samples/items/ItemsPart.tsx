import { CircleCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand/react';
import type { DrawDetail, SampleRow } from '../../../contract/sample-state.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { useNow } from '../../desk/use-now.ts';
import { CommandButton } from '../../keyboard/CommandButton.tsx';
import { useCommands } from '../../keyboard/KeyboardProvider.tsx';
import { go } from '../../route/route-store.ts';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/notice-store.ts';
import { Table } from '../../ui/table/Table.tsx';
import { itemKeys } from '../sample-keys.ts';
import { BrokenCopy } from './BrokenCopy.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import { ItemPanel } from './ItemPanel.tsx';
import { itemColumns } from './item-columns.tsx';
import type { Said } from './item-words.ts';
import { SettleDialog } from './SettleDialog.tsx';
import type { SampleStore } from './sample-store.ts';
import { TakeAlong } from './TakeAlong.tsx';
import { type ItemFilter, isUnder, nextToDo, videoOf, workRows } from './work-rows.ts';

type Asking = Said | 'extend' | 'along' | null;

/** The work of a sample: its items by stratum and order of the draw, and what is said of each. */
export function ItemsPart({ store, draw }: { readonly store: SampleStore; readonly draw: DrawDetail }) {
  const { filter, only, itemId, checkOut } = useStore(store);
  const catalogue = useCatalogue();
  const now = useNow();
  const [asking, setAsking] = useState<Asking>(null);
  const work = useMemo(() => workRows(draw.rows), [draw]);
  const rows = useMemo(() => {
    const listed = only === null ? null : new Set(only.itemIds);
    return work.filter((row) => isUnder(row, filter) && (listed === null || listed.has(row.item.id)));
  }, [work, filter, only]);
  const { kind } = draw.plan.query;
  const columns = useMemo(() => itemColumns(kind, catalogue, now), [kind, catalogue, now]);
  const current = Math.max(
    0,
    rows.findIndex(({ item }) => item.id === itemId),
  );
  const row = rows[current];
  const isOpen = draw.state !== 'signed';
  const mayChange = isOpen && (draw.mine || row?.second === 'owed');

  const open = (of: SampleRow, videoId: string) => {
    store.stand(of.item.id);
    go({ screen: 'review', videoId, dutyId: null, sample: { drawId: draw.id, itemId: of.item.id } });
  };
  const openRow = (of: SampleRow | undefined) => {
    if (of === undefined) return;
    store.stand(of.item.id);
    const videoId = videoOf(of);
    if (videoId !== null && (draw.mine || of.second === 'owed')) open(of, videoId);
    else if (videoId === null) say('It has no recording to open here. Say beside the list what is known.');
  };
  const ask = (said: Asking) => {
    const isReplaced = row === undefined || row.replacedBy !== null;
    if (said === 'along' && checkOut === null) return;
    if (isOpen && draw.mine && (said === 'extend' || said === 'along' || !isReplaced)) setAsking(said);
  };
  const back = async () => {
    if (row === undefined || !mayChange) return;
    const body = { state: 'to-do', reason: null, note: row.kept?.note ?? '', videoId: null } as const;
    const outcome = await store.settle(row.item.id, body);
    if (!outcome.ok) say(outcome.problem.title, { tone: 'problem' });
  };
  const next = row === undefined ? work.find(({ state }) => state === 'to-do') : undefined;
  const openNext = () => {
    if (row?.state === 'to-do' && videoOf(row) !== null) openRow(row);
    else if (row !== undefined) openRow(nextToDo(work, row.item.id) ?? undefined);
    else openRow(next);
  };
  useCommands('Sample', itemKeys, {
    'item.next': openNext,
    'item.unavailable': () => ask('unavailable'),
    'item.missing': () => ask('missing'),
    'item.out': () => ask('out-of-frame'),
    'item.back': () => void back(),
    'item.extend': () => ask('extend'),
    'item.along': () => ask('along'),
  });
  return (
    <>
      <search className="items-tools">
        <span className="queue-chips">
          {only === null ? null : (
            <Chip isOn onChange={() => store.choose('all')} count={rows.length}>
              {only.label}
            </Chip>
          )}
          {filters(work).map(([id, label]) => (
            <Chip
              key={id}
              isOn={only === null && filter === id}
              onChange={() => store.choose(id)}
              count={work.filter((one) => isUnder(one, id)).length}
            >
              {label}
            </Chip>
          ))}
        </span>
        {isOpen && draw.mine ? (
          <>
            {checkOut === null ? null : (
              <CommandButton map={itemKeys} command="item.along" tone="quiet" run={() => ask('along')}>
                {checkOut.state === 'none' ? 'Take along' : 'Taken along'}
              </CommandButton>
            )}
            <CommandButton map={itemKeys} command="item.extend" tone="quiet" run={() => ask('extend')}>
              Take more
            </CommandButton>
            <CommandButton
              map={itemKeys}
              command="item.next"
              tone="primary"
              isDisabled={!work.some(({ state }) => state === 'to-do')}
              run={openNext}
            >
              Review next
            </CommandButton>
          </>
        ) : null}
      </search>
      <div className="items-body">
        <Table
          label="Items"
          columns={columns}
          count={rows.length}
          rowAt={(index) => rows[index]}
          current={current}
          onCurrent={(index) => store.stand(rows[index]?.item.id ?? null)}
          onOpen={(index) => {
            const pressed = rows[index];
            // The first press of the pointer shows an item beside the list; what is shown there is opened.
            if (pressed === row) openRow(pressed);
            else store.stand(pressed?.item.id ?? null);
          }}
          topOf={filter}
          leastWidth="58rem"
          empty={<NothingUnder filter={filter} isOpen={isOpen} />}
        />
        {row === undefined ? null : (
          <ItemPanel
            draw={draw}
            row={row}
            place={`Item ${work.indexOf(row) + 1} of ${work.length}`}
            now={now}
            mayChange={mayChange}
            copy={mayChange ? <BrokenCopy key={row.item.id} store={store} itemId={row.item.id} /> : null}
            open={(videoId) => open(row, videoId)}
            ask={ask}
            back={() => void back()}
          />
        )}
      </div>
      {asking === 'extend' ? (
        <ExtendDialog
          store={store}
          draw={draw}
          stratum={row?.item.stratum ?? null}
          onClose={() => setAsking(null)}
        />
      ) : asking === 'along' ? (
        <TakeAlong store={store} onClose={() => setAsking(null)} />
      ) : asking !== null && row !== undefined ? (
        <SettleDialog store={store} draw={draw} row={row} said={asking} onClose={() => setAsking(null)} />
      ) : null}
    </>
  );
}

function filters(work: readonly SampleRow[]): readonly (readonly [ItemFilter, string])[] {
  const second: readonly (readonly [ItemFilter, string])[] = work.some((row) => row.second !== null)
    ? [['second', 'Second review']]
    : [];
  return [
    ['to-do', 'To do'],
    ['all', 'All'],
    ['reviewed', 'Reviewed'],
    ['unavailable', 'Unavailable'],
    ['missing', 'Missing'],
    ['out-of-frame', 'Out of frame'],
    ...second,
  ];
}

function NothingUnder({ filter, isOpen }: { readonly filter: ItemFilter; readonly isOpen: boolean }) {
  const isDone = filter === 'to-do';
  return (
    <EmptyState
      icon={<CircleCheck aria-hidden="true" />}
      title={isDone ? 'Every item is settled' : 'None of these'}
    >
      {isDone
        ? isOpen
          ? 'The results are complete; the work paper can be signed.'
          : 'The work paper is signed; this audit can no longer change.'
        : 'Items of which this was said would be here.'}
    </EmptyState>
  );
}
