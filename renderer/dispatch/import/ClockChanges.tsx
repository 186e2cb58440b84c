import type { Mapping } from '../../../mapping/meaning.ts';
import { Select } from '../../ui/Select.tsx';
import type { ImportStore } from './import-store.ts';

const twice = [
  { id: 'by-order', label: 'the one that fits the row’s order' },
  { id: 'first', label: 'always the first' },
  { id: 'second', label: 'always the second' },
] as const;

const skipped = [
  { id: 'later', label: 'an hour later' },
  { id: 'earlier', label: 'an hour earlier' },
  { id: 'open', label: 'left open' },
] as const;

/** What is taken where the clock was changed: in autumn an hour happens twice, in spring one doesn't happen. */
export function ClockChanges({ store, mapping }: { readonly store: ImportStore; readonly mapping: Mapping }) {
  return (
    <div className="import-columns">
      <Select
        label="A time that happens twice is"
        options={twice}
        value={mapping.twice ?? 'by-order'}
        onChange={(id) => void store.change({ twice: twice.find((one) => one.id === id)?.id })}
      />
      <Select
        label="A time that doesn’t exist is read as"
        options={skipped}
        value={mapping.skipped ?? 'later'}
        onChange={(id) => void store.change({ skipped: skipped.find((one) => one.id === id)?.id })}
      />
    </div>
  );
}
