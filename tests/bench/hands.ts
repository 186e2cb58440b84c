import type { Page } from '@playwright/test';
import { type Bench, beside, figure, percentile } from './figure.ts';
import { clips } from './footage-central.ts';
import { type FootageDesk, withFootageDesk } from './footage-desk.ts';
import { openReview } from './glass.ts';

const tenSecondKeys = clips[1];
const stepsAt = [0.2, 0.35, 0.5, 0.62, 0.8] as const;
const stepsEach = 20;
const marks = 30;

/** How quickly the reviewer's hands are answered: steps back, marks. */
export const hands: Bench = {
  name: 'hands',
  run: (say) =>
    withFootageDesk(say, async (bench) => {
      if (tenSecondKeys === undefined) throw new Error('There is no clip with 10 s between key frames.');
      const { desk, idOf } = bench;
      await openReview(desk, idOf(tenSecondKeys));
      const steps = await stepsBack(desk);
      say(`${steps.length} steps back`);
      const bare = await bareStepsBack(bench, idOf(tenSecondKeys));
      const painted = await marksPainted(desk);
      say(`${painted.length} marks, the middle one after ${percentile(painted, 0.5).toFixed(1)} ms`);
      return [
        figure('step back one frame, 720p, 10 s between key frames, p95', percentile(steps, 0.95), 'ms', {
          most: 80,
        }),
        beside(
          'step back one frame, p95',
          percentile(steps, 0.95),
          'ms',
          'seeking a bare <video>',
          percentile(bare, 0.95),
          null,
        ),
        figure('input to painted mark, p95', percentile(painted, 0.95), 'ms', { most: 50 }),
      ];
    }),
};

type Timed = { took: Promise<number> };

/** Milliseconds from the key to the next frame drawn after the number changed, twenty steps at each of five places. */
async function stepsBack(desk: Page): Promise<readonly number[]> {
  const box = await desk.locator('.timeline-drawing').boundingBox();
  if (box === null) throw new Error('The timeline is not there.');
  const times: number[] = [];
  for (const share of stepsAt) {
    await desk.mouse.click(box.x + share * box.width, box.y + box.height * 0.3);
    // A reviewer looks before stepping; meanwhile the pictures before this one are decoded.
    await desk.waitForTimeout(2500);
    for (let n = 0; n < stepsEach; n += 1) {
      // Listened first, pressed then: a press must not come before there is anybody to time it.
      await desk.evaluate(() => {
        const number = document.querySelector('.control-bar .small-lines span');
        (window as unknown as Timed).took = new Promise<number>((resolve) => {
          let pressedAt = Number.NaN;
          addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), {
            once: true,
            capture: true,
          });
          const seen = new MutationObserver(() => {
            seen.disconnect();
            requestAnimationFrame(() => resolve(performance.now() - pressedAt));
          });
          if (number !== null) seen.observe(number, { childList: true, characterData: true, subtree: true });
          setTimeout(() => resolve(Number.NaN), 3000);
        });
      });
      await desk.keyboard.press(',');
      const milliseconds = await desk.evaluate(() => (window as unknown as Timed).took);
      if (!Number.isNaN(milliseconds)) times.push(milliseconds);
    }
  }
  return times;
}

/** The same steps by setting the time of a bare element to the middle of the frame before. */
async function bareStepsBack({ context, origin }: FootageDesk, videoId: string): Promise<readonly number[]> {
  const page = await context.newPage();
  await page.goto(`${origin}/nothing`);
  const times = await page.evaluate(
    async ({ id, places, each }) => {
      const reply = await fetch(`/api/videos/${encodeURIComponent(id)}/playback`, {
        method: 'POST',
        body: '{}',
      });
      const { handle } = (await reply.json()) as { handle: string };
      const video = document.createElement('video');
      video.style.width = '800px';
      document.body.replaceChildren(video);
      video.src = `/media/${handle}`;
      const shown = () => new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      await shown();
      const took: number[] = [];
      for (const share of places) {
        let frame = Math.round(share * video.duration * 30);
        video.currentTime = (frame + 0.5) / 30;
        await shown();
        for (let n = 0; n < each; n += 1) {
          frame -= 1;
          const startedAt = performance.now();
          video.currentTime = (frame + 0.5) / 30;
          await shown();
          took.push(performance.now() - startedAt);
        }
      }
      return took;
    },
    { id: videoId, places: stepsAt, each: stepsEach },
  );
  await page.close();
  return times;
}

/** Milliseconds from the key that tags until the frame that shows the mark on the timeline has been painted. */
async function marksPainted(desk: Page): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < marks; n += 1) {
    await desk.evaluate(() => {
      const before = document.querySelectorAll('.timeline-finding').length;
      (window as unknown as Timed).took = new Promise<number>((resolve) => {
        let pressedAt = Number.NaN;
        addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), {
          once: true,
          capture: true,
        });
        const seen = new MutationObserver(() => {
          if (document.querySelectorAll('.timeline-finding').length === before) return;
          seen.disconnect();
          // A frame is painted after its callbacks; what is asked for in one, before all else, is heard right after that.
          requestAnimationFrame(() => {
            const painted = (): void => resolve(performance.now() - pressedAt);
            void scheduler.postTask(painted, { priority: 'user-blocking' });
          });
        });
        seen.observe(document.body, { childList: true, subtree: true });
      });
    });
    await desk.keyboard.press('e');
    times.push(await desk.evaluate(() => (window as unknown as Timed).took));
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('Control+z');
    await desk.waitForTimeout(250);
  }
  return times;
}
