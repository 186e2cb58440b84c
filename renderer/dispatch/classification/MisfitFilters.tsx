import { Choice, DayField, withAny } from '../../library/LibraryFilters.tsx';
import { Button } from '../../ui/Button.tsx';
import { WhoseFields } from '../WhoseFields.tsx';
import { type ClassFilter, isNarrowed, noClassFilter } from './filter.ts';

type MisfitFiltersProps = {
  readonly filter: ClassFilter;
  readonly change: (part: Partial<ClassFilter>) => void;
};

/** Whose, from when, and how soon it is deleted. */
export function MisfitFilters({ filter, change }: MisfitFiltersProps) {
  return (
    <search className="class-filters">
      <WhoseFields unit={filter.unit} officer={filter.officer} change={change} />
      <Choice
        label="Deleted within"
        options={deletion}
        value={filter.days === null ? null : String(filter.days)}
        onChange={(days) => change({ days: days === null ? null : Number(days) })}
      />
      <DayField
        label="Recorded from"
        value={filter.from}
        max={filter.to}
        onChange={(from) => change({ from })}
      />
      <DayField label="Recorded to" value={filter.to} min={filter.from} onChange={(to) => change({ to })} />
      {isNarrowed(filter) ? (
        <Button
          tone="quiet"
          className="filter-clear"
          onPress={() => change({ ...noClassFilter, issue: filter.issue })}
        >
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}

const deletion = withAny(
  'Any time',
  [7, 14, 30, 60, 90, 180].map((days) => ({ id: String(days), label: `${days} days` })),
);
