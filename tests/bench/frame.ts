import { setImmediate as rest } from 'node:timers/promises';
import type { Plan } from '../../contract/nouns/plan.ts';
import { instant, ms } from '../../contract/time.ts';
import type { DeskDb } from '../../electron/core/db/sql.ts';
import { askOnce, ofOneMoment, takingTurns } from '../../electron/core/frame/ask.ts';
import { counting } from '../../electron/core/frame/count.ts';
import { frameHash } from '../../electron/core/plan/frames.ts';
import { readingRows } from '../../electron/core/sample/rows.ts';
import { checking } from '../../sampling/draw/frame.ts';
import type { FrameItem } from '../../sampling/draw/record.ts';
import { type Bench, figure, percentile } from './figure.ts';
import { withLibraryDb } from './library-desk.ts';

const videos = 325_000;
const rounds = 5;
const sampleSize = 5000;

type Question = Pick<Plan, 'query' | 'strata' | 'watches' | 'zone'>;

const question: Question = {
  query: {
    kind: 'videos',
    from: instant(0),
    to: instant(4e12),
    unitIds: [],
    classes: [],
    minLengthMs: ms(0),
  },
  strata: ['squad'],
  watches: [],
  zone: 'America/Chicago',
};

/**
 * What a planner waits for who frames all the videos of a large department: their count, which comes while the plan is
 * typed, and the frame as it is committed to, checked, sorted and hashed. Both in turns, as the desk runs them.
 */
export const frame: Bench = {
  name: 'frame',
  run: (say) =>
    withLibraryDb(videos, say, async (db) => {
      const still = () => 0;
      const count = () => ofOneMoment(() => counting(db.read, question), still);
      const counted = await count();
      say(`${counted.items.toLocaleString('en')} videos in ${counted.populations.size} strata`);
      const items = told((await askOnce(db.read, question, still)).items);
      const make = async () => {
        await askOnce(db.read, question, still);
        const checked = await takingTurns(checking(items));
        if (!checked.ok) throw new Error(checked.problem.kind);
        await frameHash(checked.value);
      };
      const counts = await measured(count);
      const made = await measured(make);
      const rowsOf = sampled(items, (await askOnce(db.read, question, still)).targets);
      const rows = await measured(() => takingTurns(rowsOf(db)));
      const within = `${videos.toLocaleString('en')} videos`;
      return [
        figure(`count of a frame of ${within}, p95`, percentile(counts.times, 0.95), 'ms', { most: 300 }),
        figure(`count of a frame of ${within}, processor time`, percentile(counts.processor, 0.5), 'ms'),
        figure(`frame of ${within} asked, sorted and hashed, p95`, percentile(made.times, 0.95), 'ms'),
        figure(
          `rows of a draw of ${sampleSize.toLocaleString('en')} videos, p95`,
          percentile(rows.times, 0.95),
          'ms',
        ),
        figure(
          'longest wait of others while frames are counted and made, and rows read',
          Math.max(counts.longest, made.longest, rows.longest),
          'ms',
          { most: 50 },
        ),
      ];
    }),
};

/** A draw of videos from all over the frame, as its page shows it. */
function sampled(items: readonly FrameItem[], targets: readonly string[]) {
  const step = Math.floor(items.length / sampleSize);
  const chosen = items.filter((_, at) => at % step === 0).slice(0, sampleSize);
  const record = {
    id: 'draw-1',
    commitment: { frame: { query: question.query }, strata: [] },
    items: chosen.map(({ id, stratum }, order) => ({ id, stratum, order, ticket: '', role: 'sample' })),
    extensions: [],
    replacements: [],
    targets: Object.fromEntries(chosen.map(({ id }, at) => [id, targets[at * step] ?? ''])),
  };
  const plan = { secondReview: { share: 0, reviewerId: null } };
  return (db: DeskDb) => readingRows(db.read, plan as never, record as never, 'nobody');
}

/** The made department gives a few hundred videos the same name, and no frame has two of one: those are left out. */
function told(items: readonly FrameItem[]): readonly FrameItem[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Milliseconds each round took, those of the processor, and the longest that a timer waited beyond its own one. */
async function measured(work: () => Promise<unknown>) {
  const [times, processor] = [[], []] as [number[], number[]];
  let [longest, before] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - before - 1);
    before = now;
  }, 1);
  for (let round = 0; round < rounds; round += 1) {
    await rest();
    const [startedAt, used] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(used);
    times.push(performance.now() - startedAt);
    processor.push((user + system) / 1000);
  }
  clearInterval(timer);
  return { times, processor, longest };
}
