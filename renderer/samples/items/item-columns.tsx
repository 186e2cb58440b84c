import type { FrameQuery } from '../../../contract/nouns/plan.ts';
import type { SampleRow } from '../../../contract/sample-state.ts';
import type { Catalogue } from '../../desk/catalogue.ts';
import { Dot } from '../../ui/Pill.tsx';
import type { Column } from '../../ui/table/Table.tsx';
import { dateTimeText, exactText, hereZone } from '../../words/when.ts';
import { sentText, stateWords } from '../words.ts';
import { itemNumber, itemTitle, momentOf, officerOf, reasonText } from './item-words.ts';

/** The columns of a sample's work: by stratum, in the order of the draw. */
export function itemColumns(
  kind: FrameQuery['kind'],
  catalogue: Catalogue,
  now: number,
): readonly Column<SampleRow>[] {
  return [
    {
      id: 'stratum',
      title: 'Stratum',
      width: 'minmax(7rem, 0.9fr)',
      cell: ({ item }) => <span className="muted">{item.stratum}</span>,
    },
    {
      id: 'order',
      title: 'Order',
      width: '3.5rem',
      isNumber: true,
      cell: ({ item, inPlaceOf }) => (
        <span title={inPlaceOf === null ? `Ticket ${item.ticket}` : `A spare, in place of ${inPlaceOf}`}>
          {inPlaceOf === null ? item.order : `+${item.order}`}
        </span>
      ),
    },
    {
      id: 'item',
      title: kind === 'dispatches' ? 'Event' : 'Item',
      width: 'minmax(11rem, 1.5fr)',
      cell: (row) => (
        <span title={row.item.id}>
          <b>{itemNumber(row)}</b> <span className="muted">{itemTitle(row)}</span>
        </span>
      ),
    },
    {
      id: 'officer',
      title: 'Officer',
      width: 'minmax(7.5rem, 0.9fr)',
      cell: (row) => {
        const { name, badge } = officerOf(row);
        return (
          <>
            {name} <span className="muted cell-extra">{badge}</span>
          </>
        );
      },
    },
    {
      id: 'when',
      title: kind === 'dispatches' ? 'Dispatched' : 'Recorded',
      width: '9.5rem',
      cell: (row) => {
        const moment = momentOf(row);
        return moment === null ? (
          <span className="muted">not on this desk</span>
        ) : (
          <time title={exactText(moment.at, moment.zone)}>{dateTimeText(moment.at, moment.zone, now)}</time>
        );
      },
    },
    {
      id: 'state',
      title: 'State',
      width: 'minmax(9rem, 1.2fr)',
      cell: (row) => {
        const reason = reasonText({ state: row.state, reason: row.kept?.reason ?? null }, catalogue);
        return (
          <span className="tag" title={reason}>
            {row.sent === null ? null : <Dot state={row.sent} label={sentText(row.sent)} />}
            <span className={row.state === 'to-do' ? 'cell-text muted' : `cell-text item-${row.state}`}>
              {stateWords[row.state]}
              {reason === '' ? null : <span className="muted">, {reason.toLowerCase()}</span>}
            </span>
          </span>
        );
      },
    },
    {
      id: 'at',
      title: 'Settled',
      width: '7.5rem',
      cell: ({ kept }) =>
        kept === null ? null : (
          <time title={`${exactText(kept.at, hereZone())}, ${kept.by}`}>
            {dateTimeText(kept.at, hereZone(), now)}
          </time>
        ),
    },
  ];
}
