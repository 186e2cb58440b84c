import { BrowserWindow, nativeTheme } from 'electron';
import { keepTyped } from './keep-typed.ts';
import { deskSession, home } from './scheme.ts';

let open: BrowserWindow | null = null;
let isKept = false;

/** Has the window keep what is being typed, before the core is stopped. */
export async function keepWhatIsTyped(): Promise<void> {
  if (open !== null) await keepTyped(open.webContents);
  isKept = true;
}

/** The one window. Shown when it has something to show, so that it never flashes white. */
export function openWindow(): void {
  nativeTheme.themeSource = 'system';
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#0e1114',
    title: 'Second Watch',
    webPreferences: {
      session: deskSession(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: process.env['SECOND_WATCH_DEVTOOLS'] === '1',
    },
  });
  window.once('ready-to-show', () => window.show());
  isKept = false;
  window.on('close', (event) => {
    if (isKept) return;
    event.preventDefault();
    void keepWhatIsTyped().finally(() => window.close());
  });
  window.on('closed', () => {
    open = null;
  });
  void window.loadURL(home);
  open = window;
}

export function raiseWindow(): void {
  if (open === null) {
    openWindow();
    return;
  }
  if (open.isMinimized()) open.restore();
  open.focus();
}
