import { deskApi } from '../../contract/desk-api.ts';
import type { Core } from '../../electron/core/ports.ts';
import { ask, requestOf } from './asking.ts';
import { auditor, type Say } from './departments.ts';
import { type Bench, beside, figure, percentile } from './figure.ts';
import { libraryDesk } from './library-desk.ts';
import { filtersFor } from './library-filters.ts';

const small = 325_000;
const large = 1_000_000;
const rounds = 12;
const jumps = 3;

/** A page of 100 rows: the first of a list, and jumps into it; filters of every kind. */
export const libraryPage: Bench = {
  name: 'library-page',
  run: async (say) => {
    const few = await measure(small, say);
    const many = await measure(large, say);
    const [fewPages, manyPages] = [percentile(few.pages, 0.95), percentile(many.pages, 0.95)];
    return [
      figure('library page, 325,000 rows, p95', fewPages, 'ms', { most: 16 }),
      figure('library page, 1,000,000 rows, p95', manyPages, 'ms', { most: 16 }),
      beside('flat cost: library page p95, 1,000,000 rows', manyPages, 'ms', '325,000 rows', fewPages, null),
      figure('library page, 325,000 rows, processor time, p95', percentile(few.work, 0.95), 'ms'),
      figure('library page, 1,000,000 rows, processor time, p95', percentile(many.work, 0.95), 'ms'),
      figure('counting a library list, 325,000 rows, p95', percentile(few.counts, 0.95), 'ms'),
      figure('counting a library list, 1,000,000 rows, p95', percentile(many.counts, 0.95), 'ms'),
    ];
  },
};

/** Milliseconds: of pages on the clock and of the processor, which says more on a busy machine; of counting. */
type Times = {
  readonly pages: readonly number[];
  readonly work: readonly number[];
  readonly counts: readonly number[];
};

async function measure(videos: number, say: Say): Promise<Times> {
  const core = await libraryDesk(videos, say);
  try {
    await ask(core.fetch, deskApi.signIn, { body: auditor });
    // The first round warms what a desk that has been open for a minute has warm.
    await walk(core, 1, say);
    return await walk(core, rounds, say);
  } finally {
    await core.stop();
  }
}

async function walk(core: Core, times: number, say: Say): Promise<Times> {
  const pages: number[] = [];
  const work: number[] = [];
  const counts: number[] = [];
  const slowest = new Map<string, number>();
  for (const [n, filter] of filtersFor(times).entries()) {
    const page = async (row?: number): Promise<void> => {
      const query = row === undefined ? filter : { ...filter, row };
      const { took, worked } = await timed(core, query);
      pages.push(took);
      work.push(worked);
      const name = `${row === undefined ? 'first page' : 'jump'} by ${Object.keys(filter).join(', ') || 'nothing'}`;
      slowest.set(name, Math.max(worked, slowest.get(name) ?? 0));
    };
    await page();
    const startedAt = performance.now();
    const { count } = await ask(core.fetch, deskApi.countVideos, { query: filter });
    counts.push(performance.now() - startedAt);
    for (let jump = 1; jump <= jumps; jump += 1)
      await page(Math.floor((count * ((n * 7 + jump * 31) % 97)) / 97));
  }
  const worst = [...slowest].sort((a, b) => b[1] - a[1]).slice(0, 3);
  say(`most processor time: ${worst.map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`).join('; ')}`);
  return { pages, work, counts };
}

/** Milliseconds until the answer's text is there, and of the processor meanwhile. */
async function timed(core: Core, query: object): Promise<{ readonly took: number; readonly worked: number }> {
  const request = requestOf(deskApi.videos, { query });
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const response = await core.fetch(request);
  await response.text();
  const took = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  if (!response.ok) throw new Error(`A page was answered ${response.status}.`);
  return { took, worked: (user + system) / 1000 };
}
