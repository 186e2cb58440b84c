import type { CameraClock } from '../../../contract/census-state.ts';
import { spanText } from '../../../contract/time.ts';
import type { Column } from '../../ui/table/Table.tsx';
import { clockWords, offsetText } from './census-words.ts';
import type { People } from './people.ts';

const unknown = <span className="muted">not known</span>;

/** The columns of the list of cameras. */
export function clockColumns(people: People): readonly Column<CameraClock>[] {
  return [
    { id: 'device', title: 'Camera', width: '7rem', cell: ({ device }) => <b>{device}</b> },
    {
      id: 'officers',
      title: 'Worn by',
      width: 'minmax(10rem, 1.4fr)',
      cell: ({ officerIds }) => officerIds.map((id) => people.officer(id)?.name ?? id).join(', '),
    },
    {
      id: 'state',
      title: 'Clock',
      width: '7.5rem',
      cell: ({ state }) => (
        <span className={state === 'off' ? 'census-missing' : 'muted'}>{clockWords[state]}</span>
      ),
    },
    {
      id: 'offset',
      title: 'Offset',
      width: 'minmax(8rem, 1fr)',
      cell: ({ offsetMs }) => (offsetMs === null ? unknown : offsetText(offsetMs)),
    },
    {
      id: 'error',
      title: 'Give or take',
      width: '6.5rem',
      isNumber: true,
      cell: ({ plusMinusMs }) => (plusMinusMs === null ? null : spanText(plusMinusMs)),
    },
    {
      id: 'drift',
      title: 'Drift a day',
      width: '8rem',
      cell: ({ driftMsPerDay, offsetMs }) =>
        offsetMs === null ? null : driftMsPerDay === null ? (
          <span className="muted">none to be told</span>
        ) : (
          `${driftMsPerDay > 0 ? 'gains' : 'loses'} ${(Math.abs(driftMsPerDay) / 1000).toFixed(1)} s`
        ),
    },
    {
      id: 'spread',
      title: 'Spread',
      width: '5.5rem',
      isNumber: true,
      cell: ({ spreadMs }) => (spreadMs === null ? null : spanText(spreadMs)),
    },
    { id: 'pairs', title: 'Pairs', width: '4.5rem', isNumber: true, cell: ({ pairs }) => pairs },
  ];
}
