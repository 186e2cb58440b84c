/**
 * Run in Electron's main process before the app: holds `whenReady` until Playwright has attached itself, which it says by
 * calling `__playwright_run`. A window that opens while Playwright attaches may be seen half way through its first page,
 * and then the launch waits for that page for ever. Playwright's own loader holds an app back too, but it also changes
 * the keyring and Chromium's switches, which are to be tested as they are.
 */
import { app } from 'electron';

const ready = app.whenReady();
const attached = new Promise((resolve) => {
  globalThis.__playwright_run = () => resolve(undefined);
});

app.whenReady = () => attached.then(() => ready);
