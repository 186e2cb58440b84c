import { setTimeout as wait } from 'node:timers/promises';
import { deskApi } from '../../contract/desk-api.ts';
import type { Line } from '../../contract/line.ts';
import { ask, requestOf } from './asking.ts';
import { auditor } from './departments.ts';
import { type Bench, figure } from './figure.ts';
import { libraryDesk } from './library-desk.ts';
import { waited } from './waited.ts';

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

/** The pauses let what came before, and what comes after, be counted apart. */
async function waitedFor(ask: () => Promise<Response>) {
  await wait(5);
  let isAnswered = false;
  const { tookMs, longestMs } = await waited(async () => {
    const response = await ask();
    await response.text();
    isAnswered = response.ok;
    await wait(5);
  });
  return { tookMs: tookMs - 5, longestMs, isAnswered };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(300);
}
