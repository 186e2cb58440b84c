import type { Commitment } from '../../contract/nouns/draw.ts';
import { grouped } from '../words/count.ts';

const columns = ['Items', 'Sample', 'Spares'] as const;

/** How many items each stratum has, and how many are drawn and stand by. */
export function StrataTable({ strata }: Pick<Commitment, 'strata'>) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">Stratum</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="plain-number">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {strata.map(({ key, population, sample, spares }) => (
          <tr key={key}>
            <th scope="row">{key}</th>
            <td className="plain-number">{grouped(population)}</td>
            <td className="plain-number">{grouped(sample)}</td>
            <td className="plain-number">{grouped(spares)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
