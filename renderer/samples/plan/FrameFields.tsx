import { useMemo } from 'react';
import { useCatalogue } from '../../desk/catalogue.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Option } from '../../ui/Select.tsx';
import { kindWords } from '../words.ts';
import type { FieldErrors } from './check-draft.ts';
import type { Draft } from './draft.ts';
import { Picked } from './Picked.tsx';

export type PartProps = {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly change: (part: Partial<Draft>) => void;
};

/** What is sampled: the kind of item, the days, the units, and what belongs to it. */
export function FrameFields({ draft, errors, change }: PartProps) {
  const { units, classifications } = useCatalogue();
  const places = useMemo(
    () =>
      units.map(({ id, name, kind, divisionId }): Option => {
        const division = units.find((unit) => unit.id === divisionId)?.name;
        return { id, label: name, detail: kind === 'division' ? 'division' : division };
      }),
    [units],
  );
  const classes = useMemo(
    () => classifications.map(({ code, label }): Option => ({ id: code, label })),
    [classifications],
  );
  return (
    <fieldset className="plan-part">
      <legend>What is sampled</legend>
      <Segmented
        label="What is sampled"
        segments={kinds}
        value={draft.kind}
        onChange={(kind) => {
          if (kind !== null) change({ kind });
        }}
      />
      <p className="plan-hint">{kindHints[draft.kind]}</p>
      <div className="plan-pair">
        <Field
          label={`${dateWords[draft.kind]} from`}
          type="date"
          value={draft.from}
          max={draft.to}
          error={errors.from}
          onChange={(from) => change({ from })}
        />
        <Field
          label="To, included"
          type="date"
          value={draft.to}
          min={draft.from}
          error={errors.to}
          onChange={(to) => change({ to })}
        />
      </div>
      <p className="plan-hint">Days as the clocks of {draft.zone} show them.</p>
      <Picked
        label="Divisions and squads"
        none="The whole department"
        options={places}
        value={draft.unitIds}
        onChange={(unitIds) => change({ unitIds })}
      />
      {draft.kind === 'videos' ? (
        <>
          <Picked
            label="Classifications"
            none="Any"
            options={classes}
            value={draft.classes}
            onChange={(chosen) => change({ classes: chosen })}
          />
          <Field
            label="Shortest length, in seconds"
            value={draft.minLength}
            error={errors.minLength}
            onChange={(minLength) => change({ minLength })}
          />
        </>
      ) : null}
      {draft.kind === 'dispatches' ? <DispatchFields draft={draft} errors={errors} change={change} /> : null}
      {draft.kind === 'reviews' ? (
        <Segmented
          label="Which reviews"
          segments={purposes}
          value={draft.purpose}
          onChange={(purpose) => {
            if (purpose !== null) change({ purpose });
          }}
        />
      ) : null}
    </fieldset>
  );
}

function DispatchFields({ draft, change }: PartProps) {
  return (
    <>
      <Segmented
        label="Self-initiated activity"
        segments={initiated}
        value={draft.selfInitiated}
        onChange={(selfInitiated) => {
          if (selfInitiated !== null) change({ selfInitiated });
        }}
      />
      <div className="plan-chips">
        <Chip isOn={draft.urgentOnly} onChange={(urgentOnly) => change({ urgentOnly })}>
          Urgent calls only
        </Chip>
        <Chip isOn={draft.unexpected} onChange={(unexpected) => change({ unexpected })}>
          Also cancelled calls and officers without a camera
        </Chip>
      </div>
    </>
  );
}

const kinds = (['videos', 'dispatches', 'reviews'] as const).map((value) => ({
  value,
  label: kindWords[value],
}));

const kindHints: Readonly<Record<Draft['kind'], string>> = {
  videos: 'Each recording is an item. What was never recorded can’t be drawn from recordings.',
  dispatches: 'Each officer sent to an event is an item, whether there is a video or not.',
  reviews: 'Each submitted review is an item, to be made again by somebody else.',
};

const dateWords: Readonly<Record<Draft['kind'], string>> = {
  videos: 'Recorded',
  dispatches: 'Dispatched',
  reviews: 'Submitted',
};

const initiated = [
  { value: 'with', label: 'Calls and self-initiated' },
  { value: 'without', label: 'Calls only' },
  { value: 'only', label: 'Self-initiated only' },
] as const;

const purposes = [
  { value: 'periodic', label: 'Periodic reviews' },
  { value: 'audit', label: 'Audit reviews' },
] as const;
