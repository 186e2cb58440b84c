import type { CensusRow } from '../../../contract/census-state.ts';
import { spanText } from '../../../contract/time.ts';
import type { Column } from '../../ui/table/Table.tsx';
import { dateTimeText, exactText } from '../../words/when.ts';
import { becauseText, byText, confidenceWords, judgementText, judgementTone } from './census-words.ts';
import { officerColumn } from './officer-column.tsx';
import type { People } from './people.ts';

/** The columns of the list of dispatches. `otherClocks`: what the other judgement is by, where it differs. */
export function censusColumns(
  people: People,
  now: number,
  otherClocks: string,
): readonly Column<CensusRow>[] {
  return [
    {
      id: 'begun',
      title: 'Sent',
      width: '6.75rem',
      cell: ({ begunAt, zone }) =>
        begunAt === null ? (
          <span className="muted">no time</span>
        ) : (
          <time title={exactText(begunAt, zone)}>{dateTimeText(begunAt, zone, now)}</time>
        ),
    },
    {
      id: 'call',
      title: 'Call',
      width: 'minmax(9rem, 1.9fr)',
      cell: ({ eventNumber, callType, urgent, selfInitiated }) => (
        <span
          title={[eventNumber, callType, selfInitiated ? 'self-initiated' : null].filter(Boolean).join(', ')}
        >
          {urgent ? <b className="census-urgent">Urgent </b> : null}
          {callType} <span className="muted">{eventNumber}</span>
        </span>
      ),
    },
    officerColumn(people, 'minmax(6.5rem, 1fr)'),
    {
      id: 'result',
      title: 'Recording',
      width: 'minmax(6.25rem, 0.7fr)',
      cell: (row) => (
        <span className="census-result">
          <span className={judgementTone(row)}>{judgementText(row)}</span>
          {row.other === null ? null : (
            <span className="muted" title={`${otherClocks}: ${judgementText(row.other)}`}>
              {' '}
              ({judgementText(row.other)})
            </span>
          )}
        </span>
      ),
    },
    ...lengths.map(([id, title, tone]) => ({
      id,
      title,
      width: id === 'earlyMs' ? '4.25rem' : '4rem',
      isNumber: true,
      cell: (row: CensusRow) => (
        <span className={tone} title={row[id] === 0 ? undefined : spanText(row[id])}>
          {byText(row[id])}
        </span>
      ),
    })),
    {
      id: 'why',
      title: 'Why',
      width: 'minmax(5.5rem, 0.8fr)',
      cell: ({ because }) => (
        <span className="muted" title={becauseText(because)}>
          {becauseText(because)}
        </span>
      ),
    },
    {
      id: 'confidence',
      title: 'Confidence',
      width: '4.75rem',
      cell: ({ confidence }) =>
        confidence === null ? null : (
          <span className={confidence === 'low' ? 'census-low' : 'muted'}>{confidenceWords[confidence]}</span>
        ),
    },
  ];
}

const lengths = [
  ['lateMs', 'Late by', 'census-late-start'],
  ['earlyMs', 'Early by', 'census-early-stop'],
  ['gapMs', 'Gap', 'census-partial'],
] as const;
