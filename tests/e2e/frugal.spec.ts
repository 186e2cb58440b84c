import { expect, expectPlaying, openVideo, signIn, test } from './desk.ts';

test('while a clip plays, nothing is written to the glass that stands there already', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'pair-cam-a');
  await expect(page.locator('.control-bar .small-lines').first()).toContainText('frame 0');
  await expect(page.getByText(/^listening/)).toBeHidden();
  await page.keyboard.press('Space');
  await expectPlaying(page);

  // Of each picture the clock, the number of its frame and the playhead are written once; what stays is left alone.
  const written = await page.evaluate(async () => {
    const video = document.querySelector('video');
    const [clock, lines, head] = ['.timecode', '.control-bar .small-lines', '.timeline-head'].map((name) =>
      document.querySelector(name),
    );
    if (!video || !clock || !lines?.lastElementChild || !head) throw new Error('The review is not there.');
    const counts = { clock: 0, length: 0, head: 0, pictures: 0 };
    const count = (name: keyof typeof counts, element: Element, options: MutationObserverInit) =>
      new MutationObserver((records) => {
        // What is written in one go counts once.
        if (records.length > 0) counts[name] += 1;
      }).observe(element, options);
    const text = { characterData: true, childList: true, subtree: true };
    count('clock', clock, text);
    count('length', lines.lastElementChild, text);
    count('head', head, { attributeFilter: ['style'] });
    await new Promise<void>((resolve) => {
      const seen = (): void => {
        counts.pictures += 1;
        if (counts.pictures === 40) resolve();
        else video.requestVideoFrameCallback(seen);
      };
      video.requestVideoFrameCallback(seen);
    });
    return counts;
  });
  expect(written.length).toBe(0);
  // Two more for what the picture before and the one after may have left.
  expect(written.head).toBeLessThanOrEqual(written.pictures + 2);
  expect(written.clock).toBeLessThanOrEqual(written.pictures + 2);
});

test('a mark is on the timeline before its card is drawn, and the next key finds the card all the same', async ({
  page,
  central,
  desk,
}) => {
  await desk.start(page);
  await signIn(page);
  await openVideo(page, central, 'late-start');
  await expect(page.locator('.timeline-drawing')).toBeVisible();
  const seen = await page.evaluate(async () => {
    const count = (what: string) => document.querySelectorAll(what).length;
    const before = count('.timeline-finding');
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true, cancelable: true }));
    // Everything that is drawn with the press, and nothing that comes after a frame.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    const marked = { marks: count('.timeline-finding') - before, cards: count('.finding-card') };
    at.dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true, cancelable: true }));
    return {
      marked,
      cards: count('.finding-card'),
      isTyped: document.activeElement?.closest('.finding-note') !== null,
    };
  });
  expect(seen).toEqual({ marked: { marks: 1, cards: 0 }, cards: 1, isTyped: true });
});
