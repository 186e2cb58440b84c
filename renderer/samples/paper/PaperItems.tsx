import type { FrameQuery } from '../../../contract/nouns/plan.ts';
import type { SampleRow } from '../../../contract/sample-state.ts';
import { useCatalogue } from '../../desk/catalogue.ts';
import { exactText, hereZone } from '../../words/when.ts';
import { momentOf, officerOf, reasonText } from '../items/item-words.ts';
import { workRows } from '../items/work-rows.ts';
import { stateWords } from '../words.ts';

/** Each item of the sample: its place in the draw, what it is, where it stands and why, and who said so when. */
export function PaperItems({
  rows,
  kind,
}: {
  readonly rows: readonly SampleRow[];
  readonly kind: FrameQuery['kind'];
}) {
  const catalogue = useCatalogue();
  return (
    <table className="plain-table paper-items">
      <thead>
        <tr>
          <th scope="col">Stratum</th>
          <th scope="col" className="plain-number">
            Order
          </th>
          <th scope="col">Item</th>
          <th scope="col">Ticket</th>
          <th scope="col">Officer</th>
          <th scope="col">{kind === 'dispatches' ? 'Dispatched' : 'Recorded'}</th>
          <th scope="col">State, reason</th>
          <th scope="col">By, when</th>
        </tr>
      </thead>
      <tbody>
        {workRows(rows).map((row) => {
          const moment = momentOf(row);
          const reason = reasonText(row, catalogue);
          return (
            <tr key={row.item.id}>
              <td>{row.item.stratum}</td>
              <td className="plain-number">
                {row.inPlaceOf === null ? row.item.order : `spare ${row.item.order}`}
              </td>
              <td>{row.item.id}</td>
              <td>
                <code title={row.item.ticket}>{row.item.ticket.slice(0, 8)}</code>
              </td>
              <td>{officerOf(row).name}</td>
              <td>{moment === null ? '' : exactText(moment.at, moment.zone)}</td>
              <td>
                {[stateWords[row.state], reason.toLowerCase(), row.kept?.note ?? '']
                  .filter(Boolean)
                  .join(', ')}
                {row.inPlaceOf === null ? '' : ` (in place of ${row.inPlaceOf})`}
              </td>
              <td>{row.kept === null ? '' : `${row.kept.by}, ${exactText(row.kept.at, hereZone())}`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
