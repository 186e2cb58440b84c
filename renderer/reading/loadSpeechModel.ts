import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env } from 'onnxruntime-web/wasm';
import { createSpeechModel, type SpeechModel } from './speechModel.ts';

/**
 * Silero VAD 6 (MIT) on ONNX Runtime's WebAssembly build; both ship with the app. One thread: it runs beside a playing
 * video on a small machine, and more would need shared memory, which the page's isolation doesn't allow.
 */
export async function loadSpeechModel(): Promise<SpeechModel> {
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: new URL(wasmUrl, location.href).href };
  const file = await fetch(new URL(modelUrl, location.href));
  if (!file.ok) throw new Error('The speech model is not there.');
  return createSpeechModel(new Uint8Array(await file.arrayBuffer()));
}
