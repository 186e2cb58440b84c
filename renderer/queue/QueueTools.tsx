import { Search } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useStore } from 'zustand/react';
import type { QueueRow } from '../../contract/library-state.ts';
import { CommandButton } from '../keyboard/CommandButton.tsx';
import { queueKeys } from '../keyboard/desk-keys.ts';
import { useCommands, useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Field } from '../ui/Field.tsx';
import { focusTable } from '../ui/table/focus-table.ts';
import { isUnder, type QueueFilter, type QueueStore } from './queue-store.ts';

type QueueToolsProps = {
  readonly store: QueueStore;
  /** Null while the queue is not here yet. */
  readonly rows: readonly QueueRow[] | null;
  readonly now: number;
  /** Null when nothing is owed. */
  readonly openNext: (() => void) | null;
};

/** Above the list: find, filter, and the one thing to do. */
export function QueueTools({ store, rows, now, openNext }: QueueToolsProps) {
  const { filter, text } = useStore(store);
  const field = useRef<HTMLInputElement>(null);
  const next = () => openNext?.();
  useCommands('Queue', queueKeys, { 'queue.next': next, 'queue.filter': () => field.current?.focus() });

  const leave = (event: KeyboardEvent) => {
    if (!['Escape', 'ArrowDown', 'Enter'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Escape' && text !== '') store.find('');
    else focusTable('Queue');
  };
  return (
    <search className="queue-tools">
      <Field
        className="queue-find"
        label="Filter by officer, incident, call or date"
        hideLabel
        placeholder="Officer, incident, call, date"
        icon={<Search aria-hidden="true" />}
        keys={useKeyOf(queueKeys, 'queue.filter')}
        value={text}
        onChange={store.find}
        inputRef={field}
        onKeyDown={leave}
      />
      <span className="queue-chips">
        {filters.map(([id, label]) => (
          <Chip
            key={id}
            isOn={filter === id}
            onChange={() => store.choose(id)}
            count={rows?.filter((row) => isUnder(row, id, now)).length}
          >
            {label}
          </Chip>
        ))}
      </span>
      <CommandButton
        map={queueKeys}
        command="queue.next"
        run={next}
        tone="primary"
        isDisabled={openNext === null}
      >
        Review next
      </CommandButton>
    </search>
  );
}

const filters: readonly (readonly [QueueFilter, string])[] = [
  ['due', 'Due'],
  ['near-deletion', 'Near deletion'],
  ['returned', 'Returned'],
  ['second', 'Second review'],
  ['done', 'Done'],
];
