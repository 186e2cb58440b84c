import type { Page } from '@playwright/test';

/** Presses keys within one task of the page, as they arrive where the window was busy: nothing of it runs between them. */
export async function pressAtOnce(page: Page, keys: readonly string[]): Promise<void> {
  await page.evaluate((all) => {
    const at = document.activeElement ?? document.body;
    for (const key of all)
      at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }, keys);
}
