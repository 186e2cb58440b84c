import { type InputVideoTrack, UrlSource, type VideoSample, VideoSampleSink } from 'mediabunny';
import type { Ask, Tell, ThumbsWish } from './clipMessages.ts';
import { type FrameIndex, frameStartingAt, insideOf, startOf } from './frameIndex.ts';
import { type ThumbFile, thumbFile } from './packThumbs.ts';
import { type OpenClip, openClip, readFrameIndex } from './readFrameIndex.ts';
import { createRest } from './rest.ts';
import { smallPicture } from './smallPicture.ts';

/**
 * Reads one clip off the window's thread, over byte ranges: first the timestamps of its frames, then pictures as they
 * are asked for. Ends with the worker.
 */
let opened: { readonly url: string; readonly clip: OpenClip; readonly index: FrameIndex } | null = null;
const { rest, wait } = createRest();
let newestTurn = 0;
let decoding: AsyncGenerator<VideoSample, void, unknown> | null = null;

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if (data.ask === 'open') void open(data.url);
  else if (data.ask === 'find-thumbs') void findThumbs(data);
  else if (data.ask === 'thumbs') void makeThumbs(data);
  else if (data.ask === 'rest') rest(data.rests);
  else void decode(data);
});

function tell(message: Tell, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

async function open(url: string): Promise<void> {
  try {
    // No retries without end: where the network is away, the picture on the glass is away too.
    const source = new UrlSource(new URL(url, location.href), { getRetryDelay: (n) => (n < 3 ? 1 : null) });
    const clip = await openClip(source);
    const index = await readFrameIndex(clip, new AbortController().signal);
    if (index !== null) opened = { url, clip, index };
    tell({ tell: 'index', index });
  } catch (error) {
    tell({ tell: 'failed', says: error instanceof Error ? error.message : String(error) });
  }
}

/** What is only wanted here and there is loaded when it is. */
const keeping = () => import('./keptThumbs.ts');

async function findThumbs({ width, most }: ThumbsWish): Promise<void> {
  const { readThumbsFound } = await keeping();
  const found = opened === null ? null : await readThumbsFound(opened.url, width, most);
  if (found === null) tell({ tell: 'no-thumbs' });
  for (const { seconds, bitmap } of found ?? []) tell({ tell: 'thumb', seconds, bitmap }, [bitmap]);
}

/** Key frames alone: each costs one picture to decode, whatever lies between them. */
async function makeThumbs({ width, most }: ThumbsWish): Promise<void> {
  const track = opened?.clip.track;
  if (opened === null || !track) return;
  const { url, index } = opened;
  const every = Math.max(1, Math.ceil(index.keys.length / most));
  const wanted = [...index.keys].filter((_, n) => n % every === 0).map((number) => startOf(index, number));
  try {
    const files: ThumbFile[] = [];
    const half = Math.ceil(wanted.length / 2);
    await Promise.all(
      [wanted.slice(0, half), wanted.slice(half)].map((some) => drawThumbs(track, some, width, files)),
    );
    files.sort((a, b) => a.seconds - b.seconds);
    const { keepThumbsFound } = await keeping();
    await keepThumbsFound(url, width, most, files);
  } catch {
    // A damaged or unknown stream has no small pictures; the timeline goes without.
  }
}

/** One of two decoders at work side by side: each is emptied after every key frame, and waits while the other one decodes. */
async function drawThumbs(
  track: InputVideoTrack,
  wanted: readonly number[],
  width: number,
  files: ThumbFile[],
): Promise<void> {
  const sink = new VideoSampleSink(track, { hardwareAcceleration: 'prefer-software' });
  for await (const sample of sink.samplesAtTimestamps(unlessResting(wanted))) {
    if (sample === null) continue;
    const seconds = sample.timestamp;
    const canvas = await smallPicture(sample, width);
    sample.close();
    if (canvas === null) continue;
    files.push(thumbFile(seconds, canvas));
    const bitmap = canvas.transferToImageBitmap();
    tell({ tell: 'thumb', seconds, bitmap }, [bitmap]);
  }
}

/** Decoders work ahead, so it is what they are asked for that stops. */
async function* unlessResting(seconds: readonly number[]): AsyncGenerator<number, void> {
  for (const each of seconds) {
    await wait();
    yield each;
  }
}

async function decode({ turn, from, to }: Extract<Ask, { ask: 'pictures' }>): Promise<void> {
  newestTurn = turn;
  // Ends it at once, also while it is still on its way from the key frame to the first picture asked for.
  void decoding?.return();
  decoding = null;
  const track = opened?.clip.track;
  if (opened === null || !track || from >= to) return;
  const { index } = opened;
  try {
    // Software decoders lend out as many pictures as one likes; hardware ones stop when a dozen are held.
    const sink = new VideoSampleSink(track, { hardwareAcceleration: 'prefer-software' });
    const end = to < index.pts.length ? insideOf(index, to - 1) : Number.POSITIVE_INFINITY;
    const samples = sink.samples(insideOf(index, from), end);
    decoding = samples;
    for await (const sample of samples) {
      const number = frameStartingAt(index, sample.timestamp);
      if (turn !== newestTurn || number === null) {
        sample.close();
        if (turn !== newestTurn) return;
        continue;
      }
      const frame = sample.toVideoFrame();
      tell({ tell: 'picture', turn, number, frame, rotation: sample.rotation }, [frame]);
      sample.close();
    }
  } catch {
    // Damage, or a codec that isn't there: stepping then goes through the video element, as without these pictures.
  }
}
