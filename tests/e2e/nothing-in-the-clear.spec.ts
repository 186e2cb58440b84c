import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { filesBelow, leaksIn } from '../support/leaks.ts';
import { expect, test } from './desk.ts';
import { knownWords, workAndTakeAlong } from './whole-work.ts';

test('after work, footage and a sample taken along, nothing lies in the clear in the desk’s folder or in the browser’s', async ({
  playwright,
  launchOptions,
  central,
  desk,
}) => {
  test.setTimeout(600_000);
  // Without this flag a browser doesn't say where its folder is.
  const args = [...(launchOptions.args ?? []), '--enable-automation'];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  try {
    const folder = await folderOf(browser);
    // Off the record, as `npm start` opens it.
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await desk.start(page);
    const words = await knownWords(central);
    await workAndTakeAlong(page, central);
    // While it runs, with its log and its temporary files, and again once the desk is closed.
    expect(leaksIn(desk.profile, words)).toEqual([]);
    expect(leaksIn(folder, words)).toEqual([]);
    await context.close();
    await desk.kill();
    expect(leaksIn(desk.profile, words)).toEqual([]);
    expect(leaksIn(folder, words)).toEqual([]);
    expect(filesBelow(folder).length).toBeGreaterThan(20);
    // That it can be found at all.
    writeFileSync(join(folder, 'planted'), words.at(-1) ?? '');
    expect(leaksIn(folder, words)).toHaveLength(1);
  } finally {
    await browser.close();
  }
});

async function folderOf(browser: Browser): Promise<string> {
  const session = await browser.newBrowserCDPSession();
  const { arguments: flags } = await session.send('Browser.getBrowserCommandLine');
  const flag = flags.find((one) => one.startsWith('--user-data-dir='));
  if (flag === undefined) throw new Error('the browser has no folder');
  return flag.slice('--user-data-dir='.length);
}
