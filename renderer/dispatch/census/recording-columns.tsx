import type { RecordingRow } from '../../../contract/census-state.ts';
import { spanText } from '../../../contract/time.ts';
import type { Column } from '../../ui/table/Table.tsx';
import { dateTimeText, exactText } from '../../words/when.ts';
import { recordingText } from './census-words.ts';
import { officerColumn } from './officer-column.tsx';
import type { People } from './people.ts';

/** The columns of the other direction: recordings, and whether a dispatch was found for them. */
export function recordingColumns(people: People, now: number): readonly Column<RecordingRow>[] {
  return [
    {
      id: 'recorded',
      title: 'Recorded',
      width: '7.5rem',
      cell: ({ recordedAt, zone }) => (
        <time title={exactText(recordedAt, zone)}>{dateTimeText(recordedAt, zone, now)}</time>
      ),
    },
    { id: 'title', title: 'Recording', width: 'minmax(10rem, 1.4fr)', cell: ({ title }) => title },
    officerColumn(people, 'minmax(8rem, 1fr)'),
    {
      id: 'number',
      title: 'Incident number',
      width: '8.5rem',
      cell: ({ incidentNumber }) => incidentNumber ?? <span className="muted">none</span>,
    },
    { id: 'device', title: 'Camera', width: '6rem', cell: ({ device }) => device },
    {
      id: 'length',
      title: 'Length',
      width: '6rem',
      isNumber: true,
      cell: ({ recordedAt, endedAt }) =>
        endedAt > recordedAt ? spanText(endedAt - recordedAt) : <span className="muted">none</span>,
    },
    {
      id: 'state',
      title: 'Dispatch',
      width: 'minmax(8rem, 0.8fr)',
      cell: (row) => (
        <span className={row.state === 'unmatched' ? 'census-missing' : 'muted'}>{recordingText(row)}</span>
      ),
    },
  ];
}
