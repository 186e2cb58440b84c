import { setTimeout as wait } from 'node:timers/promises';
import { deskApi } from '../../contract/desk-api.ts';
import type { Line } from '../../contract/line.ts';
import { ask, requestOf } from './asking.ts';
import { auditor } from './departments.ts';
import { type Bench, figure } from './figure.ts';
import { libraryDesk } from './library-desk.ts';

const videos = 325_000;
const times = 3;

/**
 * Every call of the window that asks for a list or a number and needs nothing else, on a full department that stands in
 * memory: how long the core answers nobody else meanwhile. The first time of each counts too.
 */
export const everyList: Bench = {
  name: 'every-list',
  run: async (say) => {
    const core = await libraryDesk(videos, say);
    try {
      await ask(core.fetch, deskApi.signIn, { body: auditor });
      await until(async () => (await ask(core.fetch, deskApi.census, { query: {} })).isReady);
      await until(async () => (await ask(core.fetch, deskApi.measures, { query: {} })).counting === null);
      const found: { readonly name: string; readonly longestMs: number; readonly tookMs: number }[] = [];
      for (const [name, line] of Object.entries<Line>(deskApi)) {
        if (line.method !== 'GET' || line.path.includes(':') || name === 'desk') continue;
        for (let time = 0; time < times; time += 1) {
          const waited = await waitedFor(() => core.fetch(requestOf(line, {})));
          if (waited.isAnswered) found.push({ name, ...waited });
        }
      }
      const worst = found.toSorted((a, b) => b.longestMs - a.longestMs);
      const words = worst.slice(0, 6).map((one) => `${one.name} ${one.longestMs.toFixed(0)} ms`);
      say(
        `${new Set(found.map(({ name }) => name)).size} calls; others waited longest for ${words.join(', ')}`,
      );
      return [
        figure('any list or number, longest wait of others', worst[0]?.longestMs ?? Number.NaN, 'ms', {
          most: 50,
        }),
        figure('the slowest answer', Math.max(...found.map(({ tookMs }) => tookMs)), 'ms'),
      ];
    } finally {
      await core.stop();
    }
  },
};

/** How long the answer took, and the longest that a timer of a millisecond waited beyond that, in milliseconds. */
async function waitedFor(work: () => Promise<Response>) {
  await wait(5);
  let [longestMs, before] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - before - 1);
    before = now;
  }, 1);
  const startedAt = performance.now();
  const response = await work();
  await response.text();
  const tookMs = performance.now() - startedAt;
  await wait(5);
  clearInterval(timer);
  return { longestMs, tookMs, isAnswered: response.ok };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(300);
}
