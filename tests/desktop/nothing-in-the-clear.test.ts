import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { knownWords, workAndTakeAlong } from '../e2e/whole-work.ts';
import { filesBelow, leaksIn } from '../support/leaks.ts';
import { quit } from './launch.ts';
import { test } from './shell.ts';

test.setTimeout(600_000);

/** The desk's folder is Chromium's own profile here as well: its cache, its storage, its crash reports. */
test('in the real shell nothing lies in the clear in the whole profile after work and a sample taken along', async ({
  openDesk,
  central,
  profile,
}) => {
  const { app, page } = await openDesk();
  const words = await knownWords(central);
  await workAndTakeAlong(page, central);
  expect(leaksIn(profile, words)).toEqual([]);
  await quit(app);
  expect(leaksIn(profile, words)).toEqual([]);
  expect(filesBelow(profile).length).toBeGreaterThan(20);
  // That it can be found at all.
  writeFileSync(join(profile, 'planted'), words.at(-1) ?? '');
  expect(leaksIn(profile, words)).toHaveLength(1);
});
