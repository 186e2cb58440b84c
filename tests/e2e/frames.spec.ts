import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Video } from '../../contract/nouns/video.ts';
import { KeptFinding } from '../../contract/review-state.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { auditor, expect, openVideo, signIn, test } from './desk.ts';
import { frameOnGlass, numberInPng, paintedFrame } from './paintedFrame.ts';

const Index = z.object({
  timeBase: z.string(),
  frames: z.array(z.object({ frame: z.int(), pts: z.int(), ms: z.number(), shown: z.boolean() })),
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
    const { timeBase, frames } = await truthOf(clip);
    const shown = frames.filter((frame) => frame.shown);
    await desk.start(page);
    await signIn(page);
    await openVideo(page, central, clip);
    await expect.poll(() => paintedFrame(page), { timeout: 30_000 }).not.toBeNull();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => paintedFrame(page)).not.toBe(shown[0]?.frame);
    await page.waitForTimeout(500);

    const first = (await paintedFrame(page)) ?? 0;
    await expect(page.getByText(`frame ${first.toLocaleString('en')}`, { exact: true })).toBeVisible();
    let expected = first;
    for (const key of '........,,,,,,,,,,') {
      expected += key === '.' ? 1 : -1;
      await page.keyboard.press(key);
      await expect(page.getByText(`frame ${expected.toLocaleString('en')}`, { exact: true })).toBeVisible();
      expect(await frameOnGlass(page), key).toBe(expected);
      await expect.poll(() => paintedFrame(page), { intervals: [50], message: key }).toBe(expected);
    }
    await page.waitForTimeout(1000);
    expect(await paintedFrame(page)).toBe(first - 2);

    const [answer] = await Promise.all([
      page.waitForResponse(
        (response) => response.url().endsWith('/findings') && response.request().method() === 'POST',
      ),
      page.keyboard.press('s'),
    ]);
    const { finding } = KeptFinding.parse(await answer.json());
    const painted = shown.find(({ frame }) => frame === first - 2);
    expect(finding.mark.startFrame).toMatchObject({
      source: 'index',
      number: painted?.frame,
      pts: painted?.pts,
      timeBase: Number(timeBase.split('/')[1]),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(finding.mark.startMs).toBeGreaterThanOrEqual((painted?.ms ?? 0) - 1);
    expect(finding.mark.startMs).toBeLessThanOrEqual((painted?.ms ?? 0) + 1);
  });
}

test('a key held down goes back frame by frame through pictures decoded ahead, and the video follows', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(120_000);
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'cfr-numbered-long-gop');
  await expect(page.getByText('frame 0', { exact: true })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^frame 1\d\d$/)).toBeVisible();
  await page.waitForTimeout(500);
  const first = (await paintedFrame(page)) ?? 0;
  const isAt = (number: number) => expect(page.getByText(`frame ${number}`, { exact: true })).toBeVisible();
  await isAt(first);
  const overlay = page.locator('.stage-overlay:not([hidden])');
  const laidOver = await page.locator('.stage-overlay').evaluateHandle((canvas) => {
    const seen = { times: 0 };
    new MutationObserver(() => {
      if (!canvas.hasAttribute('hidden')) seen.times += 1;
    }).observe(canvas, { attributeFilter: ['hidden'] });
    return seen;
  });
  // Until the pictures before this one are there. Each step is waited for, since one the other way takes back those that wait.
  await expect(async () => {
    await page.keyboard.press('.');
    await isAt(first + 1);
    await page.keyboard.press(',');
    await isAt(first);
    expect(await laidOver.evaluate(({ times }) => times)).toBeGreaterThan(0);
  }).toPass({ timeout: 30_000, intervals: [500] });
  await expect.poll(() => paintedFrame(page)).toBe(first);

  for (let back = 1; back <= 12; back += 1) {
    await page.keyboard.press(',');
    await expect.poll(() => frameOnGlass(page), { intervals: [5] }).toBe(first - back);
  }
  await expect(overlay).toBeHidden();
  expect(await paintedFrame(page)).toBe(first - 12);
  await page.keyboard.press('Space');
  await expect.poll(() => paintedFrame(page)).toBeGreaterThan(first - 12);
});

test('a still is the exact frame, with its clip, hash, timestamp, number and reviewer in the file', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(120_000);
  await desk.start(page);
  await signIn(page);
  const id = await openVideo(page, central, 'vfr-numbered');
  await expect(page.getByText('frame 0', { exact: true })).toBeVisible({ timeout: 30_000 });
  for (const _ of 'abc') await page.keyboard.press('.');
  await expect(page.getByText('frame 3', { exact: true })).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('p')]);
  expect(download.suggestedFilename()).toMatch(/ frame 3 at 00-00-00\.101\.png$/);
  const png = await readFile(await download.path());
  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const videos = (await view.published('video')).map((body) => Video.parse(body));
  const media = videos.find((video) => video.id === id)?.media;
  for (const text of [
    'Frame number\0\0\0\0\0' + '3',
    'Timestamp\0\0\0\0\0' + '9090/90000 s',
    `Clip id\0\0\0\0\0${id}`,
    `Clip SHA-256\0\0\0\0\0${media?.sha256}`,
    'Author\0\0\0\0\0',
  ])
    expect(png.includes(text), text).toBe(true);
  expect(await numberInPng(page, png)).toBe(3);
});

async function truthOf(clip: string) {
  const text = await readFile(new URL(`../footage/${clip}.frames.json`, import.meta.url), 'utf8');
  return Index.parse(JSON.parse(text));
}
