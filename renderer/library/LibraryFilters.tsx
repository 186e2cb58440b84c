import { Search } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useCatalogue } from '../desk/catalogue.ts';
import { useOfficerOptions } from '../desk/officer-options.ts';
import { libraryKeys } from '../keyboard/desk-keys.ts';
import { useKeyOf } from '../keyboard/KeyboardProvider.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { Field } from '../ui/Field.tsx';
import { type Option, Select } from '../ui/Select.tsx';
import { focusTable } from '../ui/table/focus-table.ts';
import { type LibraryFilter, reviewStates } from './filter.ts';
import { reviewText } from './row-words.ts';

type LibraryFiltersProps = {
  readonly filter: LibraryFilter;
  readonly onChange: (change: Partial<LibraryFilter>) => void;
  readonly textRef: Ref<HTMLInputElement>;
};

const any = 'any';

/** One control for each thing that one asks of a video. */
export function LibraryFilters({ filter, onChange, textRef }: LibraryFiltersProps) {
  const { units, classifications } = useCatalogue();
  const people = useOfficerOptions();
  const places = useMemo(() => withAny('Any unit', unitOptions(units)), [units]);
  const classes = useMemo(
    () =>
      withAny(
        'Any class',
        classifications.map(({ code, label }) => ({ id: code, label })),
      ),
    [classifications],
  );
  return (
    <search className="library-filters">
      <Field
        className="filter-text"
        label="Incident number"
        placeholder="KC21-045512"
        icon={<Search aria-hidden="true" />}
        keys={useKeyOf(libraryKeys, 'library.filter')}
        value={filter.text}
        onChange={(text) => onChange({ text })}
        inputRef={textRef}
        maxLength={200}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && filter.text !== '') onChange({ text: '' });
          else if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) focusTable('Videos');
        }}
      />
      <ComboBox
        className="filter-officer"
        label="Officer"
        placeholder="Any officer"
        options={people}
        value={filter.officer}
        onChange={(officer) => onChange({ officer })}
        isOn={filter.officer !== null}
      />
      <Choice label="Unit" options={places} value={filter.unit} onChange={(unit) => onChange({ unit })} />
      <Choice
        label="Class"
        options={classes}
        value={filter.classification}
        onChange={(classification) => onChange({ classification })}
      />
      <Choice
        label="Review"
        options={reviewOptions}
        value={filter.review}
        onChange={(review) => onChange({ review: reviewStates.find((state) => state === review) ?? null })}
      />
      <Choice
        label="Deleted within"
        options={deletionOptions}
        value={filter.deletedWithinDays === null ? null : String(filter.deletedWithinDays)}
        onChange={(days) => onChange({ deletedWithinDays: days === null ? null : Number(days) })}
      />
      <DayField
        label="Recorded from"
        value={filter.from}
        onChange={(from) => onChange({ from })}
        max={filter.to}
      />
      <DayField label="Recorded to" value={filter.to} onChange={(to) => onChange({ to })} min={filter.from} />
    </search>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
};

export function Choice({ label, options, value, onChange }: ChoiceProps) {
  // What the address asks for may not be on the list (any more): it is shown all the same.
  const known =
    value === null || options.some(({ id }) => id === value)
      ? options
      : [...options, { id: value, label: value }];
  return (
    <Select
      className="filter-choice"
      label={label}
      options={known}
      value={value ?? any}
      onChange={(id) => onChange(id === any ? null : id)}
      isOn={value !== null}
    />
  );
}

type DayFieldProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly min?: string | null;
  readonly max?: string | null;
};

export function DayField({ label, value, onChange, min, max }: DayFieldProps) {
  return (
    <Field
      className={value === null ? 'filter-day' : 'filter-day filter-on'}
      label={label}
      type="date"
      value={value ?? ''}
      onChange={(day) => onChange(day === '' ? null : day)}
      min={min ?? undefined}
      max={max ?? undefined}
    />
  );
}

/** Divisions with their squads below them. */
export function unitOptions(units: ReturnType<typeof useCatalogue>['units']): readonly Option[] {
  const divisions = units.filter(({ kind }) => kind === 'division');
  const squadsOf = (divisionId: string | null) =>
    units.filter((unit) => unit.kind === 'squad' && unit.divisionId === divisionId);
  return [
    ...divisions.flatMap((division) => [
      { id: division.id, label: division.name },
      ...squadsOf(division.id).map((squad) => ({ id: squad.id, label: squad.name, detail: division.name })),
    ]),
    ...squadsOf(null).map(({ id, name }) => ({ id, label: name })),
  ];
}

export function withAny(label: string, options: readonly Option[]): readonly Option[] {
  return [{ id: any, label }, ...options];
}

const reviewOptions = withAny(
  'Any',
  reviewStates.map((state) => ({ id: state, label: reviewText(state) })),
);

const deletionOptions = withAny(
  'Any time',
  [7, 14, 30, 60, 90, 180].map((days) => ({ id: String(days), label: `${days} days` })),
);
