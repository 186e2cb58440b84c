import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { speechRate, speechWindow } from './speechBands.ts';

/** Silero's detector hears the end of the window before with each window. */
const contextLength = 64;

/** Probability of speech in one window of `speechWindow` samples at `speechRate`; windows follow each other. */
export type SpeechModel = (window: Float32Array) => Promise<number>;

/**
 * Silero VAD 6 (MIT) on ONNX Runtime's WebAssembly build; both ship with the app. One thread: it runs beside a playing
 * video on a small machine, and more would need shared memory, which the page's isolation doesn't allow.
 */
export async function loadSpeechModel(): Promise<SpeechModel> {
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: new URL(wasmUrl, location.href).href };
  const session = await InferenceSession.create(new URL(modelUrl, location.href).href, {
    executionProviders: ['wasm'],
  });
  const rate = new Tensor('int64', BigInt64Array.from([BigInt(speechRate)]), []);
  let state: Tensor = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
  const input = new Float32Array(contextLength + speechWindow);

  return async (window) => {
    input.copyWithin(0, speechWindow);
    input.set(window, contextLength);
    const answer = await session.run({
      input: new Tensor('float32', input.slice(), [1, input.length]),
      state,
      sr: rate,
    });
    const { output, stateN } = answer;
    if (output === undefined || stateN === undefined)
      throw new Error('The speech model answered differently.');
    state = stateN;
    return Number(output.data[0]);
  };
}
