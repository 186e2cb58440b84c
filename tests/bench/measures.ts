import { setImmediate as rest } from 'node:timers/promises';
import { measureDefinitions } from '../../central/defaults/measures.ts';
import { instant } from '../../contract/time.ts';
import { nothingByHand } from '../../electron/core/census/by-hand.ts';
import { createCensus } from '../../electron/core/census/standing.ts';
import { comparisonOf, pageOf } from '../../electron/core/measures/page.ts';
import { measureTakers } from '../../electron/core/measures/published.ts';
import { reportOf } from '../../electron/core/measures/report.ts';
import { createMeasures } from '../../electron/core/measures/standing.ts';
import { findUnit } from '../../electron/core/measures/units.ts';
import { type Bench, figure, percentile } from './figure.ts';
import { libraryNow, withLibraryDb } from './library-desk.ts';

const videos = 325_000;
const rounds = 20;

/** What a chief waits for: a page of all measures of the full department, its squads side by side, and the report. */
export const measures: Bench = {
  name: 'measures',
  run: (say) =>
    withLibraryDb(videos, say, async (db) => {
      db.write('definitions', (write) => {
        const taker = measureTakers(write, 0)['measure-definition'];
        for (const body of measureDefinitions)
          taker.put(`${body.id}@${body.version}`, body, JSON.stringify(body));
      });
      const log = () => {};
      const census = createCensus({ db, log, changed: () => {}, byHand: () => nothingByHand });
      census.consider();
      await census.settled();
      const startedAt = performance.now();
      const clock = { now: () => instant(libraryNow) };
      const standing = createMeasures({ db, log, clock, census: census.current, changed: () => {} });
      standing.consider();
      await standing.settled();
      const counting = performance.now() - startedAt;
      const measured = standing.current();
      const scope = { kind: 'department' } as const;
      const unit = findUnit(db.read, scope, undefined);
      const period = measured?.plan.periods.month.at(-2);
      if (measured === null || unit === null || period === undefined) throw new Error('nothing is measured');
      const asked = { db: db.read, scope, unit };
      const page = await timed(() => pageOf(asked, measured, 'month', null));
      const weeks = await timed(() => pageOf(asked, measured, 'week', null));
      const squads = await timed(() => comparisonOf(asked, measured, period, null));
      const report = await timed(() =>
        reportOf(db.read, measured, period, { department: 'The department', counting: null }),
      );
      await standing.stop();
      await census.stop();
      return [
        figure('measures of the full department by month, p95', percentile(page, 0.95), 'ms', { most: 100 }),
        figure('the same by week', percentile(weeks, 0.95), 'ms', { most: 100 }),
        figure('its squads side by side', percentile(squads, 0.95), 'ms', { most: 100 }),
        figure('the public report', percentile(report, 0.95), 'ms', { most: 100 }),
        figure('counting everything once, beside the window', counting, 'ms'),
      ];
    }),
};

async function timed(work: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await rest();
    const startedAt = performance.now();
    work();
    times.push(performance.now() - startedAt);
  }
  return times;
}
