import { deskApi } from '../../contract/desk-api.ts';
import type { Core } from '../../electron/core/ports.ts';
import { ask, requestOf } from './asking.ts';
import type { Say } from './departments.ts';
import { filtersFor } from './library-filters.ts';

const jumps = 3;

/** Milliseconds: of pages on the clock and of the processor, which says more on a busy machine; of counting. */
export type Times = {
  readonly pages: readonly number[];
  readonly work: readonly number[];
  readonly counts: readonly number[];
};

/** Pages of 100 rows through a list and jumps into it, for filters of every kind. */
export async function walk(core: Core, times: number, say: Say): Promise<Times> {
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
