import { setImmediate as rest } from 'node:timers/promises';
import type { RiskFilter } from '../../contract/risk-state.ts';
import { instant } from '../../contract/time.ts';
import type { DeskDb } from '../../electron/core/db/sql.ts';
import { tableOf } from '../../electron/core/reclassification/store.ts';
import { foreseen } from '../../electron/core/risk/many.ts';
import { riskPage } from '../../electron/core/risk/page.ts';
import { lookAgain } from '../../electron/core/risk/upkeep.ts';
import { uploadReport } from '../../electron/core/uploads/report.ts';
import { type Bench, figure, percentile } from './figure.ts';
import { libraryNow, libraryPeople, withLibraryDb } from './library-desk.ts';

const videos = 325_000;
const rounds = 20;
const now = instant(libraryNow);

/** What a sergeant and a captain wait for: a page of classes that don't fit, what 500 requests would do, and uploads. */
export const risk: Bench = {
  name: 'risk',
  run: (say) =>
    withLibraryDb(videos, say, async (db) => {
      const startedAt = performance.now();
      const whole = riskPage(db.read, {}, { row: 0, limit: 100 }, now);
      const fresh = performance.now() - startedAt;
      say(`${whole.all.toLocaleString('en')} recordings listed, ${whole.behind} still to be looked at`);
      const page = (filter: RiskFilter, row: number) => () => {
        riskPage(db.read, filter, { row, limit: 100 }, now);
      };
      const squad = libraryPeople.squads[0]?.id ?? '';
      const first = await timed(page({}, 0));
      const deep = await timed(page({ issue: 'unclassified' }, whole.counts.unclassified - 100));
      const narrowed = await timed(page({ unitId: squad, issue: 'citation' }, 0));
      const ids = riskPage(db.read, {}, { row: 0, limit: 500 }, now).rows.map(({ video }) => video.id);
      const table = tableOf(db.read);
      const preview = await timed(() => {
        for (const id of ids) foreseen(db.read, id, 'misdemeanor-citation', table);
      });
      const again = await timed(() => lookedAgain(db));
      const quarter = { from: libraryNow - 90 * 86_400_000 };
      const uploads = await timedAsync(() => uploadReport(db.read, quarter, libraryNow));
      const everything = await timedAsync(() => uploadReport(db.read, {}, libraryNow));
      const of = `${videos.toLocaleString('en')} videos`;
      return [
        figure(`page of classes that don’t fit, ${of}, p95`, percentile(first, 0.95), 'ms', { most: 100 }),
        figure('the same, counted for the first time', fresh, 'ms', { most: 100 }),
        figure('the same, its last page', percentile(deep, 0.95), 'ms', { most: 100 }),
        figure('the same, citations of one squad', percentile(narrowed, 0.95), 'ms', { most: 100 }),
        figure('what one class does to 500 recordings, p95', percentile(preview, 0.95), 'ms'),
        figure('looking at 1,000 changed recordings again', percentile(again, 0.5), 'ms'),
        figure('uploads of 90 days, processor and waiting', percentile(uploads.times, 0.5), 'ms'),
        figure(`uploads of ${of}`, percentile(everything.times, 0.5), 'ms'),
        figure('longest wait of others meanwhile', Math.max(uploads.longest, everything.longest), 'ms', {
          most: 50,
        }),
      ];
    }),
};

/** As after a pull that changed so many. */
function lookedAgain(db: DeskDb): void {
  db.writeAside('note changed', (write) => {
    for (let no = 1; no <= 1000; no += 1) write.run(due, no * 300);
  });
  db.writeAside('look again', (write) => lookAgain(write, 1000));
}

const due = { name: 'note a change', text: 'INSERT OR IGNORE INTO risk_due VALUES (?)' };

async function timed(work: () => void): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await rest();
    const startedAt = performance.now();
    work();
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** With the longest that a timer waited beyond its own millisecond. */
async function timedAsync(work: () => Promise<unknown>) {
  const times: number[] = [];
  let [longest, before] = [0, performance.now()];
  const timer = setInterval(() => {
    const at = performance.now();
    longest = Math.max(longest, at - before - 1);
    before = at;
  }, 1);
  for (let round = 0; round < 5; round += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  clearInterval(timer);
  return { times, longest };
}
