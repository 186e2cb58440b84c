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
      const whole = riskPage(db.read, {}, { row: 0, limit: 100 }, now);
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
      const most = { most: 100 };
      return [
        figure(`page of classes that don’t fit, ${of}, p95`, percentile(first.times, 0.95), 'ms', most),
        figure('the same, processor time', percentile(first.processor, 0.5), 'ms'),
        figure('the same, its last page, p95', percentile(deep.times, 0.95), 'ms', most),
        figure('the same, processor time', percentile(deep.processor, 0.5), 'ms'),
        figure('the same, citations of one squad, p95', percentile(narrowed.times, 0.95), 'ms', most),
        figure('what one class does to 500 recordings, p95', percentile(preview.times, 0.95), 'ms'),
        figure('the same, processor time', percentile(preview.processor, 0.5), 'ms'),
        figure(
          'looking at 1,000 changed recordings again, processor time',
          percentile(again.processor, 0.5),
          'ms',
        ),
        figure('uploads of 90 days, processor time', percentile(uploads.processor, 0.5), 'ms'),
        figure(`uploads of ${of}, processor time`, percentile(everything.processor, 0.5), 'ms'),
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

type Measured = { readonly times: number[]; readonly processor: number[]; readonly longest: number };

function timed(work: () => void): Promise<Measured> {
  return timedAsync(() => Promise.resolve(work()), rounds);
}

/** Milliseconds each round took, those of the processor, and the longest that a timer waited beyond its own one. */
async function timedAsync(work: () => Promise<unknown>, times = 5): Promise<Measured> {
  const measured: { times: number[]; processor: number[] } = { times: [], processor: [] };
  let [longest, before] = [0, performance.now()];
  const timer = setInterval(() => {
    const at = performance.now();
    longest = Math.max(longest, at - before - 1);
    before = at;
  }, 1);
  for (let round = 0; round < times; round += 1) {
    await rest();
    const [startedAt, used] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(used);
    measured.times.push(performance.now() - startedAt);
    measured.processor.push((user + system) / 1000);
  }
  clearInterval(timer);
  return { ...measured, longest };
}
