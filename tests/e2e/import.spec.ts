import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';
import { Dispatch } from '../../contract/nouns/dispatch.ts';
import { lookAtCentral } from '../support/centralView.ts';
import type { DemoCentral } from '../support/demo.ts';
import { found } from './axe.ts';
import { auditor, expect, signIn, test } from './desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'sw-import-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header =
  'nopd_item;type_;typetext;priority;timecreate;timedispatch;timearrive;timeclosed;dispositiontext;selfinitiated;officer';

/** Calls as a portal writes them, with semicolons, in Windows-1252. */
function calls(rows: readonly string[], name: string): string {
  const path = join(folder, name);
  writeFileSync(path, Buffer.from(`${header}\r\n${rows.join('\r\n')}\r\n`, 'latin1'));
  return path;
}

const few = [
  'IMP000117;62A;"Allée; ""silent""";2C;2026-11-02T00:00:14;2026-11-02T00:13:32;2026-11-02T00:17:30;2026-11-02T00:24:51;Necessary Action Taken;N;4128',
  'IMP000217;103;Dispute;1A;2026-11-01T01:30:00;;2026-11-01T01:40:00;2026-11-01T03:00:00;Citation 881;Y;4128',
  'IMP000317;94F;Fireworks;1A;1900-01-01T00:00:00;;;;Void;N;4128',
  'IMP000417;21;=1+1;1H;2026-11-02T00:02:43;2026-11-02T00:02:52;;2026-11-02T01:39:11;Unfounded;N;',
  'IMP000117;62A;"Allée; ""silent""";2C;2026-11-02T00:00:14;2026-11-02T00:13:32;2026-11-02T00:17:30;2026-11-02T00:24:51;Necessary Action Taken;N;4128',
];

async function openImport(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/dispatch/import';
  });
  await expect(page.getByText('Bring in dispatches or recordings from a file')).toBeVisible();
}

const chooser = (page: Page): Locator => page.locator('input[type=file]').first();
const preview = (page: Page): Locator => page.getByRole('region', { name: 'First rows' });

async function imported(central: DemoCentral): Promise<Dispatch[]> {
  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const all = (await view.published('dispatch')).map((body) => Dispatch.parse(body));
  return all.filter(({ eventNumber }) => eventNumber.startsWith('IMP'));
}

