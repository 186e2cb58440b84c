import { ALL_FORMATS, Input, UrlSource } from 'mediabunny';
import { type Piece, soundOf } from './readSound.ts';
import { createResampler } from './resample.ts';
import type { SoundAsk, SoundTell } from './soundMessages.ts';
import { createSoundShape } from './soundShape.ts';
import { speechBandsFrom, speechRate, speechWindow } from './speechBands.ts';

/** Listens to one clip off the window's thread: first what it looks like, then where somebody speaks. */
addEventListener('message', ({ data }: MessageEvent<SoundAsk>) => {
  if (data.ask === 'listen') void listen(data);
  else rest(data.rests);
});

/** How often it is told what was found so far, in milliseconds. */
const tellEvery = 400;

let resting: PromiseWithResolvers<void> | null = null;

function rest(rests: boolean): void {
  if (rests) {
    resting ??= Promise.withResolvers<void>();
    return;
  }
  resting?.resolve();
  resting = null;
}

async function listen({ url, durationMs }: Extract<SoundAsk, { ask: 'listen' }>): Promise<void> {
  try {
    const source = new UrlSource(url, { getRetryDelay: (n) => (n < 3 ? 1 : null) });
    const input = new Input({ source, formats: ALL_FORMATS });
    const sound = await soundOf(input);
    if (sound === null) {
      tell({ tell: 'no-sound' });
      return;
    }
    await look(sound, durationMs);
    const again = await soundOf(input);
    if (again !== null) await hear(again, durationMs);
  } catch (error) {
    tell({ tell: 'failed', says: error instanceof Error ? error.message : String(error) });
  }
}

async function look(sound: AsyncIterable<Piece>, durationMs: number): Promise<void> {
  const shape = createSoundShape();
  let toldAt = performance.now();
  await each(sound, ({ startSeconds, samples, rate }) => {
    shape.add(startSeconds, samples, rate);
    if (performance.now() - toldAt < tellEvery) return;
    toldAt = performance.now();
    tell({ tell: 'shape', done: shareOf(startSeconds, durationMs), shape: shape.shape(durationMs) });
  });
  tell({ tell: 'shape', done: 1, shape: shape.shape(durationMs) });
}

async function hear(sound: AsyncIterable<Piece>, durationMs: number): Promise<void> {
  // Loaded only now: fourteen megabytes that a clip without sound never needs.
  const { loadSpeechModel } = await import('./speechModel.ts');
  const probabilityOf = await loadSpeechModel();
  const probabilities: number[] = [];
  const window = new Float32Array(speechWindow);
  let [filled, toldAt] = [0, performance.now()];
  let resample: ((samples: Float32Array) => Float32Array) | null = null;

  for await (const { startSeconds, samples, rate } of untilDamage(sound)) {
    // Sound that begins later than the picture, or has a hole: so many windows are silent.
    const place = probabilities.length * speechWindow + filled;
    const missing = Math.floor((startSeconds * speechRate - place) / speechWindow);
    for (let n = 0; n < missing; n += 1) probabilities.push(0);
    resample ??= createResampler(rate, speechRate);
    for (const sample of resample(samples)) {
      window[filled] = sample;
      filled += 1;
      if (filled < speechWindow) continue;
      filled = 0;
      if (resting !== null) await resting.promise;
      probabilities.push(await probabilityOf(window));
    }
    if (performance.now() - toldAt < tellEvery) continue;
    toldAt = performance.now();
    tell({ tell: 'speech', done: shareOf(startSeconds, durationMs), bands: speechBandsFrom(probabilities) });
  }
  tell({ tell: 'speech', done: 1, bands: speechBandsFrom(probabilities) });
}

async function each(sound: AsyncIterable<Piece>, take: (piece: Piece) => void): Promise<void> {
  for await (const piece of untilDamage(sound)) {
    if (resting !== null) await resting.promise;
    take(piece);
  }
}

/** What comes before the damage is good; the rest of the clip is drawn as silent. */
async function* untilDamage(sound: AsyncIterable<Piece>): AsyncGenerator<Piece, void> {
  try {
    yield* sound;
  } catch {
    // The player says where the recording is damaged.
  }
}

function shareOf(seconds: number, durationMs: number): number {
  return durationMs <= 0 ? 0 : Math.min(0.99, (seconds * 1000) / durationMs);
}

function tell(message: SoundTell): void {
  postMessage(message);
}
