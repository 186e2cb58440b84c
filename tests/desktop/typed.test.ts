import { expect } from '@playwright/test';
import { openVideo, signIn } from '../e2e/desk.ts';
import { quit } from './launch.ts';
import { root, test, windowOf } from './shell.ts';

test.setTimeout(240_000);

/** Types into the review's note and ends it in one breath, from the shell, where no pause can come between. */
const typeAndEnd = `(() => {
  const note = document.querySelector('.foot-note textarea, .foot-note input');
  const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(note), 'value').set;
  set.call(note, 'typed and ended');
  note.dispatchEvent(new Event('input', { bubbles: true }));
})()`;

for (const how of ['quits', 'closes the window'] as const) {
  test(`who types a note and ${how} in one breath finds it again`, async ({ launch, central, profile }) => {
    const args = ['--central', central.url, '--profile', profile];
    const app = await launch(root, { args });
    const page = await windowOf(app);
    await signIn(page);
    const id = await openVideo(page, central, 'late-start');
    const ended = app.waitForEvent('close');
    await app
      .evaluate(
        async ({ app: shell, BrowserWindow }, [script, way]) => {
          const [window] = BrowserWindow.getAllWindows();
          await window?.webContents.executeJavaScript(script);
          if (way === 'quits') shell.quit();
          else window?.close();
        },
        [typeAndEnd, how] as const,
      )
      // The app may be gone before it has answered.
      .catch(() => undefined);
    await ended;

    const again = await launch(root, { args });
    const reopened = await windowOf(again);
    await signIn(reopened);
    await reopened.evaluate((video) => {
      location.hash = `#/review/${encodeURIComponent(video)}`;
    }, id);
    await expect(reopened.getByRole('textbox', { name: /note/i }).first()).toHaveValue('typed and ended');
    await quit(again);
  });
}
