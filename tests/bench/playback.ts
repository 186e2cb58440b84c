import type { Page } from '@playwright/test';
import { createDice } from '../../central/seed/dice.ts';
import type { Say } from './departments.ts';
import { type Bench, beside, type Figure, percentile } from './figure.ts';
import { clips } from './footage-central.ts';
import { viewport, withFootageDesk } from './footage-desk.ts';
import { type Glass, openBare, openReview, seekTo } from './glass.ts';

const opens = 12;
const seeks = 100;
const seeksInTurn = 10;

/** Our player in the real desk against a bare `<video>` on the same file from the same host, taking turns. */
export const playback: Bench = {
  name: 'playback',
  run: (say) =>
    withFootageDesk(say, async ({ context, desk, origin, idOf }) => {
      const bare = await context.newPage();
      await bare.goto(`${origin}/nothing`);
      const figures: Figure[] = [];
      for (const clip of clips) figures.push(...(await measure(desk, bare, clip.title, idOf(clip), say)));
      return figures;
    }),
};

async function measure(
  desk: Page,
  bare: Page,
  clip: string,
  id: string,
  say: Say,
): Promise<readonly Figure[]> {
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
    beside(first, median(ours), 'ms', 'bare <video>, asking for the address', median(asked), 1.1),
    beside(`${first}, strictly`, median(ours), 'ms', 'bare <video>, address known', median(known), 1.1),
    beside(`random seek, ${clip}, p95`, p95, 'ms', 'bare <video>', bareP95, 1.1),
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
