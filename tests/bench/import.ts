import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse';
import { openCentral, seedDemo } from '../support/demo.ts';
import { browserHost, startProgram } from '../support/processes.ts';
import { cache } from './cache.ts';
import { startChromium } from './chromium.ts';
import type { Say } from './departments.ts';
import { openDuckDb } from './duckdb.ts';
import { type Bench, beside, figure } from './figure.ts';
import { signedIn, viewport } from './footage-desk.ts';
import { longestTaskDuring } from './window-tasks.ts';

const rows = 1_000_000;
/** Batches that the central is timed on: with all two hundred it would be the longest bench of all. */
const batches = 10;

/** A million rows from a file to the desk's encrypted database, in a real window; and what the central makes of them. */
export const importing: Bench = {
  name: 'import',
  run: async (say) => {
    const file = await callsFile(say);
    const demo = await seedDemo();
    const central = await openCentral(demo.folder);
    const profile = await mkdtemp(join(tmpdir(), 'sw-bench-import-'));
    const host = await startProgram(browserHost, ['--central', central.url, '--profile', profile]);
    const browser = await startChromium();
    try {
      const context = await browser.newContext({ viewport });
      const page = await signedIn(context, host.url);
      say('reading a million rows');
      let read = { seconds: 0, longestFrame: 0 };
      const task = await longestTaskDuring(page, async () => {
        read = await readIn(page, file);
      });
      say(`asking the central to take ${batches} batches`);
      const taken = await bringIn(page);
      say('the same file in DuckDB, and in csv-parse alone');
      const duck = await duckSeconds(file);
      const bare = await bareSeconds(file);
      return [
        figure('1,000,000 CSV rows read, mapped, checked and kept', read.seconds, 's', { most: 15 }),
        beside('the same', read.seconds, 's', 'DuckDB read_csv with its times, kept nowhere', duck, null),
        beside('the same', read.seconds, 's', 'csv-parse alone, cells only', bare, null),
        figure('longest gap between two frames meanwhile', read.longestFrame, 'ms'),
        figure('longest window task meanwhile, processor time', task.spent, 'ms', { most: 50 }),
        figure('rows that the embedded central takes', taken, 'a second'),
      ];
    } finally {
      await browser.close();
      await host.stop();
      await central.sweep();
      await demo.sweep();
      await rm(profile, { recursive: true, force: true });
    }
  },
};

async function readIn(page: Page, file: string): Promise<{ seconds: number; longestFrame: number }> {
  await page.evaluate(() => {
    location.hash = '#/dispatch/import';
  });
  await page.locator('input[type=file]').first().setInputFiles(file);
  const button = page.getByRole('button', { name: 'Read the whole file' });
  await page.getByRole('region', { name: 'First rows' }).waitFor();
  await page.evaluate(() => {
    const seen = window as unknown as { longestFrame: number };
    let last = performance.now();
    seen.longestFrame = 0;
    const look = (now: number): void => {
      seen.longestFrame = Math.max(seen.longestFrame, now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const startedAt = performance.now();
  await button.click();
  await page.getByText(`1,000,000 rows = 1,000,000 accepted`).waitFor({ timeout: 600_000 });
  const seconds = (performance.now() - startedAt) / 1000;
  const longestFrame = await page.evaluate(
    () => (window as unknown as { longestFrame: number }).longestFrame,
  );
  return { seconds, longestFrame };
}

/** Rows a second, over the first batches. */
async function bringIn(page: Page): Promise<number> {
  const startedAt = performance.now();
  await page.getByRole('button', { name: /^Bring in/ }).click();
  const sent = await page.evaluate(async (wanted) => {
    for (;;) {
      const { imports } = (await (await fetch('/api/imports')).json()) as { imports: { sent: number }[] };
      const [first] = imports;
      if (first !== undefined && first.sent >= wanted) return first.sent;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }, batches);
  const seconds = (performance.now() - startedAt) / 1000;
  await page.getByRole('button', { name: 'Stop' }).click();
  return (sent * 5000) / seconds;
}

async function duckSeconds(file: string): Promise<number> {
  const duck = await openDuckDb();
  const startedAt = performance.now();
  await duck.rows(`SELECT count(*), max(timecreate::TIMESTAMP), max(timedispatch::TIMESTAMP),
    max(timearrive::TIMESTAMP), max(timeclosed::TIMESTAMP), count(DISTINCT nopd_item || officer_id || unit)
    FROM read_csv('${file}', header = true, all_varchar = true)`);
  const seconds = (performance.now() - startedAt) / 1000;
  duck.close();
  return seconds;
}

async function bareSeconds(file: string): Promise<number> {
  const startedAt = performance.now();
  const parser = createReadStream(file).pipe(parse());
  parser.on('data', () => {});
  await finished(parser);
  return (performance.now() - startedAt) / 1000;
}

/** A portal's calls with an officer and a unit: 196 MB, made once. */
async function callsFile(say: Say): Promise<string> {
  const path = join(cache, 'calls-of-a-city.csv');
  if (existsSync(path)) return path;
  say('making a file of a million rows');
  await mkdir(cache, { recursive: true });
  const out = createWriteStream(`${path}.new`);
  out.write(
    'nopd_item,type_,typetext,priority,mapx,mapy,timecreate,timedispatch,timearrive,timeclosed,disposition,dispositiontext,selfinitiated,beat,block_address,zip,officer_id,unit\n',
  );
  const begun = Date.UTC(2025, 0, 1);
  for (let from = 0; from < rows; from += 5000) {
    const lines = Array.from({ length: 5000 }, (_, at) => lineOf(from + at, begun));
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  await rename(`${path}.new`, path);
  return path;
}

function lineOf(n: number, begun: number): string {
  const at = (seconds: number) => new Date(begun + n * 31_000 + seconds * 1000).toISOString().slice(0, 19);
  const type = n % 7 === 0 ? '"BURGLAR ALARM, SILENT"' : 'DISTURBANCE (OTHER)';
  const arrived = n % 5 === 0 ? '' : at(300);
  return `A${n}17,62A,${type},${1 + (n % 3)}C,3671806,537333,${at(0)},${at(60)},${arrived},${at(1500)},NAT,Necessary Action Taken,${n % 4 ? 'N' : 'Y'},1L04,001XX S Cortez St,70119,${1000 + (n % 850)},${100 + (n % 400)}\n`;
}
