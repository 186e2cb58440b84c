import type { Rate } from '../../../contract/results-state.ts';
import { percent, percentFixed } from '../words.ts';
import { rangeText, whyNoIntervals } from './result-words.ts';

type IntervalTableProps = {
  readonly title: string;
  readonly rows: readonly { readonly key: string; readonly label: string; readonly rate: Rate }[];
  readonly confidence: number;
};

/** The intervals of rates beside each other; where one has no meaning, why. */
export function IntervalTable({ title, rows, confidence }: IntervalTableProps) {
  const sure = percent(confidence);
  return (
    <table className="plain-table intervals" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">Intervals, {sure}</th>
          <th scope="col" className="plain-number" title="Right on average, and shorter than the exact one">
            Wilson
          </th>
          <th
            scope="col"
            className="plain-number"
            title="On the safe side: hypergeometric; over several strata Korn and Graubard’s"
          >
            Exact
          </th>
          <th scope="col" className="plain-number" title={`One-sided: ${sure} sure by itself`}>
            At least
          </th>
          <th scope="col" className="plain-number" title={`One-sided: ${sure} sure by itself`}>
            At most
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, rate }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <IntervalCells rate={rate} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Read below a table of intervals, once. */
export const intervalsMean =
  'Wilson’s interval is right on average; the exact one is on the safe side. “At least” and “at most” are one-sided: each ' +
  'holds by itself, the two together with less certainty.';

function IntervalCells({ rate }: { readonly rate: Rate }) {
  const { intervals } = rate;
  if (intervals === null)
    return (
      <td colSpan={4} className="muted intervals-why">
        {whyNoIntervals(rate)}
      </td>
    );
  const { wilson, exact, atLeast, atMost } = intervals;
  return (
    <>
      <td className="plain-number">{rangeText(wilson)}</td>
      <td className="plain-number">{rangeText(exact)}</td>
      <td className="plain-number">
        {atLeast === null ? <span className="muted">none found</span> : percentFixed(atLeast)}
      </td>
      <td className="plain-number">
        {atMost === null ? <span className="muted">all show it</span> : percentFixed(atMost)}
      </td>
    </>
  );
}
