import { describe, expect, test } from 'vitest';
import { createLooking } from '../../../renderer/reading/looking.ts';
import { createRest } from '../../../renderer/reading/rest.ts';
import type { SoundTell } from '../../../renderer/reading/soundMessages.ts';
import { createWaveFirst } from '../../../renderer/reading/waveFirst.ts';

describe('looking at a sound', () => {
  test('never calls quiet what was not read yet', () => {
    const told: Extract<SoundTell, { tell: 'shape' }>[] = [];
    const looking = createLooking(
      60_000,
      () => true,
      (what) => told.push(what),
    );
    const rate = 8000;
    const loud = new Float32Array(rate).fill(0.5);
    for (let second = -1; second < 20; second += 1)
      looking.add({ startSeconds: second, samples: loud, rate });
    expect(told.map(({ shape }) => shape.silences)).toEqual(told.map(() => []));
    // A sound may begin before its clip does.
    expect(told.map(({ done }) => done)).toEqual(told.map((_, n) => Math.max(0, n - 1) / 60));
    looking.finish();
    expect(told.at(-1)?.done).toBe(1);
    expect(told.at(-1)?.shape.silences).toEqual([{ startMs: 20_000, endMs: 60_000 }]);
  });
});

describe('small pictures and the sound', () => {
  test('whoever comes while a sound is looked at is told at once, and when it is over', () => {
    const first = createWaveFirst();
    const heard: boolean[] = [];
    first.look(true);
    const leave = first.follow((isLooking) => heard.push(isLooking));
    first.look(true);
    first.look(false);
    leave();
    first.look(true);
    expect(heard).toEqual([true, false]);
  });

  test('a worker that rests goes on when it may', async () => {
    const { rest, wait } = createRest();
    expect(wait()).toBe(null);
    rest(true);
    rest(true);
    const waiting = wait();
    rest(false);
    await waiting;
    expect(wait()).toBe(null);
  });
});
