import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type Bench, beside, figure } from './figure.ts';
import { hourClip } from './footage-central.ts';
import { type FootageDesk, withFootageDesk } from './footage-desk.ts';
import { openReview } from './glass.ts';
import { type LongestTask, longestTaskDuring } from './window-tasks.ts';

const hourMs = 3_600_000;
const scrubs = 60;

/** A recording of an hour: what reading it takes, whether the window stays fluid meanwhile, and that it is read once. */
export const readingHour: Bench = {
  name: 'reading-hour',
  run: (say) =>
    withFootageDesk(say, async (bench) => {
      const { desk, idOf } = bench;
      const id = idOf(hourClip);
      const bare = await bareTasks(bench, id);
      const left = await leaveInTheMiddle(desk, id);
      say('left in the middle');
      let read = nothingRead;
      const whileRead = await longestTaskDuring(desk, async () => {
        read = await readThrough(desk, id);
      });
      say('read');
      const whileScrubbing = await longestTaskDuring(desk, () => scrub(desk, '.timeline-drawing'));
      // Kept once it is read; the worker says nothing of it.
      await wait(2000);
      const again = await openAgain(desk, id);
      const tasks = (name: string, { felt, spent }: LongestTask, peer: LongestTask) => [
        figure(`an hour, longest window task ${name}, processor time`, spent, 'ms', { most: 50 }),
        beside(`an hour, longest window task ${name}`, felt, 'ms', 'bare <video>', peer.felt, null),
      ];
      return [
        figure('an hour, first of the waveform drawn', read.firstMs / 1000, 's'),
        figure('an hour, waveform and silences', read.shapeMs / 1000, 's'),
        figure('an hour, speech bands, times real time', hourMs / read.speechMs, '×', { least: 60 }),
        figure('an hour, different shares of progress shown', read.shares, ''),
        figure('an hour, workers left after leaving', left, '', { most: 0 }),
        ...tasks('while it is read', whileRead, bare.open),
        ...tasks('while scrubbing', whileScrubbing, bare.scrub),
        figure('an hour, opened again: from the picture to sound, silences and speech', again, 'ms'),
      ];
    }),
};

const nothingRead = { firstMs: Number.NaN, shapeMs: Number.NaN, speechMs: Number.NaN, shares: 0 };

/** Milliseconds since the first picture, and how many different shares were said on the timeline. */
async function readThrough(desk: Page, id: string): Promise<typeof nothingRead> {
  await openReview(desk, id);
  return desk.evaluate(async () => {
    const shares = new Set<string>();
    const share = (): number => {
      const notes = [...document.querySelectorAll('.timeline-note')].map(({ textContent }) => textContent);
      const said = /listening, (\d+) %/.exec(notes.join(' '))?.[1];
      if (said !== undefined) shares.add(said);
      return Number(said ?? Number.NaN);
    };
    const until = (isSo: () => boolean) =>
      new Promise<number>((resolve) => {
        const look = new MutationObserver(() => {
          if (!isSo()) return;
          look.disconnect();
          resolve(performance.now());
        });
        look.observe(document.body, { childList: true, characterData: true, subtree: true });
      });
    const startedAt = performance.now();
    const firstAt = await until(() => share() >= 1);
    const shapeAt = await until(() => share() >= 50);
    const speechAt = await until(() => Number.isNaN(share()));
    return {
      firstMs: firstAt - startedAt,
      shapeMs: shapeAt - startedAt,
      speechMs: speechAt - shapeAt,
      shares: shares.size,
    };
  });
}

/** Opens it, waits until it is being listened to, leaves; answers how many workers go on. */
async function leaveInTheMiddle(desk: Page, id: string): Promise<number> {
  await openReview(desk, id);
  await desk.getByText(/^listening, [1-9]/).waitFor({ state: 'attached' });
  await desk.evaluate(() => {
    location.hash = '#/queue';
  });
  await desk.locator('video').waitFor({ state: 'detached' });
  await wait(1000);
  return desk.workers().length;
}

/** Milliseconds from the picture of a clip that was read before until its speech bands are drawn. */
async function openAgain(desk: Page, id: string): Promise<number> {
  await openReview(desk, id);
  return desk.evaluate(async () => {
    const startedAt = performance.now();
    const isThere = () => document.querySelector('.timeline-speech') !== null;
    while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 10));
    return performance.now() - startedAt;
  });
}

/** A hand on the strip, from end to end, a step with each picture of the screen. */
async function scrub(page: Page, strip: string): Promise<void> {
  const box = await page.locator(strip).boundingBox();
  if (box === null) throw new Error(`There is no ${strip}.`);
  const y = box.y + box.height * 0.3;
  await page.mouse.move(box.x + 5, y);
  await page.mouse.down();
  for (let n = 0; n < scrubs; n += 1) {
    await page.mouse.move(box.x + 5 + (n / scrubs) * (box.width - 10), y);
    await wait(16);
  }
  await page.mouse.up();
  await wait(1500);
}

/** The same hand on a bare element: what a browser spends on its own. */
async function bareTasks({ context, origin }: FootageDesk, id: string) {
  const page = await context.newPage();
  await page.goto(`${origin}/nothing`);
  const open = await longestTaskDuring(page, () =>
    page.evaluate(async (videoId) => {
      const strip = document.createElement('div');
      strip.className = 'strip';
      strip.style.cssText = `position:fixed;left:0;bottom:0;height:40px;width:${innerWidth}px`;
      const video = document.createElement('video');
      video.style.width = '800px';
      document.body.replaceChildren(video, strip);
      const seek = ({ clientX, buttons }: PointerEvent): void => {
        if (buttons > 0) video.currentTime = (clientX / innerWidth) * video.duration;
      };
      strip.addEventListener('pointerdown', seek);
      strip.addEventListener('pointermove', seek);
      const reply = await fetch(`/api/videos/${encodeURIComponent(videoId)}/playback`, {
        method: 'POST',
        body: '{}',
      });
      const { handle } = (await reply.json()) as { handle: string };
      video.src = `/media/${handle}`;
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    }, id),
  );
  const scrubbing = await longestTaskDuring(page, () => scrub(page, '.strip'));
  await page.close();
  return { open, scrub: scrubbing };
}
