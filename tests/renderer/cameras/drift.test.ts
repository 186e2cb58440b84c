import { expect, test } from 'vitest';
import { createDice } from '../../../central/seed/dice.ts';
import {
  correctionOf,
  driftOf,
  isSure,
  measured,
  nothingMeasured,
  placeAt,
  restarted,
} from '../../../renderer/cameras/drift.ts';

test('drift is measured at one time of the wall clock, whichever picture came later', () => {
  const leader = { atMs: 18_400, wallMs: 5000 };
  expect(placeAt(leader, 5050, 2)).toBe(18_500);
  expect(driftOf(leader, { atMs: 11_100, wallMs: 5000 }, 7300, 1)).toBe(0);
  expect(driftOf(leader, { atMs: 11_150, wallMs: 5040 }, 7300, 1)).toBe(10);
  expect(driftOf(leader, { atMs: 11_000, wallMs: 4960 }, 7300, 1)).toBe(-60);
  expect(driftOf(leader, { atMs: 11_180, wallMs: 5040 }, 7300, 2)).toBe(0);
});

/** By pictures and clocks alike. */
const apart = (ms: number) => ({ pictureMs: ms, clockMs: ms });

test('a small drift is played off within 5 % of the speed, a large one is jumped over', () => {
  expect(correctionOf(apart(10), 1, false)).toEqual({ kind: 'play', rate: 1, correcting: false });
  expect(correctionOf(apart(10), 1, true)).toMatchObject({ rate: expect.closeTo(0.99, 6), correcting: true });
  expect(correctionOf(apart(-40), 1, false)).toMatchObject({ rate: expect.closeTo(1.04, 6) });
  expect(correctionOf(apart(150), 1, false)).toMatchObject({ rate: expect.closeTo(0.95, 6) });
  expect(correctionOf(apart(-150), 16, false)).toMatchObject({ kind: 'play', rate: 16 });
  expect(correctionOf(apart(201), 1, false)).toEqual({ kind: 'seek' });
  expect(correctionOf(apart(-201), 0.5, true)).toEqual({ kind: 'seek' });
  // 300 ms of the clip are 75 ms of looking at it at four times the speed.
  expect(correctionOf(apart(300), 4, false).kind).toBe('play');
});

const repaint = 1000 / 30;

/** Ten measurements a second of a camera whose clock runs wrong and whose pictures come late by up to a repaint. */
function played(startMs: number, seconds: number, wrong = 0) {
  const dice = createDice('drift', String(startMs));
  let drift = startMs;
  let meter = nothingMeasured;
  let correcting = false;
  let rate = 1;
  let seeks = 0;
  let changes = 0;
  for (let tick = 0; tick < seconds * 10; tick += 1) {
    drift += (rate + wrong - 1) * 100;
    meter = measured(meter, {
      // On a display with thirty repaints a second each picture comes up to one of them late.
      pictureMs: Math.round((drift + dice.between(-34, 34)) / repaint) * repaint,
      clockMs: drift + dice.between(-4, 4),
    });
    const correction = correctionOf({ pictureMs: meter.driftMs ?? 0, clockMs: meter.clockMs }, 1, correcting);
    if (correction.kind === 'seek') {
      if (!isSure(meter)) continue;
      seeks += 1;
      drift = -30;
      meter = restarted(meter);
    } else {
      if (correction.rate !== rate) changes += 1;
      ({ rate, correcting } = correction);
    }
  }
  return { drift, meter, seeks, changes };
}

test('from any small beginning the cameras come together, and stay so though their clocks run differently', () => {
  for (const start of [-190, -80, 60, 180]) {
    for (const wrong of [0, 0.002, -0.002]) {
      const { drift, seeks } = played(start, 20, wrong);
      expect(Math.abs(drift), `${start} ms, ${wrong}`).toBeLessThan(33);
      expect(seeks).toBe(0);
    }
  }
});

test('two cameras whose clocks agree are left alone, though their pictures come a repaint apart', () => {
  expect(correctionOf({ pictureMs: 33, clockMs: 3 }, 1, false)).toEqual({
    kind: 'play',
    rate: 1,
    correcting: false,
  });
  expect(played(2, 60)).toMatchObject({ seeks: 0, changes: 0 });
});

test('from far apart one jump brings them near, not one after the other', () => {
  expect(played(900, 20)).toMatchObject({ seeks: 1 });
});

test('one late picture is no drift; the beginning is not held against it; the worst stays', () => {
  let meter = nothingMeasured;
  for (const drift of [160, 150, 140, 90, 60]) meter = measured(meter, apart(drift));
  expect(meter).toMatchObject({ driftMs: 140, worstMs: null });
  expect([isSure(meter), isSure(measured(restarted(meter), apart(900)))]).toEqual([true, false]);
  for (let n = 0; n < 12; n += 1) meter = measured(meter, apart(3));
  expect(meter.worstMs).toBe(3);
  meter = measured(meter, apart(95));
  for (let n = 0; n < 3; n += 1) meter = measured(meter, apart(-4));
  expect(meter.worstMs).toBe(4);
  for (let n = 0; n < 3; n += 1) meter = measured(meter, apart(-28));
  expect(meter).toMatchObject({ driftMs: -28, worstMs: 28 });
  meter = restarted(meter);
  expect(measured(meter, apart(120))).toMatchObject({ driftMs: 120, worstMs: 28 });
});
