import { deskApi } from '../../contract/desk-api.ts';
import { ask } from './asking.ts';
import { auditor, type Say } from './departments.ts';
import { type Bench, beside, figure, percentile } from './figure.ts';
import { libraryDesk } from './library-desk.ts';
import { type Times, walk } from './library-walk.ts';

const small = 325_000;
const large = 1_000_000;
const rounds = 12;

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
