import { expect, test } from 'vitest';
import { planOf } from './actions.ts';
import { mutants } from './mutants.ts';
import { shrink } from './shrink.ts';
import { houseForTests } from './suite.ts';
import { live } from './world.ts';

const house = houseForTests();

test('a seed lives the same each time', { timeout: 300_000 }, async () => {
  const first = await live(planOf(5), house());
  expect(await live(planOf(5), house())).toEqual(first);
});

test.for(Object.keys(mutants))('a central that %s is found out', { timeout: 600_000 }, async (name) => {
  const broken = mutants[name]?.(house()) ?? house();
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
