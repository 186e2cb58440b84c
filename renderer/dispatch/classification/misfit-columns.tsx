import type { RiskRow } from '../../../contract/risk-state.ts';
import type { Column } from '../../ui/table/Table.tsx';
import { dateTimeText, exactText } from '../../words/when.ts';
import { askedWord, fateWord, issueTitles } from './class-words.ts';

/** The columns: when it goes, whose it is, what class it has, what doesn't fit. */
export function misfitColumns(
  labelOf: (code: string) => string,
  now: number,
  selected: ReadonlySet<string>,
  pick: (index: number, isRange: boolean) => void,
): readonly Column<RiskRow>[] {
  return [
    {
      id: 'selected',
      title: '✓',
      width: '1.25rem',
      cell: (row) => <SelectBox row={row} isOn={selected.has(row.video.id)} pick={pick} />,
    },
    {
      id: 'deleted',
      title: 'Deleted',
      width: '6.5rem',
      cell: (row) => {
        const { says, isNear } = fateWord(row, now);
        const exact =
          row.hold ??
          (row.video.deletedAt === null
            ? 'A class without an end.'
            : exactText(row.video.deletedAt, row.video.zone));
        return (
          <span className={isNear ? 'when-loss' : row.hold === null ? undefined : 'class-held'} title={exact}>
            {says}
          </span>
        );
      },
    },
    {
      id: 'officer',
      title: 'Officer',
      width: 'minmax(8.5rem, 0.8fr)',
      cell: ({ video: { officerName, badge, squadName } }) => (
        <span title={squadName ?? undefined}>
          <b>{officerName ?? 'officer unknown'}</b> <span className="muted">{badge}</span>
        </span>
      ),
    },
    {
      id: 'recorded',
      title: 'Recorded',
      width: '8.5rem',
      cell: ({ video: { recordedAt, zone } }) => (
        <time title={exactText(recordedAt, zone)}>{dateTimeText(recordedAt, zone, now)}</time>
      ),
    },
    {
      id: 'call',
      title: 'Call',
      width: 'minmax(7rem, 0.7fr)',
      cell: ({ video }) => (
        <span title={video.incidentNumber ?? undefined}>{video.callType ?? video.title}</span>
      ),
    },
    {
      id: 'class',
      title: 'Class',
      width: 'minmax(7rem, 0.7fr)',
      cell: ({ video }) => {
        const labels = video.classes.map(labelOf).join(', ');
        return <span title={labels}>{labels || 'none'}</span>;
      },
    },
    {
      id: 'says',
      title: 'What doesn’t fit',
      width: 'minmax(11rem, 1.4fr)',
      cell: (row) => (
        <span title={row.says}>
          {row.outcome === '' ? (
            <span className="muted">Nobody classified it in time</span>
          ) : (
            <b>{row.outcome}</b>
          )}
          {row.outcome !== '' && row.issues.includes('unclassified') ? (
            <span className="muted"> · {issueTitles.unclassified.toLowerCase()}</span>
          ) : null}
        </span>
      ),
    },
    {
      id: 'asked',
      title: 'Request',
      width: '10.5rem',
      cell: ({ asked }) => <span className={`asked-${asked}`}>{askedWord(asked)}</span>,
    },
  ];
}

type SelectBoxProps = {
  readonly row: RiskRow;
  readonly isOn: boolean;
  readonly pick: (index: number, isRange: boolean) => void;
};

/** Where the pointer selects. The keys act on the row that the list stands on, so this is no stop for them. */
function SelectBox({ row, isOn, pick }: SelectBoxProps) {
  return (
    <input
      type="checkbox"
      className="select-box"
      tabIndex={-1}
      checked={isOn}
      aria-label={`Select ${row.video.incidentNumber ?? row.video.title}, ${row.video.officerName ?? 'officer unknown'}`}
      onChange={() => {}}
      onClick={(event) => {
        event.stopPropagation();
        const at = event.currentTarget.closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
        if (at != null) pick(Number(at) - 2, event.shiftKey);
      }}
    />
  );
}
