import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { auditor, signIn } from '../e2e/desk.ts';
import { quit } from './launch.ts';
import { root, test } from './shell.ts';

test.setTimeout(240_000);

/** Only the system's dialog is left out: files are written where the test says instead of where a person would. */
test('in the real shell a draw’s record and the verifier are saved, and nothing else is', async ({
  openDesk,
  profile,
}) => {
  const { app, page } = await openDesk();
  await signIn(page, auditor);
  await expect(page.getByText('everything sent')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Alt+4');
  await page
    .getByRole('row')
    .filter({ hasText: /Being reviewed|Signed/ })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Work paper' }).click();

  const save = async (button: string, file: string) => {
    const asked = app.evaluate(
      ({ BrowserWindow }, path) =>
        new Promise<{ title: string; state: string }>((resolve) => {
          BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (_, item) => {
            const title = item.getSaveDialogOptions().title ?? '';
            item.setSavePath(path);
            item.once('done', (__, state) => resolve({ title, state }));
          });
        }),
      join(profile, file),
    );
    await page.getByRole('button', { name: button, exact: true }).click();
    const said = await asked;
    const bytes = await readFile(join(profile, file));
    return { ...said, bytes, text: bytes.toString('utf8') };
  };
  expect(await save('Record', 'record.json')).toMatchObject({
    title: 'Save the record of the draw',
    state: 'completed',
    text: expect.stringContaining('second-watch-draw'),
  });
  expect(await save('Verifier, as a page', 'verify.html')).toMatchObject({
    title: 'Save the verifier',
    state: 'completed',
    text: await readFile(join(root, 'docs/verifier/verify-draw.html'), 'utf8'),
  });

  const workbook = await save('Tables, for Excel', 'tables.xlsx');
  expect(workbook).toMatchObject({ title: 'Save the workbook of the audit', state: 'completed' });
  expect(Object.keys(unzipSync(workbook.bytes))).toContain('xl/workbook.xml');
  const tables = await save('Tables, as CSV', 'tables.zip');
  expect(tables).toMatchObject({ title: 'Save the tables of the audit', state: 'completed' });
  expect(Object.keys(unzipSync(tables.bytes))).toContain('items.csv');

  for (const what of [
    { type: 'text/plain', name: 'x.txt' },
    { type: 'application/octet-stream', name: 'x.csv' },
    { type: 'application/octet-stream', name: 'x.xlsx' },
    { type: 'application/vnd.ms-excel.sheet.macroEnabled.12', name: 'x.xlsm' },
    { type: 'application/x-msdownload', name: 'x.exe' },
  ])
    expect(await isRefused(app, page, what), what.name).toBe(true);
  await quit(app);
});

type Saving = { readonly type: string; readonly name: string };

/** Whether the shell stops a file of this kind that the window has made. */
async function isRefused(app: ElectronApplication, page: Page, saving: Saving): Promise<boolean> {
  const stopped = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (event) =>
          resolve(event.defaultPrevented),
        );
      }),
  );
  await page.evaluate(({ type, name }) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x'], { type }));
    link.download = name;
    link.click();
  }, saving);
  return stopped;
}
