import { expect, test } from 'vitest';
import { oneAtATime } from '../../../renderer/api/one-at-a-time.ts';

/** A question whose answers are given by hand. */
function given() {
  const answers: (() => void)[] = [];
  const ask = oneAtATime(() => new Promise<void>((resolve) => answers.push(resolve)));
  return { ask, answers };
}

test('asked many times meanwhile, it is asked once more', async () => {
  const { ask, answers } = given();
  const all = [ask(), ask(), ask()];
  expect(answers.length).toBe(1);
  answers[0]?.();
  await Promise.resolve();
  expect(answers.length).toBe(2);
  answers[1]?.();
  await Promise.all(all);
  expect(answers.length).toBe(2);
});

test('afterwards it can be asked again', async () => {
  const { ask, answers } = given();
  const first = ask();
  answers[0]?.();
  await first;
  const second = ask();
  answers[1]?.();
  await second;
  expect(answers.length).toBe(2);
});
