import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { KeptFinding } from '../../contract/desk-state.ts';
import { decode } from '../footage/frameCode.ts';
import { expect, openVideo, signIn, test } from './desk.ts';

type Page = import('@playwright/test').Page;

const Index = z.object({
  frames: z.array(z.object({ frame: z.int(), ms: z.number(), shown: z.boolean() })),
});

/**
 * Frames carry their number in the picture. What is stepped to and what a mark says is compared with what was really
 * painted: at a variable rate, with B-frames, with 10 s between key frames, with an edit list, with a late picture.
 */
for (const clip of [
  'vfr-numbered',
  'cfr-numbered-long-gop',
  'negative-pts-numbered',
  'offset-start-numbered',
]) {
  test(`${clip}: each step is the next frame, and a mark is the frame that was seen`, async ({
    page,
    central,
    desk,
  }) => {
    test.setTimeout(240_000);
    const shown = (await framesOf(clip)).filter((frame) => frame.shown);
    await desk.start(page);
    await signIn(page);
    await openVideo(page, central, clip);
    await expect.poll(() => paintedFrame(page), { timeout: 30_000 }).not.toBeNull();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => paintedFrame(page)).not.toBe(shown[0]?.frame);
    await page.waitForTimeout(500);

    const first = (await paintedFrame(page)) ?? 0;
    let expected = first;
    for (const key of '........,,,,,,,,,,') {
      expected += key === '.' ? 1 : -1;
      await page.keyboard.press(key);
      await expect.poll(() => paintedFrame(page), { intervals: [50], message: key }).toBe(expected);
    }
    await page.waitForTimeout(1000);
    expect(await paintedFrame(page)).toBe(first - 2);

    const [answer] = await Promise.all([
      page.waitForResponse(
        (response) => response.url().endsWith('/findings') && response.request().method() === 'POST',
      ),
      page.keyboard.press('l'),
    ]);
    const { finding } = KeptFinding.parse(await answer.json());
    const painted = shown.find(({ frame }) => frame === first - 2);
    expect(finding.mark.startFrame).toMatchObject({ source: 'picture', timeBase: 1_000_000 });
    expect(finding.mark.startMs).toBeGreaterThanOrEqual((painted?.ms ?? 0) - 1);
    expect(finding.mark.startMs).toBeLessThanOrEqual((painted?.ms ?? 0) + 1);
  });
}

async function framesOf(clip: string) {
  const text = await readFile(new URL(`../footage/${clip}.frames.json`, import.meta.url), 'utf8');
  return Index.parse(JSON.parse(text)).frames;
}

/** The number in the picture that is on the glass; null while there is none. */
async function paintedFrame(page: Page): Promise<number | null> {
  const [width, height] = [424, 240];
  const pixels = await page.locator('video').evaluate(
    (video: HTMLVideoElement, [wide, high]) => {
      const canvas = document.createElement('canvas');
      canvas.width = wide;
      canvas.height = high;
      const brush = canvas.getContext('2d');
      brush?.drawImage(video, 0, 0, wide, high);
      const { data } = brush?.getImageData(0, 0, wide, high) ?? { data: new Uint8ClampedArray() };
      return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''));
    },
    [width, height] as const,
  );
  return decode(Buffer.from(pixels, 'base64'), width, height);
}
