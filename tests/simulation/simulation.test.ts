import './here-and-now.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf } from './actions.ts';
import { buildHouse, type House } from './house.ts';
import { mutants } from './mutants.ts';
import { liveSeeds } from './report.ts';
import { shrink } from './shrink.ts';
import { putTapeIn } from './tape.ts';
import { live } from './world.ts';

/**
 * Whole departments in all weathers (README, "Decisions"). Some of the seeds that `npm run simulate` lives through by
 * the thousand; SIMULATION_SEEDS and SIMULATION_FROM choose others.
 */
const seeds = Number(process.env['SIMULATION_SEEDS'] ?? 150);
const from = Number(process.env['SIMULATION_FROM'] ?? 1);
const portion = 25;

let house: House;
beforeAll(async () => {
  putTapeIn();
  house = await buildHouse();
}, 120_000);
afterAll(() => house.close());

const portions = Array.from({ length: Math.ceil(seeds / portion) }, (_, n) => from + n * portion);

test.for(portions)(
  'whatever happens, each finding is at the central once and nothing else is: seeds from %i',
  { timeout: 600_000 },
  async (at) => {
    const { failures, faults } = await liveSeeds(house, at, Math.min(portion, from + seeds - at));
    expect(failures.join('\n')).toBe('');
    expect(faults.size).toBeGreaterThan(15);
  },
);

test('a seed lives the same each time', { timeout: 120_000 }, async () => {
  const first = await live(planOf(5), house);
  expect(await live(planOf(5), house)).toEqual(first);
});

test.for(Object.keys(mutants))('a central that %s is found out', { timeout: 600_000 }, async (name) => {
  const broken = mutants[name]?.(house) ?? house;
  let wrong: readonly string[] = [];
  for (let seed = 1; seed <= 60 && wrong.length === 0; seed += 1)
    wrong = (await live(planOf(seed), broken)).wrong;
  expect(wrong).not.toEqual([]);
});

test('a failing list is cut down to what it takes', async () => {
  const list = Array.from({ length: 40 }, (_, n) => n);
  const fails = (some: readonly number[]) => Promise.resolve(some.includes(7) && some.includes(31));
  expect(await shrink(list, fails)).toEqual([7, 31]);
});
