import type { Page } from '@playwright/test';
import { expect, openVideo, signIn, test } from './desk.ts';

type Asking = { readonly asked: string[] };

test('a clip that was read on this machine once shows sound, silences, speech and pictures at once after a restart', async ({
  page,
  central,
  desk,
}) => {
  test.setTimeout(180_000);
  // Everything that the window ever asks of the workers that decode.
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { asked });
    window.Worker = class extends Worker {
      override postMessage(message: { ask: string }): void {
        asked.push(message.ask);
        super.postMessage(message);
      }
    };
  });
  const asked = () => page.evaluate(() => (window as unknown as Asking).asked);
  const kept: string[] = [];
  page.on('response', (response) => {
    const kind = /\/api\/analyses\/[^/]+\/(\w+)/.exec(response.url())?.[1];
    if (kind !== undefined && response.request().method() === 'PUT' && response.ok()) kept.push(kind);
  });

  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'early-stop-silent');
  await expect.poll(() => kept.toSorted(), { timeout: 90_000 }).toEqual(['sound', 'thumbs']);
  expect(await asked()).toEqual(expect.arrayContaining(['listen', 'thumbs']));
  const before = await seen(page);
  expect(before.silences.length).toBeGreaterThan(0);
  expect(before.speech.length).toBeGreaterThan(0);

  await desk.kill();
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'early-stop-silent');
  await expect(page.locator('.timeline-speech').first()).toBeAttached();
  expect(await seen(page)).toEqual(before);
  // Pictures to step back to are decoded as ever; nothing else was.
  const again = new Set(await asked());
  again.delete('pictures');
  expect([...again].toSorted()).toEqual(['find-thumbs', 'open']);
  expect(kept.length).toBe(2);
});

/** What the timeline shows of the sound, and the small picture at its middle. */
async function seen(page: Page) {
  const lanes = page.locator('.timeline-drawing');
  const box = await lanes.boundingBox();
  if (box === null) throw new Error('The timeline is not there.');
  await expect(async () => {
    await page.mouse.move(box.x + box.width / 2, box.y + 2);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.3);
    await expect(page.locator('.timeline-thumb')).toHaveAttribute('data-shown', 'true', { timeout: 500 });
  }).toPass();
  const placesOf = (what: string) =>
    page
      .locator(what)
      .evaluateAll((bands) => bands.map((band) => [band.getAttribute('x'), band.getAttribute('width')]));
  return {
    silences: await placesOf('.timeline-silence'),
    speech: await placesOf('.timeline-speech'),
    wave: await page.locator('.timeline-wave').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()),
    thumb: await page.locator('.timeline-thumb').evaluate((canvas: HTMLCanvasElement) => canvas.width),
  };
}
