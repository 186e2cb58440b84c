import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** A page with a video that a press on a strip seeks in: the desk's, or a bare element's. */
export type Glass = {
  readonly page: Page;
  /** Where to press for a place of the clip, 0 to 1. */
  readonly at: (share: number) => Promise<{ readonly x: number; readonly y: number }>;
};

type Measured = { seek?: Promise<number | null> };

/** Milliseconds from the press to the picture; null when the same picture stayed. */
export async function seekTo({ page, at }: Glass, share: number): Promise<number | null> {
  const { x, y } = await at(share);
  await page.mouse.move(x, y);
  await page.evaluate(() => {
    const video = document.querySelector('video');
    if (video === null) throw new Error('there is no video');
    (window as unknown as Measured).seek = new Promise((resolve) => {
      let pressedAt = Number.NaN;
      addEventListener('pointerdown', () => (pressedAt = performance.now()), { once: true, capture: true });
      const stayed = () => setTimeout(() => resolve(null), 1000);
      video.addEventListener('seeked', stayed, { once: true });
      video.requestVideoFrameCallback(() => resolve(performance.now() - pressedAt));
    });
  });
  await page.mouse.down();
  await page.mouse.up();
  const took = await page.evaluate(() => (window as unknown as Measured).seek ?? null);
  await wait(30);
  return took === null || Number.isNaN(took) ? null : took;
}

/** Milliseconds from going to a review until its first picture. Goes back to the queue after, unless it is to stay. */
export async function openReview(page: Page, videoId: string): Promise<number> {
  await page.evaluate(() => {
    location.hash = '#/queue';
  });
  await page.locator('video').waitFor({ state: 'detached' });
  await wait(300);
  return page.evaluate((id) => {
    const startedAt = performance.now();
    location.hash = `#/review/${encodeURIComponent(id)}`;
    return new Promise<number>((resolve) => {
      const look = (): void => {
        const video = document.querySelector('video');
        if (video === null) setTimeout(look, 1);
        else video.requestVideoFrameCallback(() => resolve(performance.now() - startedAt));
      };
      look();
    });
  }, videoId);
}

type Opened = { readonly sinceAsked: number; readonly sinceKnown: number };

/** A bare element on the same file: milliseconds to its first picture, since its address was asked for, and known. */
export async function openBare(
  page: Page,
  videoId: string,
  size: { readonly width: number; readonly height: number },
): Promise<Opened> {
  return page.evaluate(
    async ({ id, width, height }) => {
      const strip = document.createElement('div');
      strip.style.cssText = `position:fixed;left:0;bottom:0;height:40px;width:${innerWidth}px`;
      const video = document.createElement('video');
      video.preload = 'auto';
      video.style.cssText = `display:block;width:${width}px;height:${height}px`;
      document.querySelector('video')?.removeAttribute('src');
      document.body.replaceChildren(video, strip);
      strip.addEventListener('pointerdown', (event) => {
        video.currentTime = (event.clientX / innerWidth) * video.duration;
      });
      const askedAt = performance.now();
      const reply = await fetch(`/api/videos/${encodeURIComponent(id)}/playback`, {
        method: 'POST',
        body: '{}',
      });
      const { handle } = (await reply.json()) as { handle: string };
      const knownAt = performance.now();
      video.src = `/media/${handle}`;
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      return { sinceAsked: performance.now() - askedAt, sinceKnown: performance.now() - knownAt };
    },
    { id: videoId, ...size },
  );
}
