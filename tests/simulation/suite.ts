import './here-and-now.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmpty } from '../support/databases.ts';
import { buildHouse, type House } from './house.ts';
import { liveSeeds } from './report.ts';
import { putTapeIn } from './tape.ts';

const portion = 20;

/** A house for the tests of a file. */
export function houseForTests(): () => House {
  let house: House | null = null;
  beforeAll(async () => {
    putTapeIn();
    house = await buildHouse(await openEmpty());
  }, 180_000);
  afterAll(() => house?.close());
  return () => {
    if (house === null) throw new Error('the house is not built yet');
    return house;
  };
}

/** Tests that live through so many seeds. Each prints what failed, cut down. */
export function testSeeds(from: number, seeds: number): void {
  const house = houseForTests();
  const portions = Array.from({ length: Math.ceil(seeds / portion) }, (_, n) => from + n * portion);
  test.for(portions)(
    'whatever happens, each finding is at the central once and nothing else is: seeds from %i',
    { timeout: 600_000 },
    async (at) => {
      const { failures, counts } = await liveSeeds(house(), at, Math.min(portion, from + seeds - at));
      expect(failures.join('\n')).toBe('');
      expect(counts.size).toBeGreaterThan(15);
    },
  );
}
