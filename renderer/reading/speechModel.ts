import { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { speechContext, speechWindow } from './speechBands.ts';
import { manyWindowsAtOnce, memoryLength } from './speechGraph.ts';

/** Probability of speech, 0–1, in each of some windows of `speechWindow` samples at `speechRate`, one behind the other. They go on from those of the call before. */
export type SpeechModel = (windows: Float32Array) => Promise<Float32Array>;

/** `silero` is the file of Silero VAD 6 (MIT). Throws when it is another. */
export async function createSpeechModel(silero: Uint8Array): Promise<SpeechModel> {
  const session = await InferenceSession.create(manyWindowsAtOnce(silero), { executionProviders: ['wasm'] });
  const nothing = new Tensor('float32', new Float32Array(memoryLength), [1, 1, memoryLength]);
  let [memory, carried]: Tensor[] = [nothing, nothing];
  const context = new Float32Array(speechContext);
  const width = speechContext + speechWindow;

  return async (windows) => {
    const count = windows.length / speechWindow;
    const rows = new Float32Array(count * width);
    for (let n = 0; n < count; n += 1) {
      const window = windows.subarray(n * speechWindow, (n + 1) * speechWindow);
      rows.set(context, n * width);
      rows.set(window, n * width + speechContext);
      context.set(window.subarray(-speechContext));
    }
    const answer = await session.run({
      windows: new Tensor('float32', rows, [count, width]),
      memory: memory ?? nothing,
      carried: carried ?? nothing,
    });
    const { speech, memoryAfter, carriedAfter } = answer;
    if (!(speech?.data instanceof Float32Array) || memoryAfter === undefined || carriedAfter === undefined)
      throw new Error('The speech model answered differently.');
    [memory, carried] = [memoryAfter, carriedAfter];
    return speech.data;
  };
}
