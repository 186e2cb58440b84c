import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { cache } from './cache.ts';
import { type Bench, beside, figure } from './figure.ts';
import { longClip, manyKeysClip } from './footage-central.ts';
import { withFootageDesk } from './footage-desk.ts';
import { openReview } from './glass.ts';

/** What the desk reads out of a clip: sound, speech, small pictures. */
export const reading: Bench = {
  name: 'reading',
  run: (say) =>
    withFootageDesk(say, async ({ desk, idOf }) => {
      const sound = await soundOf(desk, idOf(longClip));
      const thumbs = await thumbsOf(desk, idOf(manyKeysClip));
      const file = join(cache, 'clips', longClip.file);
      const manyKeys = join(cache, 'clips', manyKeysClip.file);
      const decode = await ffmpeg([
        '-i',
        file,
        '-vn',
        '-af',
        'silencedetect=n=-50dB:d=2,astats',
        '-f',
        'null',
        '-',
      ]);
      const pictures = await ffmpeg([
        ...['-skip_frame', 'nokey', '-i', manyKeys, '-an', '-vf', 'scale=320:-1', '-frames:v', '100'],
        ...['-fps_mode', 'passthrough', '-f', 'rawvideo', '-y', '/dev/null'],
      ]);
      return [
        figure('waveform and silences of ten minutes', sound.shapeMs / 1000, 's', { most: 2.5 }),
        beside(
          'waveform and silences',
          sound.shapeMs / 1000,
          's',
          'ffmpeg silencedetect',
          decode / 1000,
          null,
        ),
        figure('speech bands, times real time', 600_000 / sound.speechMs, '×', { least: 60 }),
        figure(`${thumbs.count} thumbnails of ten minutes`, thumbs.milliseconds / 1000, 's', { most: 2.5 }),
        beside('thumbnails', thumbs.milliseconds / 1000, 's', 'ffmpeg, key frames', pictures / 1000, null),
      ];
    }),
};

/** Listens to the long clip: when its shape was whole, and how long finding the speech took after that. */
async function soundOf(desk: Page, videoId: string) {
  await openReview(desk, videoId);
  return desk.evaluate(async () => {
    const share = (): number => {
      const notes = [...document.querySelectorAll('.timeline-note')].map(({ textContent }) => textContent);
      return Number(/listening, (\d+) %/.exec(notes.join(' '))?.[1] ?? Number.NaN);
    };
    // Told of changes, not asking: what is measured wants the processor for itself.
    const until = (isSo: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = new MutationObserver(() => {
          if (!isSo()) return;
          look.disconnect();
          resolve();
        });
        look.observe(document.body, { childList: true, characterData: true, subtree: true });
      });
    const startedAt = performance.now();
    await until(() => share() >= 50);
    const shapeAt = performance.now();
    await until(() => Number.isNaN(share()));
    return { shapeMs: shapeAt - startedAt, speechMs: performance.now() - shapeAt };
  });
}

/** Asks the desk's own worker for small pictures of a clip, as the timeline does; there are as many as key frames, 100 at most. */
async function thumbsOf(desk: Page, videoId: string) {
  return desk.evaluate(async (id) => {
    const script = performance.getEntriesByType('resource').find(({ name }) => name.includes('/clipWorker-'));
    if (script === undefined) throw new Error('The desk has not read a clip yet.');
    const reply = await fetch(`/api/videos/${encodeURIComponent(id)}/playback`, {
      method: 'POST',
      body: '{}',
    });
    const { handle } = (await reply.json()) as { handle: string };
    const worker = new Worker(script.name, { type: 'module' });
    type Told = { tell: string; index?: { keys: Uint32Array } };
    const hear = (wanted: (told: Told) => boolean) =>
      new Promise<Told>((resolve) =>
        worker.addEventListener('message', ({ data }: MessageEvent<Told>) => wanted(data) && resolve(data)),
      );
    const opened = hear(({ tell }) => tell === 'index');
    worker.postMessage({ ask: 'open', url: new URL(`/media/${handle}`, location.href).href });
    const keys = (await opened).index?.keys.length ?? 0;
    const every = Math.max(1, Math.ceil(keys / 100));
    const count = Math.ceil(keys / every);
    let had = 0;
    const all = hear(({ tell }) => {
      if (tell === 'thumb') had += 1;
      return had >= count;
    });
    const startedAt = performance.now();
    worker.postMessage({ ask: 'thumbs', width: 320, most: 100 });
    await all;
    worker.terminate();
    return { count, milliseconds: performance.now() - startedAt };
  }, videoId);
}

/** Milliseconds that ffmpeg takes for it. */
async function ffmpeg(args: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const child = spawn('ffmpeg', ['-hide_banner', '-v', 'error', '-nostdin', ...args], { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)}`);
  return performance.now() - startedAt;
}
