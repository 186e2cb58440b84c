import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds on the screen, as `rule: element` lines, in one theme. */
export async function found(page: Page, theme: 'dark' | 'light'): Promise<string[]> {
  await page.evaluate((wanted) => {
    document.documentElement.dataset['theme'] = wanted;
  }, theme);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await new AxeBuilder({ page })
    // React Aria's own: what it has said to screen readers stays for seconds after what it named is gone.
    .exclude('[data-live-announcer]')
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${theme} ${id}: ${target.join(' ')}`),
  );
}
