import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const browsers = mkdtempSync(join(tmpdir(), 'sw-chromium-'));
  try {
    const context = await playwright.chromium.launchPersistentContext(browsers, {
      ...launchOptions,
      viewport: { width: 1366, height: 768 },
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await desk.start(page);
    const words = await knownWords(central);
    await workAndTakeAlong(page, central);
    // While it runs, with its log and its temporary files, and again once all is closed.
    expect(leaksIn(desk.profile, words)).toEqual([]);
    await context.close();
    await desk.kill();
    expect(leaksIn(desk.profile, words)).toEqual([]);
    expect(leaksIn(browsers, words)).toEqual([]);
    expect(filesBelow(browsers).length).toBeGreaterThan(20);
    // That it can be found at all.
    writeFileSync(join(browsers, 'Default', 'planted'), words.at(-1) ?? '');
    expect(leaksIn(browsers, words)).toHaveLength(1);
  } finally {
    rmSync(browsers, { recursive: true, force: true, maxRetries: 5 });
  }
});
