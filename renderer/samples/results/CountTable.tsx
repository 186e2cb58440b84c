import type { DrawResults, RateSubject } from '../../../contract/results-state.ts';
import { FoundCell, groupsOf, RowHead } from './rate-cells.tsx';
import { leftOutText } from './result-words.ts';
import { useOpened } from './use-opened.ts';

type CountTableProps = {
  readonly rates: DrawResults['rates'];
  /** Shows the items that a number counts, of one officer or of all (null); left out: on paper. */
  readonly list?: (subject: RateSubject, code: string, stratum: string | null) => void;
};

/** What a periodic review found, as counts: it carries no rate, so none is shown. Each opens to its officers. */
export function CountTable({ rates, list }: CountTableProps) {
  const [opened, toggle] = useOpened();
  return (
    <table className="plain-table counts">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className="plain-number">
            Found
          </th>
        </tr>
      </thead>
      {groupsOf(rates).map(({ title, rows }) => (
        <tbody key={title}>
          <tr className="rates-group">
            <th scope="rowgroup" colSpan={2}>
              {title}
            </th>
          </tr>
          {rows.map((row) => {
            const { subject, code, label, all, strata } = row;
            const key = `${subject} ${code}`;
            const listOf = list && ((stratum: string | null) => () => list(subject, code, stratum));
            const isOpen = list !== undefined && opened.has(key);
            return [
              <tr key={key}>
                <RowHead
                  label={label}
                  isOpen={isOpen}
                  toggle={list === undefined || strata.length < 2 ? null : () => toggle(key)}
                />
                <FoundCell {...all} label={label} leftOut={leftOutText(row)} list={listOf?.(null)} />
              </tr>,
              ...(isOpen ? strata : []).map(({ key: stratum, rate }) => (
                <tr key={`${key} ${stratum}`} className="plain-inner">
                  <th scope="row">{stratum}</th>
                  <FoundCell {...rate} label={`${label}, ${stratum}`} list={listOf?.(stratum)} />
                </tr>
              )),
            ];
          })}
        </tbody>
      ))}
    </table>
  );
}
