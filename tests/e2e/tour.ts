import type { Page } from '@playwright/test';
import { acceptNotice, type BrowserDesk, expect, signIn } from './desk.ts';

/** Starts a desk and goes through the screens that the rail leads to, stopping at each to be looked at. */
export async function tourOfTheDesk(
  page: Page,
  desk: Pick<BrowserDesk, 'start'>,
  look: (where: string) => Promise<void>,
): Promise<void> {
  await desk.start(page);
  await expect(page.getByRole('button', { name: /read and accept/ })).toBeVisible();
  await look('notice');
  await acceptNotice(page);
  await look('sign-in');
  await signIn(page);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await look('queue');
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await look('library');
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('heading', { name: 'Sync', level: 1 })).toBeVisible();
  await look('sync');
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('heading', { name: 'Samples', level: 1 })).toBeVisible();
  await look('samples');
}
