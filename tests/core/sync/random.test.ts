import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestCentral, testCentral } from '../../support/central.ts';
import {
  completeReview,
  eventsAt,
  findingBody,
  freshVideo,
  heldAt,
  openBody,
  quiet,
  type Reviewer,
  reviewerAt,
  signIn,
} from '../../support/reviewer.ts';
import type { Fault } from '../../support/weather.ts';

/**
 * Tagging, weather and restarts in any order. Whatever happened on the way, in the end each finding is at the central
 * exactly once, as it was last left, and nothing else is there.
 */
const runs = Number(process.env['SYNC_RUNS'] ?? 50);
const firstSeed = Number(process.env['SYNC_SEED'] ?? 1);
const atOnce = 5;

let central: TestCentral;
beforeAll(async () => {
  central = await testCentral();
});
afterAll(() => central.stop());

const seeds = Array.from({ length: Math.ceil(runs / atOnce) }, (_, group) =>
  Array.from({ length: Math.min(atOnce, runs - group * atOnce) }, (__, n) => firstSeed + group * atOnce + n),
);

test.for(seeds.map((group) => [group] as const))('seeds %s', { timeout: 120_000 }, async ([group]) => {
  await Promise.all(group.map((seed) => oneRun(seed)));
});

async function oneRun(seed: number): Promise<void> {
  const dice = createDice(seed);
  const id = `random-${seed}`;
  const videoId = await freshVideo(central);
  let desk = await reviewerAt(central);
  const { weather } = desk;
  const wanted = new Map<string, string>();
  await desk.get('openReview', { body: openBody(id, videoId) });
  weather.always(() => (dice.chance(0.45) ? dice.pick(faults) : null));

  for (let step = 0; step < 25; step += 1) {
    switch (
      dice.pick(['add', 'add', 'change', 'remove', 'watch', 'pause', 'pause', 'hint', 'restart'] as const)
    ) {
      case 'add':
        await desk.get('addFinding', {
          params: { id },
          body: findingBody(`${id}-${step}`, step * 100, { note: `n${step}` }),
        });
        wanted.set(`${id}-${step}`, `n${step}`);
        break;
      case 'change':
        await onSome(dice, wanted, async (findingId) => {
          const { id: _, ...body } = findingBody(findingId, 5, { note: `changed ${step}` });
          await desk.get('changeFinding', { params: { id, findingId }, body });
          wanted.set(findingId, `changed ${step}`);
        });
        break;
      case 'remove':
        await onSome(dice, wanted, async (findingId) => {
          await desk.get('removeFinding', { params: { id, findingId } });
          wanted.delete(findingId);
        });
        break;
      case 'watch':
        await desk.get('changeReview', { params: { id }, body: { note: `note ${step}` } });
        break;
      case 'pause':
        await desk.clock.advance(dice.pick([50, 250, 3000, 40_000]));
        break;
      case 'hint':
        await desk.get('syncNow');
        break;
      case 'restart':
        desk = { ...(await desk.restart()), weather };
        await signInWhatever(desk);
        break;
    }
  }
  const isSubmitted = dice.chance(0.5);
  if (isSubmitted) {
    await completeReview(desk, id);
    await desk.get('submit', { params: { id } });
  }
  weather.always(null);
  await signIn(desk);
  await quiet(desk);
  await check(desk, id, wanted, isSubmitted, seed);
}

async function check(
  desk: Reviewer,
  id: string,
  wanted: ReadonlyMap<string, string>,
  isSubmitted: boolean,
  seed: number,
): Promise<void> {
  const says = `seed ${seed}`;
  const held = await heldAt(central, id);
  const marks = (held?.findings ?? []).map((finding) => [finding.id, finding.note] as const);
  expect(held?.noun, says).toBe(isSubmitted ? 'result' : 'draft');
  expect(marks, says).toHaveLength(wanted.size);
  expect(new Map(marks), says).toEqual(wanted);
  const here = await desk.get('review', { params: { id } });
  expect(new Map(here.findings.map(({ finding }) => [finding.id, finding.note])), says).toEqual(wanted);
  expect(
    [here.sent, ...here.findings.map(({ sent }) => sent)].every((sent) => sent === 'accepted'),
    says,
  ).toBe(true);
  const { summary, tray } = await desk.get('sync');
  expect({ ...summary, tray }, says).toMatchObject({
    unsent: 0,
    conflicts: 0,
    refused: 0,
    tray: [],
    problem: null,
  });
  // Each thing that was said arrived once: two rows with the same words would be the same thing sent twice.
  const said = (await eventsAt(central, id)).map(({ body }) => body);
  expect(new Set(said).size, says).toBe(said.length);
}

const faults: readonly Fault[] = [
  { fault: 'offline' },
  { fault: 'offline' },
  { fault: 'lost-answer' },
  { fault: 'lost-answer' },
  { fault: 'twice', answer: 'first' },
  { fault: 'twice', answer: 'second' },
  { fault: 'status', status: 500 },
  { fault: 'status', status: 503, headers: { 'retry-after': '7' } },
  { fault: 'status', status: 429, headers: { 'retry-after': '30' } },
  { fault: 'refused', code: 'not-signed-in' },
  { fault: 'cut', after: 30, how: 'error' },
  { fault: 'cut', after: 2500, how: 'end' },
  { fault: 'cut', after: 120, how: 'silence' },
  { fault: 'slow', milliseconds: 5000 },
  { fault: 'not-ours' },
];

/** In any weather: let in by the central, by what is kept here, or for now not at all. */
async function signInWhatever(desk: Reviewer): Promise<void> {
  for (;;) {
    let isDone = false;
    const attempt = signIn(desk).then(
      () => {
        isDone = true;
        return true;
      },
      () => {
        isDone = true;
        return false;
      },
    );
    while (!isDone) {
      await desk.clock.advance(500);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    if (await attempt) return;
  }
}

async function onSome(
  dice: ReturnType<typeof createDice>,
  wanted: ReadonlyMap<string, string>,
  act: (findingId: string) => Promise<void>,
): Promise<void> {
  if (wanted.size > 0) await act(dice.pick([...wanted.keys()]));
}

/** mulberry32: small, and the same everywhere. */
function createDice(seed: number) {
  let state = seed * 7919;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    chance: (of: number) => roll() < of,
    pick: <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T,
  };
}
