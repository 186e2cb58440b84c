import type { FrameQuery } from '../../../contract/nouns/plan.ts';
import type { PaperItem } from '../../../contract/paper.ts';
import { clockText } from '../../../contract/time.ts';
import { type Catalogue, useCatalogue } from '../../desk/catalogue.ts';
import { labelOf } from '../../review/kinds.ts';
import { codesOf } from '../../review/reviewState.ts';
import { exactText, hereZone } from '../../words/when.ts';
import { reasonText } from '../items/item-words.ts';
import { stateWords } from '../words.ts';

/** Each item of the sample: its place in the draw, what it is, where it stands and why, what was found, and who said so. */
export function PaperItems({
  items,
  kind,
}: {
  readonly items: readonly PaperItem[];
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
          <th scope="col">State, reason, findings</th>
          <th scope="col">By, when</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>{item.stratum}</td>
            <td className="plain-number">{item.inPlaceOf === null ? item.order : `spare ${item.order}`}</td>
            <td>{item.id}</td>
            <td>
              <code title={item.ticket}>{item.ticket.slice(0, 8)}</code>
            </td>
            <td>{item.officer ?? ''}</td>
            <td>{item.at === null || item.zone === null ? '' : exactText(item.at, item.zone)}</td>
            <td>
              {stateText(item, catalogue)}
              {item.findings.map((finding) => (
                <p key={`${finding.kind} ${finding.startMs} ${finding.note}`} className="paper-finding">
                  {findingText(finding, catalogue)}
                </p>
              ))}
            </td>
            <td>
              {item.saidBy === null || item.saidAt === null
                ? ''
                : `${item.saidBy}, ${exactText(item.saidAt, hereZone())}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateText(item: PaperItem, catalogue: Catalogue): string {
  const { state, reason, note, inPlaceOf } = item;
  const said = [stateWords[state], reasonText({ state, reason }, catalogue).toLowerCase(), note];
  return said.filter(Boolean).join(', ') + (inPlaceOf === null ? '' : ` (in place of ${inPlaceOf})`);
}

/** `"00:00:57.120 Late start: no reason heard. Began at the door."` */
function findingText(
  { kind, startMs, reasonHeard, exception, note }: PaperItem['findings'][number],
  { codeLists }: Catalogue,
): string {
  const heard = {
    yes: 'a reason was heard',
    no: 'no reason heard',
    unclear: 'it can’t be told whether a reason was given',
  };
  const more = [
    reasonHeard === null ? '' : heard[reasonHeard],
    exception === null ? '' : labelOf(codesOf(codeLists, 'exception'), exception).toLowerCase(),
    note,
  ].filter(Boolean);
  const label = labelOf(codesOf(codeLists, 'finding'), kind);
  return `${clockText(startMs)} ${label}${more.length === 0 ? '' : `: ${more.join('; ')}`}`;
}
