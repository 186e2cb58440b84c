import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { expect, openVideo, signIn, test } from './desk.ts';

const Truth = z.record(
  z.string(),
  z.looseObject({ speech: z.array(z.object({ startMs: z.number(), endMs: z.number() })).default([]) }),
);

test.setTimeout(180_000);

/** The bands of speech that are drawn, compared with what was planted in the clip. */
for (const [clip, durationMs] of [
  ['early-stop-silent', 50_000],
  ['buffer-30s', 61_000],
] as const) {
  test(`${clip}: the timeline shows the sound and where somebody speaks`, async ({ page, central, desk }) => {
    await desk.start(page);
    await signIn(page);
    await openVideo(page, central, clip);
    await expect(page.locator('.timeline-silence').first()).toBeAttached({ timeout: 60_000 });
    await expect(page.getByText(/^listening, /)).toHaveCount(0, { timeout: 90_000 });

    const { width } = (await page.locator('.timeline-drawing').boundingBox()) ?? { width: 0 };
    const found = await page
      .locator('.timeline-speech')
      .evaluateAll((bands) =>
        bands.map((band) => [Number(band.getAttribute('x')), Number(band.getAttribute('width'))] as const),
      );
    const bands = found.map(([x, wide]) => ({
      startMs: (x / width) * durationMs,
      endMs: ((x + wide) / width) * durationMs,
    }));
    const truth = Truth.parse(
      JSON.parse(await readFile(new URL('../footage/truth.json', import.meta.url), 'utf8')),
    );
    const speech = truth[`${clip}.mp4`]?.speech ?? [];
    expect(shared(speech, bands) / lengthOf(speech)).toBeGreaterThan(0.85);
    expect(shared(bands, speech) / lengthOf(bands)).toBeGreaterThan(0.8);
    if (clip === 'early-stop-silent')
      await expect(page.getByText(/^hint: 1\d s of speech found in the last 30 s$/)).toBeVisible();
  });
}

type Band = { readonly startMs: number; readonly endMs: number };

function lengthOf(bands: readonly Band[]): number {
  return bands.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/** Milliseconds of the first that lie within the second. */
function shared(first: readonly Band[], second: readonly Band[]): number {
  return first.reduce(
    (sum, one) =>
      sum +
      second.reduce(
        (inside, other) =>
          inside + Math.max(0, Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs)),
        0,
      ),
    0,
  );
}
