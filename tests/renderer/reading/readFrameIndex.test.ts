import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FilePathSource } from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { frameAt, hasVariableRate, insideOf } from '../../../renderer/reading/frameIndex.ts';
import { openClip, readFrameIndex } from '../../../renderer/reading/readFrameIndex.ts';

const footage = fileURLToPath(new URL('../../footage/', import.meta.url));
const Truth = z.object({
  timeBase: z.string(),
  frames: z.array(z.object({ frame: z.int(), pts: z.int(), key: z.boolean() })),
});

describe('the frame index of a clip', () => {
  test.for([
    ['vfr-numbered', true],
    ['cfr-numbered-long-gop', false],
    ['negative-pts-numbered', false],
    ['offset-start-numbered', false],
  ] as const)(
    '%s: every frame has the number that is painted on it, and its own timestamp',
    async ([clip, isVariable]) => {
      const truth = Truth.parse(JSON.parse(await readFile(`${footage}${clip}.frames.json`, 'utf8')));
      const index = await indexOf(`${clip}.mp4`);
      expect(`1/${index?.timeBase}`).toBe(truth.timeBase);
      expect([...(index?.pts ?? [])]).toEqual(truth.frames.map(({ pts }) => pts));
      expect([...(index?.keys ?? [])]).toEqual(
        truth.frames.filter(({ key }) => key).map(({ frame }) => frame),
      );
      expect(index && hasVariableRate(index)).toBe(isVariable);
    },
  );

  test('a moment inside each frame finds this frame and no other', async () => {
    const index = await indexOf('vfr-numbered.mp4');
    if (!index) throw new Error('no index');
    const numbers = Array.from(index.pts, (_, number) => number);
    expect(numbers.map((number) => frameAt(index, insideOf(index, number)))).toEqual(numbers);
  });

  test('a file that was cut off has the frames that its tables name', async () => {
    expect((await indexOf('truncated.mp4'))?.pts.length).toBe(360);
  });

  test('what is no container is refused', async () => {
    await expect(indexOf('not-a-video.mp4')).rejects.toThrow();
    await expect(indexOf('empty.mp4')).rejects.toThrow();
  });
});

async function indexOf(file: string) {
  const clip = await openClip(new FilePathSource(`${footage}${file}`));
  try {
    return await readFrameIndex(clip, new AbortController().signal);
  } finally {
    clip.input.dispose();
  }
}
