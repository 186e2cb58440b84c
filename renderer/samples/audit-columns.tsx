import type { PlanRow } from '../../contract/sample-state.ts';
import { Dot } from '../ui/Pill.tsx';
import type { Column } from '../ui/table/Table.tsx';
import { grouped } from '../words/count.ts';
import { dateText, exactText, hereZone } from '../words/when.ts';
import { Bar } from './Bar.tsx';
import { kindWords, planStateWords, sentText, strataText } from './words.ts';

/** The columns of the list of audits. */
export const auditColumns: readonly Column<PlanRow>[] = [
  {
    id: 'name',
    title: 'Audit',
    width: 'minmax(14rem, 1.8fr)',
    cell: ({ plan }) => (
      <span title={plan.aim}>
        <b>{plan.name === '' ? 'no name yet' : plan.name}</b>{' '}
        <span className="muted cell-extra">{plan.aim}</span>
      </span>
    ),
  },
  {
    id: 'what',
    title: 'Sampled from',
    width: 'minmax(11rem, 1.1fr)',
    cell: ({ plan }) => (
      <span className="muted">
        {kindWords[plan.query.kind]} by {strataText(plan.strata)}
      </span>
    ),
  },
  {
    id: 'state',
    title: 'State',
    width: '13rem',
    cell: ({ state, sent }) => (
      <span className="tag">
        <Dot state={sent} label={sentText(sent)} />
        <span className={state === 'working' ? 'cell-text' : 'cell-text muted'}>{planStateWords[state]}</span>
      </span>
    ),
  },
  {
    id: 'progress',
    title: 'Settled',
    width: 'minmax(9rem, 0.8fr)',
    cell: ({ sample, settled, state }) =>
      state === 'draft' || state === 'committed' ? (
        <span className="muted">not drawn yet</span>
      ) : (
        <span className="audit-progress">
          <Bar done={settled} of={sample} />
          <span className="tabular">
            {grouped(settled)} of {grouped(sample)}
          </span>
        </span>
      ),
  },
  { id: 'draws', title: 'Draws', width: '4.5rem', isNumber: true, cell: ({ draws }) => grouped(draws) },
  {
    id: 'by',
    title: 'Planned',
    width: '14rem',
    cell: ({ plan, mine }) => (
      <span className="muted" title={exactText(plan.createdAt, hereZone())}>
        {dateText(plan.createdAt, hereZone())}, {mine ? 'by you' : plan.createdBy}
      </span>
    ),
  },
];
