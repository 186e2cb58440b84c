import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { DrawResults, Rate } from '../../../contract/sample-state.ts';
import { grouped } from '../../words/count.ts';
import { percent, percentFixed } from '../words.ts';
import { intervalText } from './result-words.ts';
import { axisEnd, placeAt, ticksTo } from './scale.ts';

type Rates = DrawResults['rates'];
type RateTableProps = {
  readonly rates: Rates;
  readonly tolerable: number | null;
  readonly confidence: number;
  /** All strata are shown, and nothing is pressed: on paper. */
  readonly isPaper?: boolean;
};

/** Each rate as a dot with its interval, and the same as numbers beside it; its strata below. */
export function RateTable({ rates, tolerable, confidence, isPaper = false }: RateTableProps) {
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
      <tbody>
        {rates.map(({ subject, code, label, all, strata }) => {
          const key = `${subject} ${code}`;
          const isOpen = !isPaper && opened.has(key);
          return (
            <Fragment key={key}>
              <tr>
                <th scope="row">
                  {isPaper || strata.length < 2 ? (
                    label
                  ) : (
                    <Button className="plain-toggle" aria-expanded={isOpen} onPress={() => toggle(key)}>
                      {isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
                      {label}
                    </Button>
                  )}
                </th>
                <RateCells rate={all} end={end} tolerable={tolerable} />
              </tr>
              {isOpen
                ? strata.map(({ key: stratum, rate }) => (
                    <tr key={stratum} className="plain-inner">
                      <th scope="row">{stratum}</th>
                      <RateCells rate={rate} end={end} tolerable={tolerable} isSmall />
                    </tr>
                  ))
                : null}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

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
  readonly isSmall?: boolean;
};

function RateCells({ rate, end, tolerable, isSmall = false }: CellsProps): ReactNode {
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
        {grouped(count)} of {grouped(of)}
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
