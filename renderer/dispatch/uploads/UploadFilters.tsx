import { Chip } from '../../ui/Chip.tsx';
import { Select } from '../../ui/Select.tsx';
import { WhoseFields } from '../WhoseFields.tsx';
import { type LagFilter, usualDays } from './filter.ts';

type UploadFiltersProps = {
  readonly filter: LagFilter;
  readonly change: (part: Partial<LagFilter>) => void;
};

/** Whose uploads, and from when on. */
export function UploadFilters({ filter, change }: UploadFiltersProps) {
  const days = filter.days === null ? 'all' : String(filter.days);
  const options = periods.some(({ id }) => id === days)
    ? periods
    : [...periods, { id: days, label: `Last ${days} days` }];
  return (
    <search className="class-filters">
      <Select
        className="filter-choice"
        label="Recorded"
        options={options}
        value={days}
        isOn={filter.days !== usualDays}
        onChange={(id) => change({ days: id === 'all' ? null : Number(id) })}
      />
      <WhoseFields unit={filter.unit} officer={filter.officer} change={change} />
      {filter.device === null ? null : (
        <Chip isOn onChange={() => change({ device: null })}>
          Camera {filter.device}
        </Chip>
      )}
    </search>
  );
}

const periods = [
  { id: '30', label: 'Last 30 days' },
  { id: '90', label: 'Last 90 days' },
  { id: '365', label: 'Last 365 days' },
  { id: 'all', label: 'All there are' },
];
