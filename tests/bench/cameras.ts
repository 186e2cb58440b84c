import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { ReviewCamera } from '../../contract/nouns/review.ts';
import { Video } from '../../contract/nouns/video.ts';
import { ms } from '../../contract/time.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { openCentral, seedDemo } from '../support/demo.ts';
import { browserHost, startProgram } from '../support/processes.ts';
import { startChromium } from './chromium.ts';
import { auditor } from './departments.ts';
import { type Bench, beside, figure } from './figure.ts';
import { signedIn } from './footage-desk.ts';
import { type Seen, watchSideBySide } from './side-by-side.ts';

/** The clip under review, and three beside it: where each begins on it, in milliseconds. All run for half a minute. */
const leader = 'X6033-20261118T224812Z';
const others = [
  { clip: 'X6018-20261118T224819Z', offsetMs: 7300 },
  { clip: 'X6039-20261015T034237Z', offsetMs: -4000 },
  { clip: 'X6033-20261103T030500Z', offsetMs: -11_000 },
] as const;
const beginsAt = 9;
const seconds = 20;
/** One frame of these clips, at 15 pictures a second. */
const frameMs = 67;

/** Four cameras in the real desk at 1×, and four bare `<video>` elements on the same files, started together. */
export const cameras: Bench = {
  name: 'cameras',
  run: async (say) => {
    const demo = await seedDemo();
    const central = await openCentral(demo.folder);
    const profile = await mkdtemp(join(tmpdir(), 'sw-bench-cameras-'));
    const host = await startProgram(browserHost, ['--central', central.url, '--profile', profile]);
    const browser = await startChromium();
    try {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
      const page = await signedIn(context, host.url);
      const view = await lookAtCentral(central.url, auditor.username, auditor.password);
      const videos = (await view.published('video')).map((body) => Video.parse(body));
      const idOf = (clip: string): string => {
        const video = videos.find(({ vendorId, media }) => vendorId === clip && media !== null);
        if (video === undefined) throw new Error(`${clip} is not at the central.`);
        return video.id;
      };
      const cost = await costOf(browser);
      const ours = await inTheDesk(page, idOf, cost);
      say(
        `the desk: ${ours.dropped} of ${ours.total} dropped, ${ours.worstMs.toFixed(0)} ms at worst, ${ours.jumps} jumps, ${ours.spent.toFixed(1)} s`,
      );
      const bare = await bareElements(page, idOf, cost);
      say(
        `bare: ${bare.dropped} of ${bare.total} dropped, ${bare.worstMs.toFixed(0)} ms at worst, ${bare.spent.toFixed(1)} s`,
      );
      const peer = 'four bare <video>';
      return [
        figure('four cameras at 1×, frames dropped', share(ours), '%', { most: 1 }),
        beside('four cameras at 1×, frames shown', 100 - share(ours), '%', peer, 100 - share(bare), null),
        beside('four cameras at 1×, processor time of the browser', ours.spent, 's', peer, bare.spent, null),
        figure('four cameras at 1×, worst drift', ours.worstMs, 'ms', { most: frameMs }),
        beside('four cameras at 1×, worst drift', ours.worstMs, 'ms', peer, bare.worstMs, null),
      ];
    } finally {
      await browser.close();
      await host.stop();
      await central.sweep();
      await demo.sweep();
      await rm(profile, { recursive: true, force: true });
    }
  },
};

type Spent = Seen & { readonly spent: number };
/** What looking at it costs meanwhile, in seconds of the processor over all processes of the browser. */
type Cost = (look: () => Promise<Seen>) => Promise<Spent>;

async function costOf(browser: Browser): Promise<Cost> {
  const session = await browser.newBrowserCDPSession();
  const spent = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  return async (look) => {
    const before = await spent();
    const seen = await look();
    return { ...seen, spent: (await spent()) - before };
  };
}

function share({ dropped, total }: Seen): number {
  return (dropped / Math.max(1, total)) * 100;
}

const offsets = others.map(({ offsetMs }) => offsetMs);

async function inTheDesk(page: Page, idOf: (clip: string) => string, cost: Cost): Promise<Spent> {
  const beside = others.map(
    ({ clip, offsetMs }): ReviewCamera => ({
      videoId: idOf(clip),
      offsetMs: ms(offsetMs),
      how: 'eye',
      worstDriftMs: null,
    }),
  );
  const videoId = idOf(leader);
  await page.evaluate(
    async ([id, cameras]) => {
      const say = (method: string, path: string, body: object) =>
        fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      await say('POST', '/api/reviews', { id: 'bench', videoId: id, dutyId: null, purpose: 'training' });
      await say('PUT', '/api/reviews/bench', { cameras });
    },
    [videoId, beside] as const,
  );
  await page.evaluate((id) => {
    location.hash = `#/review/${encodeURIComponent(id)}`;
  }, videoId);
  await page.getByRole('button', { name: /^Training/ }).click();
  await page
    .locator('.camera-picture video')
    .nth(others.length - 1)
    .waitFor();
  // The sound is listened to first: that isn't what is measured.
  await page.waitForTimeout(3000);
  await page.getByText(/^listening/).waitFor({ state: 'detached' });
  await page.locator('.stage-picture video').evaluate((video: HTMLVideoElement, at) => {
    video.currentTime = at;
  }, beginsAt);
  await page.waitForTimeout(2000);
  await page.keyboard.press('Space');
  return await cost(() => watchSideBySide(page, '.stage video', offsets, seconds));
}

async function bareElements(page: Page, idOf: (clip: string) => string, cost: Cost): Promise<Spent> {
  await page.evaluate(() => {
    location.hash = '#/queue';
  });
  await page.locator('.stage').waitFor({ state: 'detached' });
  const clips = [{ clip: leader, offsetMs: 0 }, ...others];
  await page.evaluate(
    async ({ clips, beginsAt }) => {
      const box = document.createElement('div');
      box.style.cssText =
        'position:fixed;inset:44px 344px 249px 52px;display:grid;grid-template:1fr 1fr/1fr 1fr;z-index:9';
      document.body.append(box);
      const videos = await Promise.all(
        clips.map(async ({ id, offsetMs }) => {
          // At once: the order in the page, which says which is which, is not left to who is answered first.
          const video = document.createElement('video');
          box.append(video);
          const reply = await fetch(`/api/videos/${encodeURIComponent(id)}/playback`, {
            method: 'POST',
            body: '{}',
          });
          const { handle } = (await reply.json()) as { handle: string };
          video.className = 'bare';
          video.muted = offsetMs !== 0;
          video.style.cssText = 'width:100%;height:100%;min-height:0';
          video.src = `/media/${handle}`;
          await new Promise((resolve) => video.addEventListener('canplay', resolve, { once: true }));
          video.currentTime = beginsAt - offsetMs / 1000;
          await new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
          return video;
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 2000));
      await Promise.all(videos.map((video) => video.play()));
    },
    { clips: clips.map(({ clip, offsetMs }) => ({ id: idOf(clip), offsetMs })), beginsAt },
  );
  return await cost(() => watchSideBySide(page, 'video.bare', offsets, seconds));
}
