import type { Piece } from './readSound.ts';
import { createResampler } from './resample.ts';
import type { Band } from './soundShape.ts';
import { speechBandsFrom, speechRate, speechWindow } from './speechBands.ts';
import type { SpeechModel } from './speechModel.ts';

/** So many windows are asked about at once: two seconds, and a few milliseconds of work. */
const most = 64;

export type Hearing = ReturnType<typeof createHearing>;

/** Takes a clip's sound piece by piece, in constant memory, and says where somebody speaks in it. */
export function createHearing(askModel: SpeechModel, windowsAtOnce = most) {
  const probabilities: number[] = [];
  const room = new Float32Array(windowsAtOnce * speechWindow);
  let filled = 0;
  let resample: ((samples: Float32Array) => Float32Array) | null = null;

  return {
    /** Null: taken already. Else wait for it before giving more. */
    add: ({ startSeconds, samples, rate }: Piece): Promise<void> | null => {
      const place = probabilities.length * speechWindow + filled;
      const missing = Math.floor((startSeconds * speechRate - place) / speechWindow);
      resample ??= createResampler(rate, speechRate);
      const resampled = resample(samples);
      if (missing <= 0 && filled + resampled.length < room.length) {
        room.set(resampled, filled);
        filled += resampled.length;
        return null;
      }
      return take(resampled, missing);
    },
    /** After the last piece. */
    finish: (): Promise<void> => ask(),
    bands: (): readonly Band[] => speechBandsFrom(probabilities),
  };

  async function take(samples: Float32Array, missing: number): Promise<void> {
    if (missing > 0) {
      await ask();
      // Sound that begins later than the picture, or has a hole: so many windows are silent.
      for (let n = 0; n < missing; n += 1) probabilities.push(0);
    }
    for (let n = 0; n < samples.length; ) {
      const part = samples.subarray(n, n + room.length - filled);
      room.set(part, filled);
      filled += part.length;
      n += part.length;
      if (filled === room.length) await ask();
    }
  }

  /** What is no whole window stays for the next ones. */
  async function ask(): Promise<void> {
    const whole = filled - (filled % speechWindow);
    if (whole === 0) return;
    for (const probability of await askModel(room.subarray(0, whole))) probabilities.push(probability);
    room.copyWithin(0, whole, filled);
    filled -= whole;
  }
}
