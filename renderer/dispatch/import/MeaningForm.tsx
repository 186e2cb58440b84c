import type { Look } from '../../../mapping/look.ts';
import type { DispatchMapping } from '../../../mapping/meaning.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Select } from '../../ui/Select.tsx';
import { ClockChanges } from './ClockChanges.tsx';
import type { ImportStore } from './import-store.ts';

type MeaningFormProps = { readonly store: ImportStore; readonly look: Look };

/** What the file's own words mean: which calls are urgent, self-initiated, called off; where a citation was written. */
export function MeaningForm({ store, look }: MeaningFormProps) {
  const { valuesOf } = look;
  const isDispatch = store.getState().kind === 'dispatch';
  const mapping = look.mapping as DispatchMapping;
  const both = [...new Set([...(valuesOf['cancelled'] ?? []), ...(valuesOf['disposition'] ?? [])])];
  return (
    <>
      {isDispatch ? (
        <>
          <h2>What its words mean</h2>
          <Urgent store={store} mapping={mapping} values={valuesOf['priority'] ?? []} />
          <Words
            title="Self-initiated is"
            otherwise="yes, Y, true, 1"
            values={valuesOf['selfInitiated'] ?? []}
            chosen={mapping.selfInitiatedWords}
            onChange={(selfInitiatedWords) => void store.change({ selfInitiatedWords })}
          />
          <Words
            title="Called off is"
            otherwise="what says “cancel”"
            values={both}
            chosen={mapping.cancelledWords}
            onChange={(cancelledWords) => void store.change({ cancelledWords })}
          />
          <Words
            title="A citation or arrest is"
            otherwise="what says citation, summons, ticket or arrest"
            values={valuesOf['disposition'] ?? []}
            chosen={mapping.outcomeWords}
            onChange={(outcomeWords) => void store.change({ outcomeWords })}
          />
        </>
      ) : null}
      <h2>Clock changes</h2>
      <ClockChanges store={store} mapping={look.mapping} />
    </>
  );
}

const ways = [
  { id: 'lowest', label: 'the lowest numbers' },
  { id: 'highest', label: 'the highest numbers' },
  { id: 'named', label: 'these values' },
] as const;

/** Which priorities are urgent: the direction differs from city to city. */
function Urgent({
  store,
  mapping: { urgentNumbers, urgentPriorities },
  values,
}: {
  readonly store: ImportStore;
  readonly mapping: DispatchMapping;
  readonly values: readonly string[];
}) {
  if (values.length === 0) return null;
  const numbers = [...new Set(values.flatMap((value) => /\d+(?:\.\d+)?/.exec(value) ?? []))].map(Number);
  const sorted = numbers.toSorted((a, b) => a - b);
  const way = urgentNumbers === undefined ? 'named' : urgentNumbers.from === undefined ? 'lowest' : 'highest';
  const set = (id: string) => {
    if (id === 'named') void store.change({ urgentNumbers: undefined, urgentPriorities: [] });
    else if (id === 'lowest')
      void store.change({ urgentPriorities: undefined, urgentNumbers: { to: sorted[0] ?? 1 } });
    else void store.change({ urgentPriorities: undefined, urgentNumbers: { from: sorted.at(-1) ?? 1 } });
  };
  const limit = urgentNumbers?.from ?? urgentNumbers?.to ?? null;
  return (
    <div className="import-words">
      <div className="import-pair">
        <Select
          label="Urgent are"
          options={sorted.length > 0 ? ways : ways.slice(2)}
          value={way}
          onChange={set}
        />
        {limit === null ? null : (
          <Select
            label={way === 'lowest' ? 'up to' : 'from'}
            options={sorted.map((number) => ({ id: String(number), label: String(number) }))}
            value={String(limit)}
            onChange={(id) =>
              void store.change({
                urgentNumbers: way === 'lowest' ? { to: Number(id) } : { from: Number(id) },
              })
            }
          />
        )}
      </div>
      {way === 'named' ? (
        <Values
          values={values}
          chosen={urgentPriorities ?? values.filter((value) => value === '1')}
          onChange={(chosen) => void store.change({ urgentPriorities: chosen })}
        />
      ) : null}
    </div>
  );
}

type WordsProps = {
  readonly title: string;
  /** What counts as long as nothing is chosen. */
  readonly otherwise: string;
  readonly values: readonly string[];
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (chosen: string[] | undefined) => void;
};

function Words({ title, otherwise, values, chosen, onChange }: WordsProps) {
  if (values.length === 0) return null;
  return (
    <div className="import-words">
      <span className="field-label">
        {title} {chosen === undefined ? <span className="muted">{otherwise}, unless you choose:</span> : null}
      </span>
      <Values
        values={values}
        chosen={chosen ?? []}
        onChange={(next) => onChange(next.length === 0 ? undefined : next)}
      />
    </div>
  );
}

function Values({
  values,
  chosen,
  onChange,
}: {
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}) {
  const all = [...new Set([...values, ...chosen])];
  return (
    <div className="import-chips">
      {all.map((value) => (
        <Chip
          key={value}
          isOn={chosen.includes(value)}
          onChange={(isOn) => onChange(isOn ? [...chosen, value] : chosen.filter((one) => one !== value))}
        >
          {value}
        </Chip>
      ))}
    </div>
  );
}
