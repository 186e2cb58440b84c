import type { App } from 'electron';
import { deskSession, home } from './scheme.ts';

/** What the window may save, by its kind: stills, what an audit says, and what a stranger needs to repeat its draw. */
const saved: Readonly<Record<string, string>> = {
  'image/png': 'Save this frame',
  'application/json': 'Save the record of the draw',
  'application/jsonl': 'Save the frame of the draw',
  'text/csv': 'Save the table',
  'application/zip': 'Save the tables of the audit',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Save the workbook of the audit',
  'text/html': 'Save the verifier',
  'text/javascript': 'Save the verifier',
};

/** The window shows the desk and nothing else: no other page, no new window, no permission, no embedded page. */
export function lockDown(app: App): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(home)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !event.url.startsWith(home)) event.preventDefault();
    });
    // An empty page is shown without anybody being asked before: from there it goes back.
    contents.on('did-navigate', (_event, url) => {
      if (contents.session === deskSession() && !url.startsWith(home)) void contents.loadURL(home);
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  void app.whenReady().then(() => {
    const desk = deskSession();
    desk.setPermissionRequestHandler((_, permission, answer) => answer(permission === 'fullscreen'));
    desk.setPermissionCheckHandler((_, permission) => permission === 'fullscreen');
    desk.setDevicePermissionHandler(() => false);
    desk.on('will-download', (event, item) => {
      // A file that the window itself has made: the reviewer is asked where it goes. Nothing is fetched to be saved.
      const title = item.getURL().startsWith(`blob:${home}`) ? saved[item.getMimeType()] : undefined;
      if (title === undefined) event.preventDefault();
      else item.setSaveDialogOptions({ title, defaultPath: item.getFilename() });
    });
  });
}
