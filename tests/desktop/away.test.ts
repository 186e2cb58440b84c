import { expect } from '@playwright/test';
import { openVideo, sergeant, signIn } from '../e2e/desk.ts';
import { quit } from './launch.ts';
import { test } from './shell.ts';

test.setTimeout(240_000);

for (const event of ['lock-screen', 'suspend'] as const)
  test(`in the real shell ${event} of the machine conceals the screen at once, and the password shows it again`, async ({
    openDesk,
    central,
  }) => {
    const { app, page } = await openDesk();
    await signIn(page);
    await openVideo(page, central, 'late-start');
    const title = await page.title();
    // The machine of a test can't be locked: the shell is told what the system would tell it.
    await app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
    const lock = page.getByRole('heading', { name: 'The screen is concealed' });
    await expect(lock).toBeVisible();
    expect(await page.locator('video').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(
      title.split(' – ')[0] ?? title,
    );
    expect(await page.evaluate(() => fetch('/host/conceal', { method: 'POST' }).then((r) => r.status))).toBe(
      404,
    );
    await page.getByLabel(`Password of ${sergeant.username}`).fill(sergeant.password);
    await page.keyboard.press('Enter');
    await expect(lock).toBeHidden();
    await expect(page).toHaveTitle(title);
    await expect(page.locator('video').first()).toBeVisible();
    await quit(app);
  });
