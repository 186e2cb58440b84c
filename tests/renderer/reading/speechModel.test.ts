import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { createHearing } from '../../../renderer/reading/hearing.ts';
import { speechBandsFrom, speechWindow } from '../../../renderer/reading/speechBands.ts';
import { createSpeechModel, type SpeechModel } from '../../../renderer/reading/speechModel.ts';

const fileOf = (name: string): Promise<Uint8Array> =>
  readFile(createRequire(import.meta.url).resolve(name)).then((bytes) => new Uint8Array(bytes));
const rate = 16_000;
let silero: Uint8Array;
/** Half a minute, a thousand windows, of something like voices: hums that glide and stop, over noise; and silence. */
const sound = voices(32);

beforeAll(async () => {
  env.wasm.numThreads = 1;
  silero = await fileOf('@ricky0123/vad-web/dist/silero_vad_v6.onnx');
});

describe('the speech model', () => {
  test('answers for many windows at once what it answers for each alone, as it came', async () => {
    const expected = await oneByOne(sound);
    const model = await createSpeechModel(silero);
    const answers: number[] = [];
    // In calls of different sizes: the memory goes on from one to the next.
    for (let window = 0, size = 1; window < expected.length; window += size, size = (size % 90) + 13)
      answers.push(...(await model(sound.subarray(window * speechWindow, (window + size) * speechWindow))));
    expect(answers.length).toBe(expected.length);
    const worst = Math.max(...answers.map((answer, n) => Math.abs(answer - (expected[n] ?? Number.NaN))));
    expect(worst).toBeLessThan(0.001);
    expect(speechBandsFrom(answers)).toEqual(speechBandsFrom(expected));
    expect(speechBandsFrom(answers).length).toBeGreaterThan(1);
  });

  test('refuses a file that is another model', async () => {
    const other = await fileOf('@ricky0123/vad-web/dist/silero_vad_legacy.onnx');
    await expect(createSpeechModel(other)).rejects.toThrow(/other weights/);
    await expect(createSpeechModel(silero.subarray(0, 1000))).rejects.toThrow();
  });
});

describe('hearing', () => {
  test('finds the same bands however the sound is cut and however many windows are asked about at once', async () => {
    const expected = speechBandsFrom(await oneByOne(sound));
    for (const [piece, windowsAtOnce] of [
      [1024, 64],
      [337, 7],
      [100_000, 1],
    ] as const) {
      const hearing = createHearing(await createSpeechModel(silero), windowsAtOnce);
      for (let n = 0; n < sound.length; n += piece)
        await hearing.add({ startSeconds: n / rate, samples: sound.subarray(n, n + piece), rate });
      await hearing.finish();
      expect(hearing.bands()).toEqual(expected);
    }
  });

  test('puts sound that begins late, and sound after a hole, where it belongs', async () => {
    // Of a window it only asks whether it is loud.
    const loud: SpeechModel = async (windows) =>
      Float32Array.from({ length: windows.length / speechWindow }, (_, n) => windows[n * speechWindow] ?? 0);
    const hearing = createHearing(loud, 10);
    const second = new Float32Array(rate).fill(1);
    for (const startSeconds of [3.2, 4.2, 9.6]) await hearing.add({ startSeconds, samples: second, rate });
    await hearing.finish();
    expect(hearing.bands()).toEqual([
      { startMs: 3200, endMs: 5184 },
      { startMs: 9568, endMs: 10_560 },
    ]);
  });
});

/** The model as it comes, a window at a time. */
async function oneByOne(samples: Float32Array): Promise<readonly number[]> {
  const session = await InferenceSession.create(silero, { executionProviders: ['wasm'] });
  const sr = new Tensor('int64', BigInt64Array.from([16_000n]), []);
  let state: Tensor = new Tensor('float32', new Float32Array(256), [2, 1, 128]);
  const input = new Float32Array(576);
  const answers: number[] = [];
  for (let window = 0; (window + 1) * 512 <= samples.length; window += 1) {
    input.copyWithin(0, 512);
    input.set(samples.subarray(window * 512, (window + 1) * 512), 64);
    const answer = await session.run({
      input: new Tensor('float32', input.slice(), [1, 576]),
      state,
      sr,
    });
    const { output, stateN } = answer;
    if (output === undefined || stateN === undefined) throw new Error('no answer');
    state = stateN;
    answers.push(Number(output.data[0]));
  }
  return answers;
}

function voices(seconds: number): Float32Array {
  let seed = 7;
  const noise = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 1_073_741_824 - 1;
  };
  let phase = 0;
  return Float32Array.from({ length: seconds * rate }, (_, n) => {
    const t = n / rate;
    // Three seconds of syllables, four a second, then two of quiet.
    const voiced = t % 5 < 3 ? Math.max(0, Math.sin(t * 2 * Math.PI * 4)) ** 0.7 : 0;
    const pitch = 120 + 30 * Math.sin(t * 5) + 15 * Math.sin(t * 13);
    phase += pitch / rate;
    const vowel = 550 + 250 * Math.sin(t * 7);
    let sum = 0;
    for (let harmonic = 1; harmonic <= 24; harmonic += 1) {
      const frequency = harmonic * pitch;
      const formants =
        Math.exp(-(((frequency - vowel) / 180) ** 2)) + 0.6 * Math.exp(-(((frequency - 1700) / 300) ** 2));
      sum += (formants + 0.05) * Math.sin(2 * Math.PI * harmonic * phase);
    }
    return 0.12 * voiced * sum + 0.004 * noise();
  });
}
