import type { Page } from '@playwright/test';
import { expect } from './desk.ts';

/** Answers each question that is due, with whichever key fits it. */
export async function answerWhatIsDue(page: Page): Promise<void> {
  await page.keyboard.press('f');
  // A question that is answered leads on to the next; each key answers the kind of question that it fits.
  const left = page.getByText('none due');
  for (let press = 0; press < 60 && !(await left.isVisible()); press += 1) {
    const before = await answered(page);
    await page.keyboard.press('y');
    await page.keyboard.press('4');
    if ((await answered(page)) === before) await page.keyboard.press('ArrowDown');
    // On a slow machine the number comes late, and a question was passed by.
    if (press % 20 === 19) await page.keyboard.press('f');
  }
  await expect(page.getByText('none due')).toBeVisible();
  await page.keyboard.press('Escape');
}

function answered(page: Page): Promise<string | null> {
  return page.getByRole('tab', { name: /^Form/ }).textContent();
}

/** Plays at four times the speed until the form's share of the clip has been shown. */
export async function watchEnough(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  for (let press = 0; press < 2; press += 1) await page.keyboard.press(']');
  await page.keyboard.press('Space');
  await expect
    .poll(
      async () =>
        Number(/watched (\d+) %/.exec((await page.getByText(/watched \d+ %/).textContent()) ?? '')?.[1]),
      {
        timeout: 150_000,
      },
    )
    .toBeGreaterThan(30);
}
