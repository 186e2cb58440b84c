import type { WaitingRequest } from '../../../contract/risk-state.ts';
import type { Column } from '../../ui/table/Table.tsx';
import { clockTimeText, exactText, hereZone } from '../../words/when.ts';
import { standingWord, untilWord } from './class-words.ts';

/** The columns: who asked, for which recording, what it does to its deletion, where it stands. */
export function waitingColumns(
  labelOf: (code: string) => string,
  now: number,
): readonly Column<WaitingRequest>[] {
  return [
    {
      id: 'asked',
      title: 'Asked for',
      width: 'minmax(9.5rem, 0.9fr)',
      cell: ({ request }) => (
        <span title={exactText(request.requestedAt, hereZone())}>
          <b>{request.requestedByName}</b>{' '}
          <span className="muted">{clockTimeText(request.requestedAt, now)}</span>
        </span>
      ),
    },
    {
      id: 'recording',
      title: 'Recording',
      width: 'minmax(10.5rem, 1fr)',
      cell: ({ video }) =>
        video === null ? (
          <span className="muted">no longer on this desk</span>
        ) : (
          <span title={video.title}>
            {video.incidentNumber ?? video.title} <span className="muted">{video.officerName}</span>
          </span>
        ),
    },
    {
      id: 'class',
      title: 'Class',
      width: 'minmax(10rem, 1fr)',
      cell: ({ request }) => {
        const says = `${request.from.map(labelOf).join(', ') || 'none'} → ${labelOf(request.to)}`;
        return <span title={says}>{says}</span>;
      },
    },
    {
      id: 'deleted',
      title: 'Deleted now → then',
      width: '15rem',
      cell: ({ video, deletedAtBefore, deletedAtAfter, request }) => {
        const zone = video?.zone ?? hereZone();
        return (
          <>
            {untilWord(deletedAtBefore, zone, now)} →{' '}
            <b className={request.state === 'waiting-for-second' ? 'when-loss' : undefined}>
              {untilWord(deletedAtAfter, zone, request.decidedAt ?? now)}
            </b>
          </>
        );
      },
    },
    {
      id: 'standing',
      title: 'Where it stands',
      width: 'minmax(6rem, 0.8fr)',
      cell: (row) => (
        <span className={row.mayDecide ? 'standing-mine' : 'muted'} title={standingWord(row)}>
          {standingWord(row)}
        </span>
      ),
    },
  ];
}
