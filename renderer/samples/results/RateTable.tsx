import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { DrawResults, Rate, RateSubject } from '../../../contract/sample-state.ts';
import { grouped } from '../../words/count.ts';
import { percent, percentFixed } from '../words.ts';
import { NumberLink } from './NumberLink.tsx';
import { intervalText, leftOutText } from './result-words.ts';
import { axisEnd, placeAt, ticksTo } from './scale.ts';

type Rates = DrawResults['rates'];
type RateTableProps = {
  readonly rates: Rates;
  readonly tolerable: number | null;
  readonly confidence: number;
  /** Shows the items that a rate counts, of one stratum or of all (null); left out: on paper. */
  readonly list?: (subject: RateSubject, code: string, stratum: string | null) => void;
  /** All strata are shown, and nothing is pressed: on paper. */
  readonly isPaper?: boolean;
};

/** Each rate as a dot with its interval, and the same as numbers beside it; its strata below. */
export function RateTable({ rates, tolerable, confidence, list, isPaper = false }: RateTableProps) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  // Strata come onto the axis when they are shown, so that no interval ends at its edge.
  const end = axisEnd(
    rates.flatMap(({ subject, code, all, strata }) =>
      opened.has(`${subject} ${code}`) ? [all, ...strata.map(({ rate }) => rate)] : [all],
    ),
    tolerable,
  );
  const toggle = (key: string) => {
    const next = new Set(opened);
    if (!next.delete(key)) next.add(key);
    setOpened(next);
  };
  return (
    <table className="plain-table rates">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className="rates-chart">
            <Axis end={end} tolerable={tolerable} />
          </th>
          <th scope="col" className="plain-number">
            Found
          </th>
          <th scope="col" className="plain-number">
            Rate
          </th>
          <th scope="col" className="plain-number">
            {percent(confidence)} interval
          </th>
          <th
            scope="col"
            className="plain-number"
            title="The rate if every unavailable item were good, and if every one were bad"
          >
            Best – worst case
          </th>
        </tr>
      </thead>
      {groups.map(({ title, subjects }) => {
        const shown = rates.filter(({ subject }) => subjects.includes(subject));
        if (shown.length === 0) return null;
        return (
          <tbody key={title}>
            <tr className="rates-group">
              <th scope="rowgroup" colSpan={6}>
                {title}
              </th>
            </tr>
            {shown.map((row) => {
              const key = `${row.subject} ${row.code}`;
              return (
                <RateRows
                  key={key}
                  row={row}
                  end={end}
                  tolerable={tolerable}
                  list={list && ((stratum) => list(row.subject, row.code, stratum))}
                  isOpen={!isPaper && opened.has(key)}
                  toggle={isPaper || row.strata.length < 2 ? null : () => toggle(key)}
                />
              );
            })}
          </tbody>
        );
      })}
    </table>
  );
}

type RateRowsProps = {
  readonly row: Rates[number];
  readonly end: number;
  readonly tolerable: number | null;
  readonly list: ((stratum: string | null) => void) | undefined;
  readonly isOpen: boolean;
  /** Null: nothing lies below it. */
  readonly toggle: (() => void) | null;
};

function RateRows({ row, end, tolerable, list, isOpen, toggle }: RateRowsProps) {
  const { label, all, strata } = row;
  return (
    <>
      <tr>
        <th scope="row">
          {toggle === null ? (
            label
          ) : (
            <Button className="plain-toggle" aria-expanded={isOpen} onPress={toggle}>
              {isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
              {label}
            </Button>
          )}
        </th>
        <RateCells
          rate={all}
          end={end}
          tolerable={tolerable}
          leftOut={leftOutText(row)}
          list={list && (() => list(null))}
          label={label}
        />
      </tr>
      {isOpen
        ? strata.map(({ key, rate }) => (
            <tr key={key} className="plain-inner">
              <th scope="row">{key}</th>
              <RateCells
                rate={rate}
                end={end}
                tolerable={tolerable}
                list={list && (() => list(key))}
                label={`${label}, ${key}`}
                isSmall
              />
            </tr>
          ))
        : null}
    </>
  );
}

const groups: readonly { readonly title: string; readonly subjects: readonly Rates[number]['subject'][] }[] =
  [
    { title: 'Findings', subjects: ['any-finding', 'missing', 'finding'] },
    { title: 'Questions whose answer tells of a problem', subjects: ['question'] },
  ];

function Axis({ end, tolerable }: { readonly end: number; readonly tolerable: number | null }) {
  return (
    <span className="axis" role="img" aria-label={`Chart from 0 to ${percent(end)}`}>
      {ticksTo(end).map((tick) => (
        <span key={tick} style={{ left: placeAt(tick, end) }}>
          {percent(tick)}
        </span>
      ))}
      {tolerable === null ? null : (
        <b style={{ left: placeAt(tolerable, end) }} title={`Tolerable: ${percent(tolerable, 3)}`} />
      )}
    </span>
  );
}

type CellsProps = {
  readonly rate: Rate;
  readonly end: number;
  readonly tolerable: number | null;
  /** What was seen, but is not spoken of by the rate. */
  readonly leftOut?: readonly string[];
  readonly list?: (() => void) | undefined;
  readonly label?: string;
  readonly isSmall?: boolean;
};

function RateCells({
  rate,
  end,
  tolerable,
  leftOut = [],
  list,
  label = '',
  isSmall = false,
}: CellsProps): ReactNode {
  const { count, of, share, interval, ifUnavailable } = rate;
  return (
    <>
      <td className="rates-chart">
        <span className={isSmall ? 'dots dots-small' : 'dots'} aria-hidden="true">
          {tolerable === null ? null : (
            <i className="dots-tolerable" style={{ left: placeAt(tolerable, end) }} />
          )}
          {ifUnavailable === null || ifUnavailable.high === ifUnavailable.low ? null : (
            <i className="dots-worst" style={between(ifUnavailable.low, ifUnavailable.high, end)} />
          )}
          {interval === null ? null : (
            <i className="dots-interval" style={between(interval.low, interval.high, end)} />
          )}
          {share === null ? null : <i className="dots-dot" style={{ left: placeAt(share, end) }} />}
        </span>
      </td>
      <td className="plain-number">
        {list === undefined || count === 0 ? (
          grouped(count)
        ) : (
          <NumberLink
            number={grouped(count)}
            says={`${label}: ${grouped(count)} of ${grouped(of)}, show them`}
            onPress={list}
          />
        )}{' '}
        of {grouped(of)}
        {leftOut.map((text) => (
          <span key={text} className="muted rates-apart" title="Seen, but not in this rate">
            {text}
          </span>
        ))}
      </td>
      <td className="plain-number">
        {share === null ? <span className="muted">none</span> : <b>{percentFixed(share)}</b>}
      </td>
      <td className="plain-number">
        <span className={interval === null ? 'muted rates-why' : undefined}>{intervalText(rate)}</span>
      </td>
      <td className="plain-number muted">
        {ifUnavailable === null
          ? ''
          : `${percentFixed(ifUnavailable.low).replace(' %', '')} – ${percentFixed(ifUnavailable.high)}`}
      </td>
    </>
  );
}

function between(low: number, high: number, end: number) {
  const [from, to] = [Math.min(low, end) / end, Math.min(high, end) / end];
  return { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
}
