import type { ProgrammeProgress } from '../../contract/sample-state.ts';

export type Row = ProgrammeProgress['rows'][number];

/** A squad with its officers, or one that owes its reviews as a squad. */
export type SquadProgress = {
  readonly key: string;
  readonly name: string;
  readonly goal: number;
  readonly drawn: number;
  readonly done: number;
  readonly overdue: number;
  /** Who has not reached the goal. */
  readonly behind: number;
  readonly officers: readonly Row[];
};

/** Overdue ones first, then those furthest from their goal, then by name. */
export function pressingFirst(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted(
    (a, b) =>
      b.overdue - a.overdue ||
      leftOf(b) - leftOf(a) ||
      (a.officerName ?? a.squadName ?? '').localeCompare(b.officerName ?? b.squadName ?? ''),
  );
}

/** Squads, the most overdue first; each with its officers in the same order. */
export function bySquad(rows: readonly Row[]): readonly SquadProgress[] {
  const squads = Map.groupBy(rows, ({ squadId }) => squadId ?? '');
  const found = [...squads].map(([key, members]): SquadProgress => {
    const officers = pressingFirst(members);
    return {
      key,
      name: members[0]?.squadName ?? 'No squad',
      ...totalOf(members),
      behind: members.filter((row) => leftOf(row) > 0).length,
      officers: officers.filter(({ officerId }) => officerId !== null),
    };
  });
  return found.toSorted(
    (a, b) => b.overdue - a.overdue || b.goal - b.done - (a.goal - a.done) || a.name.localeCompare(b.name),
  );
}

export function totalOf(rows: readonly Row[]): Pick<Row, 'goal' | 'drawn' | 'done' | 'overdue'> {
  const sum = (key: 'goal' | 'drawn' | 'done' | 'overdue') =>
    rows.reduce((total, row) => total + row[key], 0);
  return { goal: sum('goal'), drawn: sum('drawn'), done: sum('done'), overdue: sum('overdue') };
}

/** Reviews that are still to be done for the goal. */
export function leftOf({ goal, done }: Pick<Row, 'goal' | 'done'>): number {
  return Math.max(0, goal - done);
}
