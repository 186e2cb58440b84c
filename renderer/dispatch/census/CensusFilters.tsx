import { useMemo } from 'react';
import type { CensusSummary } from '../../../contract/census-state.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { useOfficerOptions } from '../../desk/officer-options.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { dateText, hereZone } from '../../words/when.ts';
import { type Asked, views } from './census-filter.ts';
import { weeksOf } from './weeks.ts';

type CensusFiltersProps = {
  readonly asked: Asked;
  readonly dispatches: CensusSummary['dispatches'];
  readonly change: (part: Partial<Asked>) => void;
};

const any = 'any';
const viewWords = { dispatches: 'Dispatches', recordings: 'Recordings', clocks: 'Camera clocks' } as const;

/** Which list, whose and when. */
export function CensusFilters({ asked, dispatches, change }: CensusFiltersProps) {
  const { units } = useCatalogue();
  const people = useOfficerOptions();
  const places = useMemo(
    () => [{ id: any, label: 'Any unit' }, ...units.map(({ id, name }) => ({ id, label: name }))],
    [units],
  );
  const weeks = useMemo(() => (dispatches === null ? [] : weeksOf(dispatches)), [dispatches]);
  const week = weeks.find(({ from, to }) => from === asked.from && to === asked.to);
  const isDispatches = asked.view === 'dispatches';
  return (
    <search className="census-filters">
      <Segmented
        label="What to list"
        segments={views.map((value) => ({ value, label: viewWords[value] }))}
        value={asked.view}
        onChange={(view) => change({ view: view ?? 'dispatches', what: null, recording: null })}
      />
      {asked.view === 'clocks' ? null : (
        <>
          <Choice label="Unit" options={places} value={asked.unit} onChange={(unit) => change({ unit })} />
          <ComboBox
            className="census-officer"
            label="Officer"
            hideLabel
            placeholder="Any officer"
            options={people}
            value={asked.officer}
            onChange={(officer) => change({ officer })}
            isOn={asked.officer !== null}
          />
          <Choice
            label="Week"
            options={[
              { id: any, label: 'Any week' },
              ...weeks.map(({ from, to }) => ({ id: from, label: `${shortDay(from)} – ${shortDay(to)}` })),
            ]}
            value={week?.from ?? null}
            onChange={(from) => {
              const chosen = weeks.find((one) => one.from === from);
              change({ from: chosen?.from ?? null, to: chosen?.to ?? null });
            }}
          />
          <Day label="From" value={asked.from} max={asked.to} onChange={(from) => change({ from })} />
          <Day label="To" value={asked.to} min={asked.from} onChange={(to) => change({ to })} />
        </>
      )}
      {isDispatches ? (
        <>
          <Choice
            label="Priority"
            options={[
              { id: any, label: 'Any priority' },
              { id: 'urgent', label: 'Urgent alone' },
            ]}
            value={asked.isUrgent ? 'urgent' : null}
            onChange={(id) => change({ isUrgent: id === 'urgent' })}
          />
          <Choice
            label="Begun by"
            options={[
              { id: any, label: 'Any start' },
              { id: 'only', label: 'Self-initiated' },
              { id: 'without', label: 'Sent by dispatch' },
            ]}
            value={asked.selfInitiated}
            onChange={(id) => change({ selfInitiated: id === 'only' || id === 'without' ? id : null })}
          />
          <Choice
            label="Confidence"
            options={[
              { id: any, label: 'Confidence' },
              { id: 'high', label: 'High' },
              { id: 'medium', label: 'Medium' },
              { id: 'low', label: 'Low' },
            ]}
            value={asked.confidence}
            onChange={(id) =>
              change({ confidence: id === 'high' || id === 'medium' || id === 'low' ? id : null })
            }
          />
        </>
      ) : null}
    </search>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
};

function Choice({ label, options, value, onChange }: ChoiceProps) {
  return (
    <Select
      className="census-choice"
      label={label}
      hideLabel
      options={options}
      value={value ?? any}
      onChange={(id) => onChange(id === any ? null : id)}
      isOn={value !== null}
    />
  );
}

type DayProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly min?: string | null;
  readonly max?: string | null;
};

function Day({ label, value, onChange, min, max }: DayProps) {
  return (
    <Field
      className={value === null ? 'census-day' : 'census-day census-on'}
      label={label}
      hideLabel
      type="date"
      value={value ?? ''}
      onChange={(day) => onChange(day === '' ? null : day)}
      min={min ?? undefined}
      max={max ?? undefined}
    />
  );
}

function shortDay(day: string): string {
  return dateText(Date.parse(`${day}T12:00:00`), hereZone()).replace(/ \d{4}$/, '');
}
