import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { createDice } from '../../central/seed/dice.ts';
import { Video } from '../../contract/nouns/video.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { browserHost, startProgram } from '../support/processes.ts';
import { startChromium } from './chromium.ts';
import { auditor, type Say, serveCentral } from './departments.ts';
import { type Bench, beside, type Figure, percentile } from './figure.ts';
import { type Clip, clips, footageFolder } from './footage-central.ts';
import { type Glass, openBare, openReview, seekTo } from './glass.ts';

const opens = 12;
const seeks = 100;
const seeksInTurn = 10;
const viewport = { width: 1366, height: 768 };

/** Our player in the real desk against a bare `<video>` on the same file from the same host, taking turns. */
export const playback: Bench = {
  name: 'playback',
  run: async (say) => {
    const central = await serveCentral(await footageFolder(say));
    const profile = await mkdtemp(join(tmpdir(), 'sw-bench-playback-'));
    const args = ['--central', central.url, '--profile', profile];
    const host = await startProgram(browserHost, args);
    const browser = await startChromium();
    try {
      const context = await browser.newContext({ viewport });
      const desk = await signedIn(context, host.url);
      const bare = await context.newPage();
      await bare.goto(`${new URL(host.url).origin}/nothing`);
      const view = await lookAtCentral(central.url, auditor.username, auditor.password);
      const videos = (await view.published('video')).map((body) => Video.parse(body));
      const figures: Figure[] = [];
      for (const clip of clips) {
        const id = videos.find(({ vendorId }) => vendorId === clip)?.id;
        if (id === undefined) throw new Error(`${clip} is not at the central.`);
        figures.push(...(await measure(desk, bare, clip, id, say)));
      }
      return figures;
    } finally {
      await browser.close();
      await host.stop();
      await central.stop();
      await rm(profile, { recursive: true, force: true });
    }
  },
};

export async function signedIn(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel('User name').fill(auditor.username);
  await page.getByLabel('Password').fill(auditor.password);
  await page.getByLabel('Password').press('Enter');
  await page.getByRole('grid', { name: 'Queue' }).getByRole('gridcell').first().waitFor();
  await page.getByText('everything sent').waitFor();
  return page;
}

async function measure(desk: Page, bare: Page, clip: Clip, id: string, say: Say): Promise<readonly Figure[]> {
  const ours: number[] = [];
  const asked: number[] = [];
  const known: number[] = [];
  let size = { width: 800, height: 450 };
  for (let n = 0; n <= opens; n += 1) {
    await desk.bringToFront();
    const took = await openReview(desk, id);
    size = (await desk.locator('video').boundingBox()) ?? size;
    await bare.bringToFront();
    const { sinceAsked, sinceKnown } = await openBare(bare, id, size);
    // The first turn warms both.
    if (n === 0) continue;
    ours.push(took);
    asked.push(sinceAsked);
    known.push(sinceKnown);
  }
  say(`${clip}: opened ${opens} times on each side`);
  const found = await seekInTurns(onTimeline(desk), onStrip(bare));
  say(`${clip}: ${found.ours.length} and ${found.bare.length} seeks showed another picture`);
  const [p95, bareP95] = [percentile(found.ours, 0.95), percentile(found.bare, 0.95)];
  const [mid, bareMid] = [percentile(found.ours, 0.5), percentile(found.bare, 0.5)];
  const median = (values: readonly number[]): number => percentile(values, 0.5);
  const first = `open to first picture, ${clip}, median`;
  return [
    beside(first, median(ours), 'ms', 'bare <video>, asking for the address', median(asked), 1.15),
    beside(`${first}, strictly`, median(ours), 'ms', 'bare <video>, address known', median(known), 1.15),
    beside(`random seek, ${clip}, p95`, p95, 'ms', 'bare <video>', bareP95, 1.15),
    beside(`random seek, ${clip}, median`, mid, 'ms', 'bare <video>', bareMid, null),
  ];
}

/** The same places on both sides, a few here, a few there, so that noise hits both. */
async function seekInTurns(ours: Glass, bare: Glass) {
  const dice = createDice('bench', 'seeks');
  const places = Array.from({ length: seeks }, () => dice.between(0.01, 0.98));
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let from = 0; from < seeks; from += seeksInTurn) {
    for (const [side, glass] of [['ours', ours] as const, ['bare', bare] as const]) {
      await glass.page.bringToFront();
      for (const place of places.slice(from, from + seeksInTurn)) {
        const took = await seekTo(glass, place);
        if (took !== null) times[side].push(took);
      }
    }
  }
  return times;
}

function onTimeline(page: Page): Glass {
  return {
    page,
    at: async (share) => {
      const box = await page.locator('.timeline-wave').boundingBox();
      if (box === null) throw new Error('The timeline is not there.');
      return { x: box.x + share * box.width, y: box.y + box.height / 2 };
    },
  };
}

function onStrip(page: Page): Glass {
  return { page, at: async (share) => ({ x: share * viewport.width, y: viewport.height - 20 }) };
}
