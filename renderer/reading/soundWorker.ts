import { ALL_FORMATS, Input, UrlSource } from 'mediabunny';
import { createHearing } from './hearing.ts';
import { createLooking, shareOf } from './looking.ts';
import { readSound } from './readSound.ts';
import { createRest } from './rest.ts';
import type { SoundAsk, SoundTell } from './soundMessages.ts';

const { rest, wait } = createRest();

/** Listens to one clip off the window's thread: first what it looks like, then where somebody speaks. */
addEventListener('message', ({ data }: MessageEvent<SoundAsk>) => {
  if (data.ask === 'listen') void listen(data);
  else rest(data.rests);
});

/** How often it is told what was found so far, in milliseconds. */
const tellEvery = 400;

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
  const looking = createLooking(durationMs, createClock(), tell);
  const hasSound = await readSound(input, (piece) => {
    looking.add(piece);
    return wait();
  });
  if (hasSound) looking.finish();
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
    if (isTime())
      tell({ tell: 'speech', done: shareOf(startSeconds * 1000, durationMs), bands: hearing.bands() });
    const added = hearing.add(piece);
    const rests = wait();
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

function tell(message: SoundTell): void {
  postMessage(message);
}
