import { describe, expect, test } from 'vitest';
import { ms } from '../../../contract/time.ts';
import {
  type Coverage,
  coverageFrom,
  interrupted,
  type Look,
  look,
  shownMs,
  shownPercent,
  watchedOf,
} from '../../../renderer/player/watched.ts';

const fresh = coverageFrom({ stretches: [], shownMs: ms(0) });
const still: Look = {
  atMs: 0,
  wallMs: 0,
  moving: true,
  visible: true,
  speed: 1,
  sound: true,
  pictures: 1,
  ended: false,
};

/** Plays on for so long, looked at five times a second, a picture every look. */
function play(
  coverage: Coverage,
  from: Look,
  lengthMs: number,
  changes: Partial<Look> = {},
): { coverage: Coverage; at: Look } {
  let now = { ...from, ...changes };
  let seen = look(coverage, now);
  for (let wall = 0; wall < lengthMs; wall += 200) {
    now = {
      ...now,
      wallMs: now.wallMs + 200,
      atMs: now.atMs + 200 * now.speed,
      pictures: now.pictures + (changes.pictures === undefined ? 6 : 0),
    };
    seen = look(seen, now);
  }
  return { coverage: seen, at: now };
}

const spans = ({ stretches }: Coverage) =>
  stretches.map(({ startMs, endMs, speed, sound }) => [startMs, endMs, speed, sound]);

describe('what counts as watched', () => {
  test('playing counts, from the first look to the last', () => {
    expect(spans(play(fresh, still, 2000).coverage)).toEqual([[0, 2000, 1, true]]);
  });

  test('a pause and going on is one stretch', () => {
    const first = play(fresh, still, 1000);
    const paused = look(first.coverage, { ...first.at, moving: false, wallMs: first.at.wallMs + 5000 });
    const on = play(paused, { ...first.at, wallMs: first.at.wallMs + 5200 }, 1000);
    expect(spans(on.coverage)).toEqual([[0, 2000, 1, true]]);
  });

  test('a seek adds nothing between where it left and where it arrived', () => {
    const first = play(fresh, still, 1000);
    const sought = play(interrupted(first.coverage), { ...first.at, atMs: 60_000 }, 1000);
    expect(spans(sought.coverage)).toEqual([
      [0, 1000, 1, true],
      [60_000, 61_000, 1, true],
    ]);
  });

  test('a jump that nobody announced adds nothing either', () => {
    const first = play(fresh, still, 1000);
    const jumped = look(first.coverage, {
      ...first.at,
      atMs: 30_000,
      wallMs: first.at.wallMs + 200,
      pictures: first.at.pictures + 1,
    });
    expect(shownMs(jumped.stretches)).toBe(1000);
  });

  test('scrubbing while paused adds nothing', () => {
    const paused = { ...still, moving: false };
    let coverage = look(fresh, paused);
    for (let step = 1; step < 50; step += 1)
      coverage = look(coverage, { ...paused, atMs: step * 200, wallMs: step * 200, pictures: step });
    expect(coverage.stretches).toEqual([]);
  });

  test('what plays in a hidden window is on record as hidden and counts for nothing, pictures or not', () => {
    const first = play(fresh, still, 1000);
    const hidden = play(first.coverage, first.at, 3000, { visible: false });
    const back = play(hidden.coverage, hidden.at, 1000, { visible: true });
    expect(back.coverage.stretches).toEqual([
      { startMs: 0, endMs: 1000, speed: 1, sound: true },
      { startMs: 1000, endMs: 4000, speed: 1, sound: true, hidden: true },
      { startMs: 4000, endMs: 5000, speed: 1, sound: true },
    ]);
    expect(shownMs(back.coverage.stretches)).toBe(2000);
    const blind = play(first.coverage, first.at, 3000, { visible: false, pictures: 7 });
    expect(blind.coverage.stretches.at(-1)).toMatchObject({ startMs: 1000, endMs: 4000, hidden: true });
    expect(shownMs(blind.coverage.stretches)).toBe(1000);
  });

  test('sound without a picture adds nothing', () => {
    expect(play(fresh, still, 20_000, { pictures: 0 }).coverage.stretches).toEqual([]);
  });

  test('a picture that stands for two seconds was shown for two seconds once the next one comes', () => {
    let coverage = look(fresh, still);
    for (let wall = 200; wall <= 2000; wall += 200)
      coverage = look(coverage, { ...still, atMs: wall, wallMs: wall });
    expect(coverage.stretches).toEqual([]);
    coverage = look(coverage, { ...still, atMs: 2200, wallMs: 2200, pictures: 2 });
    expect(spans(coverage)).toEqual([[0, 2200, 1, true]]);
  });

  test('a picture that stood for ten seconds had stopped: only what follows counts', () => {
    let coverage = look(fresh, still);
    for (let wall = 200; wall <= 10_000; wall += 200)
      coverage = look(coverage, { ...still, atMs: wall, wallMs: wall });
    coverage = look(coverage, { ...still, atMs: 10_200, wallMs: 10_200, pictures: 2 });
    expect(spans(coverage)).toEqual([[10_000, 10_200, 1, true]]);
  });

  test('the last picture counts up to the end, but only where there was one', () => {
    const last = play(fresh, still, 1000);
    const end = { ...last.at, atMs: 1150, wallMs: last.at.wallMs + 150, ended: true, moving: false };
    expect(spans(look(last.coverage, end))).toEqual([[0, 1150, 1, true]]);
    const silent = play(fresh, still, 1000, { pictures: 0 });
    expect(look(silent.coverage, { ...end, pictures: 0 }).stretches).toEqual([]);
  });

  test('speed and sound are kept apart, and the same second is counted once', () => {
    const first = play(fresh, still, 2000);
    const again = play(interrupted(first.coverage), { ...first.at, atMs: 1000 }, 1000, {
      speed: 4,
      sound: false,
    });
    expect(spans(again.coverage)).toEqual([
      [0, 2000, 1, true],
      [1000, 5000, 4, false],
    ]);
    expect(watchedOf(again.coverage).shownMs).toBe(5000);
  });

  test('at 16× it covers sixteen times as much', () => {
    expect(spans(play(fresh, still, 1000, { speed: 16 }).coverage)).toEqual([[0, 16_000, 16, true]]);
  });

  test('what was watched before is gone on with', () => {
    const before = coverageFrom({
      stretches: [{ startMs: ms(0), endMs: ms(1000), speed: 1, sound: true }],
      shownMs: ms(1000),
    });
    expect(spans(play(before, { ...still, atMs: 1000 }, 1000).coverage)).toEqual([[0, 2000, 1, true]]);
  });
});

describe('the share', () => {
  const upTo = (endMs: number) => ({
    stretches: [{ startMs: ms(0), endMs: ms(endMs), speed: 1, sound: true }],
  });

  test.each([
    [0, 10_000, 0],
    [5000, 10_000, 50],
    [9890, 10_000, 99],
    // The last picture begins before the end.
    [9950, 10_000, 100],
    [10_000, 0, 0],
  ])('%i of %i ms is %i %%', (shown, duration, percent) => {
    expect(shownPercent(upTo(shown), duration)).toBe(percent);
  });
});
