import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Desk } from '../../contract/desk-state.ts';
import { openVideo, sergeant, signIn } from '../e2e/desk.ts';
import { frameOnGlass, numberInPng } from '../e2e/paintedFrame.ts';
import { quit } from './launch.ts';
import { test } from './shell.ts';

test.setTimeout(240_000);

/** Only the system's dialog is left out: the file is written where the test says instead of where a person would. */
test('in the real shell a still is saved as the exact frame with what it is', async ({
  openDesk,
  central,
  profile,
}) => {
  const { app, page } = await openDesk();
  await signIn(page);
  const id = await openVideo(page, central, 'vfr-numbered');
  await expect(page.getByText('frame 0', { exact: true })).toBeVisible({ timeout: 30_000 });
  for (const _ of 'abc') await page.keyboard.press('.');
  await expect(page.getByText('frame 3', { exact: true })).toBeVisible();
  await expect.poll(() => frameOnGlass(page)).toBe(3);

  const file = join(profile, 'still.png');
  const asked = app.evaluate(
    ({ BrowserWindow }, path) =>
      new Promise<{ title: string; name: string; state: string }>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (_, item) => {
          const title = item.getSaveDialogOptions().title ?? '';
          item.setSavePath(path);
          item.once('done', (__, state) => resolve({ title, name: item.getFilename(), state }));
        });
      }),
    file,
  );
  await page.keyboard.press('p');
  const { title, state } = await asked;
  expect([title, state]).toEqual(['Save this frame', 'completed']);
  const png = await readFile(file);
  expect(await numberInPng(page, png)).toBe(3);
  const clip = await readFile(new URL('../footage/vfr-numbered.mp4', import.meta.url));
  const { account } = Desk.parse(
    await page.evaluate(() => fetch('/api/desk').then((answer) => answer.json())),
  );
  for (const text of [
    'Frame number\0\0\0\0\0' + '3',
    'Timestamp\0\0\0\0\0' + '9090/90000 s',
    `Clip id\0\0\0\0\0${id}`,
    `Clip SHA-256\0\0\0\0\0${createHash('sha256').update(clip).digest('hex')}`,
    `Author\0\0\0\0\0${account?.name} (${account?.id})`,
  ])
    expect(png.includes(text), text).toBe(true);
  expect(png.includes(sergeant.password)).toBe(false);

  await quit(app);
});
