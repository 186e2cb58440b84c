import type { QueueRow } from '../../contract/library-state.ts';
import { lengthText } from '../../contract/time.ts';
import type { Column } from '../ui/table/Table.tsx';
import { clockDetail } from '../words/timing.ts';
import { dateTimeText, exactText } from '../words/when.ts';
import { dataLine, whenWord, whyText } from './row-words.ts';

/** The queue's columns. `labelOf` names a classification; `now` makes "due in 12 d" true. */
export function queueColumns(labelOf: (code: string) => string, now: number): readonly Column<QueueRow>[] {
  return [
    {
      id: 'why',
      title: 'Why',
      width: '7rem',
      cell: (row) => (
        <span className="muted" title={row.duty.programme}>
          {whyText(row)}
        </span>
      ),
    },
    {
      id: 'officer',
      title: 'Officer',
      width: 'minmax(10rem, 1.1fr)',
      cell: ({ video }) => (
        <>
          <b>{video.officerName ?? 'officer unknown'}</b> <span className="muted">{video.badge}</span>
        </>
      ),
    },
    {
      id: 'call',
      title: 'Call',
      width: 'minmax(9rem, 1.2fr)',
      cell: ({ video }) => (
        <span title={[video.callType ?? video.title, video.incidentNumber].filter(Boolean).join(', ')}>
          {video.callType ?? video.title} <span className="muted cell-extra">{video.incidentNumber}</span>
        </span>
      ),
    },
    {
      id: 'recorded',
      title: 'Recorded',
      width: '9.5rem',
      cell: ({ video }) => (
        <time title={exactText(video.recordedAt, video.zone)}>
          {dateTimeText(video.recordedAt, video.zone, now)}
        </time>
      ),
    },
    {
      id: 'length',
      title: 'Length',
      width: '4.5rem',
      isNumber: true,
      cell: ({ video }) => lengthText(video.durationMs),
    },
    {
      id: 'data',
      title: 'From the data',
      width: 'minmax(12rem, 1.6fr)',
      cell: (row) => <FromTheData row={row} />,
    },
    {
      id: 'class',
      title: 'Class',
      width: 'minmax(8rem, 0.9fr)',
      cell: ({ video }) => (
        <span className="muted" title={video.classes.map(labelOf).join(', ')}>
          {video.classes.map(labelOf).join(', ') || 'none'}
        </span>
      ),
    },
    { id: 'when', title: 'When', width: '8rem', cell: (row) => <When row={row} now={now} /> },
  ];
}

function FromTheData({ row }: { readonly row: QueueRow }) {
  const { kind, says } = dataLine(row);
  const isHidden = row.duty.kind === 'second' && row.duty.doneAt === null;
  return (
    <span
      className="tag"
      title={
        isHidden
          ? 'A second review is made without what others or the data suggest.'
          : [clockDetail(row.timing), ...row.hints].join(' ')
      }
    >
      {kind === 'other' || kind === 'asked' ? null : <i className={`swatch-${kind}`} />}
      <span className={kind === 'other' ? 'cell-text muted' : 'cell-text'}>{says}</span>
    </span>
  );
}

function When({ row, now }: { readonly row: QueueRow; readonly now: number }) {
  const { tone, says } = whenWord(row, now);
  const { dueAt } = row.duty;
  const { deletedAt, zone } = row.video;
  const exact = [
    `Due ${exactText(dueAt, zone)}.`,
    deletedAt === null ? 'Not deleted by itself.' : `Deleted ${exactText(deletedAt, zone)}.`,
  ].join(' ');
  return (
    <span className={`when-${tone}`} title={exact}>
      {says}
    </span>
  );
}
