import { describe, expect, test } from 'vitest';
import { createSoundShape, silencesIn } from '../../../renderer/reading/soundShape.ts';

const rate = 8000;
const tone = (seconds: number, loudness: number): Float32Array =>
  Float32Array.from(
    { length: seconds * rate },
    (_, n) => loudness * Math.sin((n / rate) * 2 * Math.PI * 400),
  );

describe('the shape of a sound', () => {
  test('has the loudest sample of each fiftieth of a second, wherever the pieces are cut', () => {
    const whole = createSoundShape();
    whole.add(0, tone(2, 0.5), rate);
    const cut = createSoundShape();
    const samples = tone(2, 0.5);
    for (let n = 0; n < samples.length; n += 1023) cut.add(n / rate, samples.subarray(n, n + 1023), rate);
    const shape = whole.shape(2000);
    expect(shape.peaks.length).toBe(100);
    expect([...shape.peaks].every((peak) => peak >= 126 && peak <= 128)).toBe(true);
    expect(cut.shape(2000).peaks).toEqual(shape.peaks);
  });

  test('is quiet where there is no sound data: a track that begins late, and one that ends early', () => {
    const sound = createSoundShape();
    sound.add(3, tone(2, 0.5), rate);
    expect(sound.shape(9000).silences).toEqual([
      { startMs: 0, endMs: 3000 },
      { startMs: 5000, endMs: 9000 },
    ]);
  });

  test('calls the noise of the room quiet when somebody speaks over it', () => {
    const sound = createSoundShape();
    sound.add(0, tone(5, 0.004), rate);
    sound.add(5, tone(5, 0.2), rate);
    expect(sound.shape(10_000).silences).toEqual([{ startMs: 0, endMs: 5000 }]);
  });

  test('never calls a siren quiet, however evenly it sounds', () => {
    const sound = createSoundShape();
    sound.add(0, tone(10, 0.3), rate);
    expect(sound.shape(10_000).silences).toEqual([]);
  });

  test('a pause shorter than two seconds is no silence, and a click does not end one', () => {
    const levels = Float64Array.from({ length: 500 }, (_, part) => {
      if (part < 90) return -80;
      if (part < 200) return -10;
      return part === 300 ? -5 : -80;
    });
    expect(silencesIn(levels, 10_000)).toEqual([{ startMs: 4000, endMs: 10_000 }]);
  });

  test('sound before the first moment of the clip is left out', () => {
    const sound = createSoundShape();
    sound.add(-1, tone(1, 0.9), rate);
    expect([...sound.shape(1000).peaks].every((peak) => peak === 0)).toBe(true);
  });
});
