import { Lock, VideoOff } from 'lucide-react';
import type { VideoRow } from '../../contract/library-state.ts';
import { lengthText } from '../../contract/time.ts';
import type { Column } from '../ui/table/Table.tsx';
import { dateTimeText, exactText } from '../words/when.ts';
import type { LibraryFilter } from './filter.ts';
import { deletionWord, reviewText } from './row-words.ts';

type Sort = LibraryFilter['sort'];

/** The Library's columns. Both orders have one direction each: newest recorded first, soonest deleted first. */
export function libraryColumns(
  labelOf: (code: string) => string,
  now: number,
  sort: Sort,
  onSort: (sort: Sort) => void,
): readonly Column<VideoRow>[] {
  return [
    {
      id: 'recorded',
      title: 'Recorded',
      width: '9.5rem',
      cell: (video) => (
        <time title={exactText(video.recordedAt, video.zone)}>
          {dateTimeText(video.recordedAt, video.zone, now)}
        </time>
      ),
      sort: { direction: sort === 'recorded' ? 'descending' : 'none', onSort: () => onSort('recorded') },
    },
    {
      id: 'officer',
      title: 'Officer',
      width: 'minmax(9.5rem, 1.1fr)',
      cell: ({ officerName, badge }) => (
        <>
          <b>{officerName ?? 'officer unknown'}</b> <span className="muted">{badge}</span>
        </>
      ),
    },
    {
      id: 'unit',
      title: 'Unit',
      width: 'minmax(6rem, 0.9fr)',
      cell: ({ squadName, divisionName, unit }) => (
        <span className="muted" title={[unit, squadName, divisionName].filter(Boolean).join(', ')}>
          {squadName ?? divisionName}
          {squadName === null || divisionName === null ? null : (
            <span className="cell-extra">, {divisionName}</span>
          )}
        </span>
      ),
    },
    {
      id: 'incident',
      title: 'Incident',
      width: '8rem',
      cell: ({ incidentNumber }) => incidentNumber ?? <span className="muted">no number</span>,
    },
    { id: 'call', title: 'Call', width: 'minmax(9rem, 1.2fr)', cell: (video) => <Call video={video} /> },
    {
      id: 'length',
      title: 'Length',
      width: '4.5rem',
      isNumber: true,
      cell: ({ durationMs }) => lengthText(durationMs),
    },
    {
      id: 'class',
      title: 'Class',
      width: 'minmax(8rem, 1fr)',
      cell: ({ classes }) => {
        const labels = classes.map(labelOf).join(', ');
        return (
          <span className={labels === '' ? 'muted' : undefined} title={labels}>
            {labels || 'unclassified'}
          </span>
        );
      },
    },
    {
      id: 'review',
      title: 'Review',
      width: '7.5rem',
      cell: ({ review }) => <span className={`review-${review}`}>{reviewText(review)}</span>,
    },
    {
      id: 'deletion',
      title: 'Deleted',
      width: '7rem',
      cell: (video) => <Deletion video={video} now={now} />,
      sort: { direction: sort === 'deletion' ? 'ascending' : 'none', onSort: () => onSort('deletion') },
    },
  ];
}

function Call({ video }: { readonly video: VideoRow }) {
  const says = video.callType ?? video.title;
  return (
    <span className="tag" title={says}>
      {video.hasFootage ? null : (
        <Sign icon={VideoOff} says="The record is here; the footage has not arrived." />
      )}
      {video.access === 'open' ? null : <Sign icon={Lock} says={`This recording is ${video.access}.`} />}
      <span className="cell-text">{says}</span>
    </span>
  );
}

function Sign({ icon: Icon, says }: { readonly icon: typeof Lock; readonly says: string }) {
  return (
    <span className="cell-sign" title={says}>
      <Icon role="img" aria-label={says} />
    </span>
  );
}

function Deletion({ video, now }: { readonly video: VideoRow; readonly now: number }) {
  const { says, isNear } = deletionWord(video, now);
  const exact =
    video.deletedAt === null
      ? 'Not deleted by itself: a hold, or a class without an end.'
      : exactText(video.deletedAt, video.zone);
  return (
    <span className={isNear ? 'when-loss' : 'muted'} title={exact}>
      {says}
    </span>
  );
}
