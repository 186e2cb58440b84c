import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { test } from './launch.ts';

const clip = fileURLToPath(new URL('../footage/negative-pts-numbered.mp4', import.meta.url));
const main = `
import { app, BrowserWindow, protocol } from 'electron';
protocol.registerSchemesAsPrivileged([{ scheme: 'early', privileges: { standard: true } }]);
void app.whenReady().then(() => new BrowserWindow().loadFile(new URL('page.html', import.meta.url).pathname));
`;

test('the Electron of these tests opens an app folder before it is ready, and plays H.264', async ({
  launch,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'sw-app-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'trial', main: 'main.mjs' }));
  writeFileSync(join(folder, 'main.mjs'), main);
  writeFileSync(join(folder, 'page.html'), '<video src="clip.mp4" muted autoplay></video>');
  copyFileSync(clip, join(folder, 'clip.mp4'));
  try {
    const window = await (await launch(folder)).firstWindow();
    const video = window.locator('video');
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
      .toBeGreaterThan(0.2);
    expect(await video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
