import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ProgrammeProgress } from '../../contract/sample-state.ts';
import { count, grouped, listed } from '../words/count.ts';
import { daysAway } from '../words/when.ts';
import { Bar } from './Bar.tsx';
import { bySquad, leftOf, pressingFirst, type Row, totalOf } from './progress.ts';

type ProgrammeTableProps = {
  readonly progress: ProgrammeProgress;
  readonly now: number;
  readonly opened: ReadonlySet<string>;
  readonly toggle: (squad: string) => void;
};

/** A running period of a programme: how far each officer is, what is overdue first. */
export function ProgrammeTable({ progress, now, opened, toggle }: ProgrammeTableProps) {
  const { programme, period, rows } = progress;
  const squads = bySquad(rows);
  const total = totalOf(rows);
  const each = period.per === 'officer' ? 'each officer' : 'each squad';
  return (
    <section className="programme" aria-labelledby={`programme-${period.id}`}>
      <header>
        <h2 id={`programme-${period.id}`}>
          {programme.name}, {period.name}
        </h2>
        <p>
          <b className={total.overdue > 0 ? 'when-over' : undefined}>
            {total.overdue > 0 ? `${grouped(total.overdue)} overdue` : 'nothing overdue'}
          </b>
          {`, ${grouped(total.done)} of ${grouped(total.goal)} done, ${daysText(progress, now)}`}
        </p>
        <p className="muted">
          {listed([
            `${count(period.goal, 'review')} of ${each}`,
            `from videos of at least ${Math.round(programme.eligible.minLengthMs / 1000)} s`,
            `drawn by the central from a seed that nobody here chooses`,
          ])}
        </p>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{squads.length > 1 ? 'Squad, officer' : 'Officer'}</th>
            <th scope="col" className="plain-bar">
              Progress
            </th>
            <th scope="col" className="plain-number">
              Done
            </th>
            <th scope="col" className="plain-number">
              Drawn
            </th>
            <th scope="col" className="plain-number">
              To go
            </th>
            <th scope="col" className="plain-number">
              Overdue
            </th>
          </tr>
        </thead>
        <tbody>
          {squads.length > 1
            ? squads.map((squad) => {
                const key = `${period.id} ${squad.key}`;
                const isOpen = opened.has(key);
                return (
                  <Fragment key={key}>
                    <tr>
                      <th scope="row">
                        {squad.officers.length === 0 ? (
                          squad.name
                        ) : (
                          <Button className="plain-toggle" aria-expanded={isOpen} onPress={() => toggle(key)}>
                            {isOpen ? (
                              <ChevronDown aria-hidden="true" />
                            ) : (
                              <ChevronRight aria-hidden="true" />
                            )}
                            {squad.name}
                            <span className="muted">
                              {squad.behind === 0
                                ? 'all at their goal'
                                : `${grouped(squad.behind)} of ${grouped(squad.officers.length)} below their goal`}
                            </span>
                          </Button>
                        )}
                      </th>
                      <Numbers row={squad} />
                    </tr>
                    {isOpen
                      ? squad.officers.map((row) => <OfficerRow key={row.officerId} row={row} isInner />)
                      : null}
                  </Fragment>
                );
              })
            : pressingFirst(rows).map((row) => <OfficerRow key={row.officerId ?? row.squadId} row={row} />)}
        </tbody>
      </table>
    </section>
  );
}

function daysText({ period, daysLeft }: ProgrammeProgress, now: number): string {
  if (period.endsAt < now) return `closed ${count(Math.max(0, -daysAway(period.endsAt, now)), 'day')} ago`;
  return daysLeft <= 0 ? 'closes today' : `${count(daysLeft, 'day')} left`;
}

function OfficerRow({ row, isInner = false }: { readonly row: Row; readonly isInner?: boolean }) {
  return (
    <tr className={isInner ? 'plain-inner' : undefined}>
      <th scope="row">
        {row.officerName ?? row.squadName ?? 'no name'} <span className="muted">{row.badge}</span>
      </th>
      <Numbers row={row} />
    </tr>
  );
}

function Numbers({ row }: { readonly row: Pick<Row, 'goal' | 'drawn' | 'done' | 'overdue'> }) {
  const left = leftOf(row);
  return (
    <>
      <td>
        <Bar
          done={row.done}
          of={row.goal}
          waiting={Math.max(0, row.drawn - row.done)}
          isOver={row.overdue > 0}
        />
      </td>
      <td className="plain-number">
        {grouped(row.done)} of {grouped(row.goal)}
      </td>
      <td className="plain-number">{grouped(row.drawn)}</td>
      <td className="plain-number">{left === 0 ? <span className="muted">0</span> : grouped(left)}</td>
      <td className="plain-number">
        {row.overdue === 0 ? (
          <span className="muted">0</span>
        ) : (
          <b className="when-over">{grouped(row.overdue)}</b>
        )}
      </td>
    </>
  );
}
