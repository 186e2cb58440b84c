import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Dispatch } from '../../contract/nouns/dispatch.ts';
import { auditor, signIn } from '../e2e/desk.ts';
import { lookAtCentral } from '../support/centralView.ts';
import { quit } from './launch.ts';
import { test } from './shell.ts';

test.setTimeout(240_000);

const rows = [
  'nopd_item;typetext;priority;timecreate;timedispatch;timearrive;timeclosed;dispositiontext;selfinitiated;officer',
  'IMP000117;Allée;1A;2026-11-02T00:00:14;2026-11-02T00:13:32;2026-11-02T00:17:30;2026-11-02T00:24:51;Report;N;4128',
  'IMP000217;Dispute;2C;2026-11-02T00:02:43;2026-11-02T00:02:52;;2026-11-02T01:39:11;Unfounded;N;',
];

/** The file is read by a worker, which the shell's own scheme and its rules for content have to let be. */
test('in the real shell a file of another city is read, its refused rows saved, and the rest brought in', async ({
  openDesk,
  central,
  profile,
}) => {
  const { app, page } = await openDesk();
  await signIn(page, auditor);
  await page.evaluate(() => {
    location.hash = '#/dispatch/import';
  });
  const file = join(profile, 'calls.csv');
  await writeFile(file, Buffer.from(`${rows.join('\r\n')}\r\n`, 'latin1'));
  await page.locator('input[type=file]').first().setInputFiles(file);
  await expect(page.getByRole('region', { name: 'First rows' })).toContainText('Allée');
  await page.getByRole('button', { name: 'Read the whole file' }).click();
  const result = page.getByRole('region', { name: 'Result of reading' });
  await expect(result).toContainText('2 rows = 1 accepted + 1 refused');

  const refused = join(profile, 'refused.csv');
  const saved = app.evaluate(
    ({ BrowserWindow }, path) =>
      new Promise<string>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (_, item) => {
          item.setSavePath(path);
          item.once('done', (__, state) => resolve(state));
        });
      }),
    refused,
  );
  await result.getByRole('button', { name: 'Save refused rows' }).click();
  expect(await saved).toBe('completed');
  expect(await readFile(refused, 'utf8')).toContain('3,refused,officer,,The officer is blank.');

  await result.getByRole('button', { name: 'Bring in 1' }).click();
  await expect(page.getByRole('region', { name: 'Files brought in here' })).toContainText(
    'Brought in: 1 new',
  );
  const view = await lookAtCentral(central.url, auditor.username, auditor.password);
  const calls = (await view.published('dispatch')).map((body) => Dispatch.parse(body));
  expect(calls.find(({ eventNumber }) => eventNumber === 'IMP000117')?.callType).toBe('Allée');

  await quit(app);
});
