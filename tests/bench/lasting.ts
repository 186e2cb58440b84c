import { readdir, readlink } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { type Bench, figure } from './figure.ts';
import { clips, longClip } from './footage-central.ts';
import { type FootageDesk, withFootageDesk } from './footage-desk.ts';
import { openReview } from './glass.ts';

const opens = 200;
/** Code and caches have settled by then. */
const settled = 40;
const aborted = 1000;

/** What a long day does: memory and players of the window after many clips, open files of the central after many seeks. */
export const lasting: Bench = {
  name: 'lasting',
  run: (say) =>
    withFootageDesk(say, async (bench) => {
      const watch = await watchPlayers(bench);
      let before = 0;
      for (let n = 0; n < opens; n += 1) {
        const clip = clips[n % clips.length];
        if (clip !== undefined) await openReview(bench.desk, bench.idOf(clip));
        if (n + 1 === settled) before = await watch.heap();
        if ((n + 1) % 50 === 0) say(`${n + 1} clips opened`);
      }
      const growth = (await watch.heap()) - before;
      const alive = watch.alive();
      const files = await filesAfterAbortedSeeks(bench);
      say(`files of the central: ${files.before} before, ${files.after} after`);
      return [
        figure('200 clips: heap growth', growth / 1024 / 1024, 'MB', { most: 2 }),
        figure('200 clips: players alive while one is shown', alive, 'players', { most: 1 }),
        figure('1,000 aborted seeks: more open files at the central', files.after - files.before, 'files', {
          most: 0,
        }),
      ];
    }),
};

/** Counts the browser's own media players as they come and go, and what is reachable after a collection. */
async function watchPlayers({ context, desk }: FootageDesk) {
  const cdp: CDPSession = await context.newCDPSession(desk);
  const alive = new Set<string>();
  let created = 0;
  cdp.on('Media.playerCreated', ({ player }) => {
    created += 1;
    alive.add(player.playerId);
  });
  cdp.on('Media.playerEventsAdded', ({ playerId, events }) => {
    if (events.some(({ value }) => value.includes('kWebMediaPlayerDestroyed'))) alive.delete(playerId);
  });
  await cdp.send('Media.enable');
  await cdp.send('HeapProfiler.enable');
  return {
    alive: (): number => {
      if (created < opens) throw new Error(`The browser told of ${created} players only.`);
      return alive.size;
    },
    heap: async (): Promise<number> => {
      for (let turn = 0; turn < 3; turn += 1) await cdp.send('HeapProfiler.collectGarbage');
      return (await cdp.send('Runtime.getHeapUsage')).usedSize;
    },
  };
}

/** Asks for footage from one place after another, as seeks do, and goes away while it is on its way. */
async function filesAfterAbortedSeeks({ central, desk, idOf }: FootageDesk) {
  const pid = central.child.pid ?? 0;
  await abortSeeks(desk, idOf(longClip), 50);
  const before = await openFiles(pid);
  await abortSeeks(desk, idOf(longClip), aborted);
  return { before, after: await openFiles(pid) };
}

async function abortSeeks(desk: Page, videoId: string, times: number): Promise<void> {
  await desk.evaluate(
    async ({ id, count }) => {
      const reply = await fetch(`/api/videos/${encodeURIComponent(id)}/playback`, {
        method: 'POST',
        body: '{}',
      });
      const { handle, sizeBytes } = (await reply.json()) as { handle: string; sizeBytes: number };
      for (let n = 0; n < count; n += 1) {
        const leaving = new AbortController();
        const first = Math.floor(((n * 37) % 100) * (sizeBytes / 110));
        const asking = fetch(`/media/${handle}`, {
          headers: { range: `bytes=${first}-` },
          cache: 'no-store',
          signal: leaving.signal,
        });
        // Some leave before there is an answer, some in the middle of it.
        if (n % 3 !== 0) await (await asking).body?.getReader().read();
        leaving.abort();
        await asking.catch(() => undefined);
      }
    },
    { id: videoId, count: times },
  );
  await wait(1500);
}

/** Regular files that a process has open; sockets come and go by themselves. */
async function openFiles(pid: number): Promise<number> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder);
  const targets = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')));
  return targets.filter((target) => target.startsWith('/') && !target.startsWith('/dev')).length;
}
