import { expect, test } from 'vitest';
import { createIdleness } from '../../../renderer/conceal/idle.ts';

function clocks() {
  let [world, passed] = [1_000_000, 50];
  return {
    clocks: { world: () => world, passed: () => passed },
    pass: (inWorld: number, inPage = inWorld) => {
      world += inWorld;
      passed += inPage;
    },
  };
}

test('idleness is the time since the last touch', () => {
  const { clocks: both, pass } = clocks();
  const idleness = createIdleness(both);
  pass(5000);
  expect(idleness.ms()).toBe(5000);
  idleness.touch();
  pass(300);
  expect(idleness.ms()).toBe(300);
});

test('a machine that slept was idle all the while, although its page stood still', () => {
  const { clocks: both, pass } = clocks();
  const idleness = createIdleness(both);
  pass(3_600_000, 10);
  expect(idleness.ms()).toBe(3_600_000);
});

test('a clock that is set back makes nobody busier', () => {
  const { clocks: both, pass } = clocks();
  const idleness = createIdleness(both);
  pass(-3_600_000, 60_000);
  expect(idleness.ms()).toBe(60_000);
});
