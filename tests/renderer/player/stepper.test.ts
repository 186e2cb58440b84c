import { expect, test } from 'vitest';
import { createStepper } from '../../../renderer/player/stepper.ts';

/** Frames that are found when they are let, one at a time. */
function slowFrames({ from = 0, last = 100 } = {}) {
  let here: number | null = from;
  const waiting: (() => void)[] = [];
  const stepper = createStepper(
    (at, direction) =>
      new Promise((resolve) =>
        waiting.push(() => {
          const next = at + direction;
          if (next >= 0 && next <= last) here = next;
          resolve(next >= 0 && next <= last ? next : null);
        }),
      ),
    () => here,
  );
  const find = async (): Promise<void> => {
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return {
    stepper,
    find,
    here: () => here,
    waiting,
    leave: () => {
      here = null;
    },
  };
}

test('a step is one frame, and the next begins where it ended', async () => {
  const { stepper, find, here } = slowFrames();
  const first = stepper.step(1);
  await find();
  await first;
  void stepper.step(1);
  await find();
  expect(here()).toBe(2);
});

test('of a key held down only two steps wait', async () => {
  const { stepper, find, here, waiting } = slowFrames();
  for (let press = 0; press < 30; press += 1) void stepper.step(1, press > 0);
  for (let turn = 0; turn < 30; turn += 1) await find();
  expect([here(), waiting.length]).toEqual([3, 0]);
});

test('a press the other way drops what waits of a key held down', async () => {
  const { stepper, find, here } = slowFrames();
  for (let press = 0; press < 5; press += 1) void stepper.step(1, press > 0);
  void stepper.step(-1);
  for (let turn = 0; turn < 9; turn += 1) await find();
  expect(here()).toBe(0);
});

test.each([
  ['on, back', [1, -1], 50],
  ['a frame is being found: on, back', [1, 1, -1], 51],
  ['back, on', [-1, 1], 50],
  ['six on, four back', [1, 1, 1, 1, 1, 1, -1, -1, -1, -1], 52],
] as const)('presses count, however quick: %s', async (_, presses, ends) => {
  const { stepper, find, here } = slowFrames({ from: 50 });
  for (const direction of presses) void stepper.step(direction);
  for (let turn = 0; turn < 12; turn += 1) await find();
  expect(here()).toBe(ends);
});

test('whoever asks for a step while one is being found is answered when both are there', async () => {
  const { stepper, find, here } = slowFrames();
  void stepper.step(1);
  const second = stepper.step(1).then(() => here());
  await find();
  await find();
  expect(await second).toBe(2);
});

test('at the end nothing more is wished', async () => {
  const { stepper, find, here, waiting } = slowFrames({ last: 0 });
  void stepper.step(1);
  void stepper.step(1);
  await find();
  expect([here(), waiting.length]).toEqual([0, 0]);
});

test('another clip ends what was wished', async () => {
  const { stepper, find, waiting, here } = slowFrames();
  void stepper.step(1);
  void stepper.step(1);
  stepper.forget();
  await find();
  expect([here(), waiting.length]).toEqual([1, 0]);
});

test('without a clip there are no steps', async () => {
  const { stepper, leave, waiting } = slowFrames();
  leave();
  await stepper.step(1);
  expect(waiting).toEqual([]);
});
