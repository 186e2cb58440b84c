import { ALL_FORMATS, Input, UrlSource } from 'mediabunny';
import { createHearing } from './hearing.ts';
import { readSound } from './readSound.ts';
import type { SoundAsk, SoundTell } from './soundMessages.ts';
import { createSoundShape } from './soundShape.ts';

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
    if (await look(input, durationMs)) await hear(input, durationMs);
    else tell({ tell: 'no-sound' });
  } catch (error) {
    tell({ tell: 'failed', says: error instanceof Error ? error.message : String(error) });
  }
}

/** False: there is no sound. */
async function look(input: Input, durationMs: number): Promise<boolean> {
  const shape = createSoundShape();
  const isTime = createClock();
  const hasSound = await readSound(input, ({ startSeconds, samples, rate }) => {
    shape.add(startSeconds, samples, rate);
    if (isTime())
      tell({ tell: 'shape', done: shareOf(startSeconds, durationMs), shape: shape.shape(durationMs) });
    return resting?.promise ?? null;
  });
  if (hasSound) tell({ tell: 'shape', done: 1, shape: shape.shape(durationMs) });
  return hasSound;
}

/** In a second pass, so that the first is over sooner and nothing of the sound is kept. */
async function hear(input: Input, durationMs: number): Promise<void> {
  // Loaded only now: fourteen megabytes that a clip without sound never needs.
  const { loadSpeechModel } = await import('./loadSpeechModel.ts');
  const hearing = createHearing(await loadSpeechModel());
  const isTime = createClock();
  await readSound(input, (piece) => {
    const { startSeconds } = piece;
    if (isTime()) tell({ tell: 'speech', done: shareOf(startSeconds, durationMs), bands: hearing.bands() });
    const added = hearing.add(piece);
    const rests = resting?.promise ?? null;
    return added === null || rests === null ? (added ?? rests) : Promise.all([added, rests]).then(() => {});
  });
  await hearing.finish();
  tell({ tell: 'speech', done: 1, bands: hearing.bands() });
}

/** True once in every `tellEvery`. */
function createClock(): () => boolean {
  let last = performance.now();
  return () => {
    const isTime = performance.now() - last >= tellEvery;
    if (isTime) last = performance.now();
    return isTime;
  };
}

function shareOf(seconds: number, durationMs: number): number {
  return durationMs <= 0 ? 0 : Math.min(0.99, (seconds * 1000) / durationMs);
}

function tell(message: SoundTell): void {
  postMessage(message);
}
