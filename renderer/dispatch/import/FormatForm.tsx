import { Encoding } from '../../../mapping/encoding.ts';
import type { Look } from '../../../mapping/look.ts';
import { readMoment } from '../../../mapping/moment.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { dateText } from '../../words/when.ts';
import type { ImportStore } from './import-store.ts';

const delimiters = [
  { id: ',', label: 'Comma' },
  { id: ';', label: 'Semicolon' },
  { id: '\t', label: 'Tab' },
  { id: '|', label: 'Bar |' },
] as const;

const encodings: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big end first',
  'windows-1252': 'Western (Windows-1252)',
  'windows-1250': 'Central European (Windows-1250)',
  'iso-8859-15': 'Western (ISO 8859-15)',
  macintosh: 'Old Macintosh',
};

const headerLines = [
  { id: '1', label: 'In row 1' },
  ...[2, 3, 4, 5, 6, 7, 8].map((n) => ({ id: String(n), label: `In row ${n}` })),
  { id: '0', label: 'Not in the file' },
];

const orders = [
  { value: 'month-first', label: 'Month first' },
  { value: 'day-first', label: 'Day first' },
] as const;

const units = [
  { id: 'seconds', label: 'Seconds' },
  { id: 'minutes', label: 'Minutes' },
  { id: 'hours', label: 'Hours' },
  { id: 'milliseconds', label: 'Milliseconds' },
] as const;

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].map((id) => ({ id, label: id }));

/** How the file is written: guessed, shown, and changed where the guess is wrong. */
export function FormatForm({ store, look }: { readonly store: ImportStore; readonly look: Look }) {
  const { mapping, dates } = look;
  return (
    <>
      <h2>How it is written</h2>
      <div className="import-columns">
        <Select
          label="Between the columns"
          options={delimiters}
          value={mapping.delimiter ?? ','}
          onChange={(id) => void store.change({ delimiter: delimiters.find((one) => one.id === id)?.id })}
        />
        <Select
          label="Letters"
          options={Encoding.options.map((id) => ({ id, label: encodings[id] }))}
          value={mapping.encoding ?? 'utf-8'}
          onChange={(id) => void store.change({ encoding: Encoding.options.find((one) => one === id) })}
        />
        <Select
          label="Names of the columns"
          options={headerLines}
          value={String(mapping.headerLine ?? 1)}
          onChange={(id) => void store.change({ headerLine: Number(id) })}
        />
        <ComboBox
          label="Zone of times without one"
          options={zones}
          value={mapping.zone ?? null}
          onChange={(zone) => void store.change(zone === null ? {} : { zone })}
        />
        {'durationUnit' in mapping || store.getState().kind === 'catalogue' ? (
          <Select
            label="A bare number as a length counts"
            options={units}
            value={('durationUnit' in mapping ? mapping.durationUnit : null) ?? 'seconds'}
            onChange={(id) => {
              const durationUnit = units.find((one) => one.id === id)?.id ?? 'seconds';
              void store.change({ durationUnit });
            }}
          />
        ) : null}
      </div>
      {look.encodingDoubt === null ? null : <p className="import-doubt">{look.encodingDoubt}</p>}
      {dates.says === 'no-slashes' ? null : (
        <div className="import-dates">
          <Segmented
            label="Dates with slashes"
            segments={orders}
            value={mapping.dateOrder ?? 'month-first'}
            onChange={(dateOrder) => void store.change(dateOrder === null ? {} : { dateOrder })}
          />
          <p className={dates.says === 'sure' ? 'muted' : 'import-doubt'}>{datesText(look)}</p>
        </div>
      )}
    </>
  );
}

/** What the dates tell of themselves, with one as it is read now. */
function datesText({ dates, mapping }: Look): string {
  const { example, says } = dates;
  const read = (dateOrder: 'month-first' | 'day-first'): string => {
    const { at } = readMoment((example ?? '').split(/[T ]/)[0] ?? '', { zone: 'UTC', dateOrder });
    return at === null ? 'no date' : dateText(at, 'UTC');
  };
  if (says === 'sure') return 'Told by a day above 12.';
  if (says === 'mixed')
    return 'Some dates can only be month first, others only day first: those that don’t fit are left open.';
  const chosen = mapping.dateOrder ?? 'month-first';
  const other = chosen === 'month-first' ? 'day-first' : 'month-first';
  return `“${example}” is read as ${read(chosen)}. It could be ${read(other)}: every date here could be either, so please look.`;
}
