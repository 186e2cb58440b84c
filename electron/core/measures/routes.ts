import type { MeasuredUnit, UnitName } from '../../../contract/measures-state.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { Handlers } from '../serve.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { casesOfValue, placeIn } from './cases.ts';
import { comparisonOf, findPeriod, pageOf } from './page.ts';
import { reportOf } from './report.ts';
import type { Measured, Progress, StandingMeasures } from './standing.ts';
import { findUnit } from './units.ts';

type Needs = {
  readonly measures: () => StandingMeasures | null;
  /** What the central calls the department. */
  readonly department: () => string;
};

type Line = 'measures' | 'compareMeasures' | 'measureCases' | 'publicReport';

export function measureRoutes({ measures, department }: Needs): Handlers<Line> {
  return {
    measures: ({ signedIn, query }) => {
      const ready = look(signedIn, query.unit);
      if ('refused' in ready) return ready;
      return pageOf(ready.asked, ready.measured, query.kind, ready.counting);
    },
    compareMeasures: ({ signedIn, query }) => {
      const ready = look(signedIn, query.unit);
      if ('refused' in ready) return ready;
      const period = findPeriod(ready.measured, query.period);
      if (period === null) return noPeriod;
      return comparisonOf(ready.asked, ready.measured, period, ready.counting);
    },
    measureCases: ({ signedIn, query }) => {
      const ready = look(signedIn, query.unit);
      if ('refused' in ready) return ready;
      const period = findPeriod(ready.measured, query.period);
      if (period === null) return noPeriod;
      const after = placeIn(query.after);
      if (after === null) return refuse('bad-request', 'That is no place in this list.');
      const asked = {
        unit: ready.asked.unit,
        measure: query.measure,
        period,
        outcome: query.outcome,
        after,
      };
      return (
        casesOfValue(signedIn.db.read, ready.measured, asked, ready.counting) ??
        refuse('not-found', 'Your department does not measure this.')
      );
    },
    publicReport: ({ signedIn, query }) => {
      if (signedIn.account.scope.kind !== 'department')
        return refuse('not-allowed', 'The public report is made by accounts that see the whole department.');
      const ready = look(signedIn, 'department');
      if ('refused' in ready) return ready;
      const period = findPeriod(ready.measured, query.period);
      if (period === null) return noPeriod;
      const { measured, counting } = ready;
      return reportOf(signedIn.db.read, measured, period, { department: department(), counting });
    },
  };

  function look({ db, account }: SignedIn, asked: MeasuredUnit | undefined): Ready | Refusal {
    const standing = measures();
    // Time alone changes numbers, too.
    standing?.consider();
    const measured = standing?.current() ?? null;
    if (measured === null)
      return refuse(
        'not-found',
        'Nothing is counted yet: the records are still coming in, or nothing is measured.',
      );
    const unit = findUnit(db.read, account.scope, asked);
    if (unit === null) return refuse('not-found', 'Your account sees no such unit.');
    const counting = standing?.progress() ?? null;
    return { measured, counting, asked: { db: db.read, scope: account.scope, unit } };
  }
}

type Ready = {
  readonly measured: Measured;
  readonly counting: Progress | null;
  readonly asked: Parameters<typeof pageOf>[0] & { readonly unit: UnitName };
};

const noPeriod = refuse('not-found', 'That is none of the last thirteen weeks, months or quarters.');
