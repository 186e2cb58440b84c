import type { MissingRow } from '../../../contract/missing-state.ts';
import type { CodeList } from '../../../contract/nouns/account.ts';
import { sentText } from '../../samples/words.ts';
import { Dot } from '../../ui/Pill.tsx';
import type { Column } from '../../ui/table/Table.tsx';
import { dateTimeText, exactText } from '../../words/when.ts';
import { stateWords } from './missing-words.ts';

type Told = {
  readonly list: CodeList | undefined;
  readonly now: number;
  readonly chosen: ReadonlySet<string>;
  /** Null: this account answers nothing. */
  readonly toggle: ((dispatchId: string) => void) | null;
};

/** The columns of the list of calls without a recording. */
export function missingColumns({ list, now, chosen, toggle }: Told): readonly Column<MissingRow>[] {
  const choice: Column<MissingRow> = {
    id: 'chosen',
    title: '✓',
    width: '1rem',
    cell: ({ dispatchId, eventNumber }) => (
      <input
        type="checkbox"
        className="missing-check"
        aria-label={`Answer ${eventNumber} together with others`}
        tabIndex={-1}
        checked={chosen.has(dispatchId)}
        onClick={(event) => event.stopPropagation()}
        onChange={() => toggle?.(dispatchId)}
      />
    ),
  };
  return [
    ...(toggle === null ? [] : [choice]),
    {
      id: 'priority',
      title: 'Priority',
      width: '4.25rem',
      cell: ({ urgent, priority }) =>
        urgent ? (
          <b className="missing-urgent" title={priority === null ? undefined : `Priority ${priority}`}>
            Urgent
          </b>
        ) : (
          <span className="muted">{priority}</span>
        ),
    },
    {
      id: 'call',
      title: 'Call',
      width: 'minmax(12rem, 1.6fr)',
      cell: ({ eventNumber, callType }) => (
        <span title={`${eventNumber}, ${callType}`}>
          <b>{eventNumber}</b> <span className="muted">{callType}</span>
        </span>
      ),
    },
    {
      id: 'officer',
      title: 'Officer',
      width: 'minmax(7.5rem, 1fr)',
      cell: ({ officerName, badge, squadName }) => (
        <span title={squadName ?? undefined}>
          {officerName} <span className="muted">{badge}</span>
        </span>
      ),
    },
    {
      id: 'sent',
      title: 'Sent',
      width: '7.5rem',
      cell: ({ at, zone }) => <time title={exactText(at, zone)}>{dateTimeText(at, zone, now)}</time>,
    },
    {
      id: 'others',
      title: 'Others recorded',
      width: '6.75rem',
      cell: ({ others: { sent, recorded } }) =>
        sent === 0 ? <span className="muted">alone</span> : `${recorded} of ${sent}`,
    },
    {
      id: 'state',
      title: 'Answer',
      width: 'minmax(8rem, 1.2fr)',
      cell: ({ state, answer }) => {
        const code = answer?.code ?? null;
        const label = code === null ? null : (list?.items.find((item) => item.code === code)?.label ?? code);
        return (
          <span className="tag" title={stateWords[state]}>
            {answer === null ? null : <Dot state={answer.sent} label={sentText(answer.sent)} />}
            <span className={`cell-text missing-${state}`}>
              {label === null || state === 'again' ? stateWords[state] : label}
            </span>
          </span>
        );
      },
    },
  ];
}
