import type { DrawResults, Rate } from '../../../contract/results-state.ts';
import { percentFixed } from '../words.ts';
import { IntervalTable } from './IntervalTable.tsx';
import { Dots } from './RateChart.tsx';
import { FoundCell, RowHead } from './rate-cells.tsx';
import { intervalText, leftOutText, rangeText } from './result-words.ts';

type RateRowsProps = {
  readonly row: DrawResults['rates'][number];
  readonly end: number;
  readonly tolerable: number | null;
  readonly confidence: number;
  readonly list: ((stratum: string | null) => void) | undefined;
  readonly isOpen: boolean;
  /** Null: on paper. */
  readonly toggle: (() => void) | null;
};

/** A rate; opened, its strata and every interval of it and of them. */
export function RateRows({ row, end, tolerable, confidence, list, isOpen, toggle }: RateRowsProps) {
  const { label, all } = row;
  const strata = row.strata.length < 2 ? [] : row.strata;
  return (
    <>
      <tr>
        <RowHead label={label} isOpen={isOpen} toggle={toggle} />
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
      {isOpen ? (
        <tr className="plain-inner rates-intervals">
          <td colSpan={6}>
            <IntervalTable
              title={`Intervals of “${label}”`}
              rows={[
                { key: '', label: strata.length === 0 ? 'All' : 'All strata, weighted', rate: all },
                ...strata.map(({ key, rate }) => ({ key: `stratum ${key}`, label: key, rate })),
              ]}
              confidence={confidence}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
}

type CellsProps = {
  readonly rate: Rate;
  readonly end: number;
  readonly tolerable: number | null;
  readonly leftOut?: readonly string[];
  readonly list: (() => void) | undefined;
  readonly label: string;
  readonly isSmall?: boolean;
};

function RateCells({ rate, end, tolerable, leftOut = [], list, label, isSmall = false }: CellsProps) {
  const { count, of, share, interval, ifUnavailable } = rate;
  return (
    <>
      <td className="rates-chart">
        <Dots rate={rate} end={end} tolerable={tolerable} isSmall={isSmall} />
      </td>
      <FoundCell count={count} of={of} leftOut={leftOut} list={list} label={label} />
      <td className="plain-number">
        {share === null ? <span className="muted">none</span> : <b>{percentFixed(share)}</b>}
      </td>
      <td className="plain-number">
        <span className={interval === null ? 'muted rates-why' : undefined}>{intervalText(rate)}</span>
      </td>
      <td className="plain-number muted">{ifUnavailable === null ? '' : rangeText(ifUnavailable)}</td>
    </>
  );
}
