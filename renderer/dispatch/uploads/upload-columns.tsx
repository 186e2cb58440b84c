import type { UploadRow } from '../../../contract/uploads-state.ts';
import type { Column } from '../../ui/table/Table.tsx';
import { dateTimeText, exactText } from '../../words/when.ts';
import { lagText } from './upload-words.ts';
import type { ListOf } from './uploads-store.ts';

/** The columns: how long it took (or has taken so far), whose, with which camera, and when what happened. */
export function uploadColumns(of: ListOf, now: number): readonly Column<UploadRow>[] {
  const moment = (at: number | null, zone: string) =>
    at === null ? (
      <span className="muted">not known</span>
    ) : (
      <time title={exactText(at, zone)}>{dateTimeText(at, zone, now)}</time>
    );
  const upload: Column<UploadRow> = {
    id: 'uploaded',
    title: 'Uploaded',
    width: '9.5rem',
    cell: ({ uploadedAt, video }) => moment(uploadedAt, video.zone),
  };
  return [
    {
      id: 'lag',
      title: of === 'late' ? 'Took' : 'Age',
      width: '6.5rem',
      isNumber: true,
      cell: ({ lagMs }) => lagText(lagMs),
    },
    {
      id: 'officer',
      title: 'Officer',
      width: 'minmax(9rem, 1fr)',
      cell: ({ video: { officerName, badge } }) => (
        <>
          <b>{officerName ?? 'officer unknown'}</b> <span className="muted">{badge}</span>
        </>
      ),
    },
    {
      id: 'device',
      title: 'Camera',
      width: 'minmax(5rem, 0.5fr)',
      cell: ({ video }) => video.device ?? <span className="muted">not known</span>,
    },
    {
      id: 'unit',
      title: 'Squad',
      width: 'minmax(6rem, 0.6fr)',
      cell: ({ video }) => <span className="muted">{video.squadName ?? video.divisionName}</span>,
    },
    {
      id: 'call',
      title: 'Call',
      width: 'minmax(8rem, 1fr)',
      cell: ({ video }) => (
        <span title={video.incidentNumber ?? undefined}>{video.callType ?? video.title}</span>
      ),
    },
    {
      id: 'ended',
      title: 'Recording ended',
      width: '9.5rem',
      cell: ({ endedAt, video }) => moment(endedAt, video.zone),
    },
    {
      id: 'docked',
      title: 'Docked',
      width: '9.5rem',
      cell: ({ dockedAt, video }) => moment(dockedAt, video.zone),
    },
    ...(of === 'late' ? [upload] : []),
  ];
}
