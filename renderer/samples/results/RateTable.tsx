import type { DrawResults, RateSubject } from '../../../contract/results-state.ts';
import { percent } from '../words.ts';
import { Axis } from './RateChart.tsx';
import { RateRows } from './RateRows.tsx';
import { groupsOf } from './rate-cells.tsx';
import { axisEnd } from './scale.ts';
import { useOpened } from './use-opened.ts';

type RateTableProps = {
  readonly rates: DrawResults['rates'];
  readonly tolerable: number | null;
  readonly confidence: number;
  /** Shows the items that a rate counts, of one stratum or of all (null); left out: on paper, where nothing is pressed. */
  readonly list?: (subject: RateSubject, code: string, stratum: string | null) => void;
};

/** Each rate as a dot with its interval, and the same as numbers beside it; its strata and other intervals below. */
export function RateTable({ rates, tolerable, confidence, list }: RateTableProps) {
  const [opened, toggle] = useOpened();
  // Strata come onto the axis when they are shown, so that no interval ends at its edge.
  const end = axisEnd(
    rates.flatMap(({ subject, code, all, strata }) =>
      opened.has(`${subject} ${code}`) ? [all, ...strata.map(({ rate }) => rate)] : [all],
    ),
    tolerable,
  );
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
      {groupsOf(rates).map(({ title, rows }) => (
        <tbody key={title}>
          <tr className="rates-group">
            <th scope="rowgroup" colSpan={6}>
              {title}
            </th>
          </tr>
          {rows.map((row) => {
            const key = `${row.subject} ${row.code}`;
            return (
              <RateRows
                key={key}
                row={row}
                end={end}
                tolerable={tolerable}
                confidence={confidence}
                list={list && ((stratum) => list(row.subject, row.code, stratum))}
                isOpen={list !== undefined && opened.has(key)}
                toggle={list === undefined ? null : () => toggle(key)}
              />
            );
          })}
        </tbody>
      ))}
    </table>
  );
}
