import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { auditor, signIn } from '../e2e/desk.ts';
import { quit } from './launch.ts';
import { root, test, windowOf } from './shell.ts';

test.setTimeout(240_000);

/** Only the system's dialog is left out: files are written where the test says instead of where a person would. */
test('in the real shell a draw’s record and the verifier are saved, and nothing else is', async ({
  launch,
  central,
  profile,
}) => {
  const app = await launch(root, { args: ['--central', central.url, '--profile', profile] });
  const page = await windowOf(app);
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
    return { ...(await asked), text: await readFile(join(profile, file), 'utf8') };
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

  const other = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (event) =>
          resolve(event.defaultPrevented),
        );
      }),
  );
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x'], { type: 'text/plain' }));
    link.download = 'x.txt';
    link.click();
  });
  expect(await other).toBe(true);
  await quit(app);
});