test('an auditor brings in a file of another city: mapped, checked row by row, refusals saved, seen at the central', async ({
  page,
  desk,
  central,
}) => {
  await desk.start(page);
  await signIn(page, auditor);
  await openImport(page);
  await chooser(page).setInputFiles(calls(few, 'calls.csv'));
  await expect(preview(page)).toContainText('Allée; "silent"');
  await expect(page.getByLabel('Letters')).toContainText('Windows-1252');
  await expect(page.getByLabel('Between the columns')).toContainText('Semicolon');
  // The zone is the department's; what is urgent is this city's.
  await expect(preview(page)).toContainText('2 Nov 2026, 00:13:32 CST');
  await page.getByLabel('Urgent are').click();
  await page.getByRole('option', { name: 'the lowest numbers' }).click();
  await expect(preview(page)).toContainText('1A, urgent');
  await expect(preview(page)).toContainText('Refused: The officer is blank.');
  await expect(page.getByText('4128').first()).toBeVisible();
  expect([...(await found(page, 'dark')), ...(await found(page, 'light'))]).toEqual([]);

  await page.getByRole('button', { name: 'Mapping…' }).click();
  await page.getByLabel('Where these files come from').fill('New Orleans');
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await page.getByRole('button', { name: 'Read the whole file' }).click();
  const result = page.getByRole('region', { name: 'Result of reading' });
  await expect(result).toContainText('5 rows = 2 accepted + 2 refused + 1 repeated');
  await expect(result).toContainText('The row holds no time at all.');
  await expect(result).toContainText('happens twice');
  expect([...(await found(page, 'dark')), ...(await found(page, 'light'))]).toEqual([]);
  const saving = page.waitForEvent('download');
  await result.getByRole('button', { name: 'Save refused rows' }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  expect(saved.split('\r\n')[0]).toBe('\uFEFFLine,Row,Column,Value,Why');
  expect(saved).toContain('5,refused,officer,,The officer is blank.');

  // The other of the two hours, for the whole file.
  await result.getByLabel('A time that happens twice is').click();
  await page.getByRole('option', { name: 'always the second' }).click();
  await expect(result).toContainText('taken as the second');

  await result.getByRole('button', { name: 'Bring in 2' }).click();
  const list = page.getByRole('region', { name: 'Files brought in here' });
  await expect(list).toContainText('Brought in: 2 new');
  const here = await imported(central);
  expect(here.map(({ eventNumber, urgent, callType }) => [eventNumber, urgent, callType]).sort()).toEqual([
    ['IMP000117', false, 'Allée; "silent"'],
    ['IMP000217', true, 'Dispute'],
  ]);
  expect(here.find(({ urgent }) => urgent)?.receivedAt).toBe(Date.parse('2026-11-01T07:30:00Z'));

  // The same file again, read as it was saved: nothing of it is new.
  await openImportAgain(page, calls(few, 'again.csv'));
  await expect(preview(page)).toContainText('1A, urgent');
  await page.getByRole('button', { name: 'Read the whole file' }).click();
  await page.getByRole('button', { name: 'Bring in 2' }).click();
  await expect(list).toContainText('known already');
  expect((await imported(central)).length).toBe(2);
});

async function openImportAgain(page: Page, path: string): Promise<void> {
  await chooser(page).setInputFiles(path);
}

test('cancelled half-way, a file leaves nothing behind; killed half-way, it goes on where it was', async ({
  page,
  desk,
  central,
}) => {
  const many = Array.from(
    { length: 60_000 },
    (_, n) =>
      `IMP${n};62A;Alarm;2C;2026-11-02T00:00:14;2026-11-02T00:13:32;2026-11-02T00:17:30;2026-11-02T00:24:51;None;N;4128`,
  );
  const path = calls(many, 'many.csv');
  await desk.start(page);
  await signIn(page, auditor);
  await openImport(page);
  // The second batch is held back: the reading can't come to its end.
  await page.route('**/batches/2', () => {});
  await chooser(page).setInputFiles(path);
  // They come a few with each frame.
  await expect(preview(page).locator('tbody tr')).toHaveCount(50);
  await page.getByRole('button', { name: 'Read the whole file' }).click();
  await expect(page.getByRole('progressbar', { name: 'Reading the file' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Read the whole file' })).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await (await fetch('/api/imports')).json()) as unknown))
    .toEqual({ imports: [] });

  await page.getByRole('button', { name: 'Read the whole file' }).click();
  await expect(page.getByRole('progressbar', { name: 'Reading the file' })).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { imports } = (await (await fetch('/api/imports')).json()) as {
          imports: { batches: number }[];
        };
        return imports[0]?.batches ?? 0;
      }),
    )
    .toBeGreaterThan(0);
  await desk.kill();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await desk.start(page);
  await signIn(page, auditor);
  await openImport(page);
  await expect(page.getByText('choose the file again, and it goes on where it was')).toBeVisible();
  await chooser(page).setInputFiles(path);
  await page.getByRole('button', { name: 'Read the whole file' }).click();
  const result = page.getByRole('region', { name: 'Result of reading' });
  await expect(result).toContainText('60,000 rows = 60,000 accepted + 0 refused + 0 repeated', {
    timeout: 60_000,
  });
  expect(await imported(central)).toEqual([]);
  await result
    .getByRole('button', { name: 'Drop it' })
    .or(result.getByRole('button', { name: 'Back to the mapping' }))
    .click();
  await expect(result).toBeHidden();
});

test('what is no table is refused in a sentence', async ({ page, desk }) => {
  await desk.start(page);
  await signIn(page, auditor);
  await openImport(page);
  const files: readonly (readonly [name: string, bytes: Buffer, says: string])[] = [
    ['archive.csv', Buffer.from('PK\u0003\u0004 something else'), 'This is a ZIP archive.'],
    ['empty.csv', Buffer.alloc(0), 'The file is empty.'],
    ['endless.csv', Buffer.alloc(2_000_000, 'x'), 'Line 1 is longer than 262,144 characters'],
  ];
  for (const [name, bytes, says] of files) {
    writeFileSync(join(folder, name), bytes);
    await chooser(page).setInputFiles(join(folder, name));
    await expect(page.getByText(says)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Read the whole file' })).toBeDisabled();
  }
});

test('a file that changes while it is read is told so, and nothing of it stays', async ({ page, desk }) => {
  await desk.start(page);
  await signIn(page, auditor);
  await openImport(page);
  const path = calls(few, 'changing.csv');
  await chooser(page).setInputFiles(path);
  await expect(preview(page)).toBeVisible();
  writeFileSync(path, 'something else');
  // What is said then has to be so, however long it takes to put away what was begun.
  await page.route('**/api/imports/*', async (route) => {
    if (route.request().method() === 'DELETE') await wait(700);
    await route.continue();
  });
  await page.getByRole('button', { name: 'Read the whole file' }).click();
  await expect(page.getByText('The file changed while it was being read')).toBeVisible();
  expect(await page.evaluate(async () => (await (await fetch('/api/imports')).json()) as unknown)).toEqual({
    imports: [],
  });
});
