import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { quit } from './launch.ts';
import { contentsIn, preferences, test } from './shell.ts';

test.setTimeout(240_000);

type Shell = { readonly app: ElectronApplication; readonly page: Page; readonly foreign: string };
type Rule = (shell: Shell) => Promise<void>;

/** Electron's own list, in its numbers (electronjs.org/docs/latest/tutorial/security). SECURITY.md repeats these names. */
const rules: Readonly<Record<string, Rule>> = {
  '1. Nothing from elsewhere is loaded: no script, picture, frame, socket or answer': async ({
    page,
    foreign,
  }) => {
    const reached = await page.evaluate(async (url) => {
      const element = (tag: 'script' | 'img' | 'iframe') =>
        new Promise<string>((resolve) => {
          const made = document.createElement(tag);
          made.onload = () => resolve(tag === 'iframe' ? 'refused' : `${tag} loaded`);
          made.onerror = () => resolve('refused');
          made.src = url;
          document.body.append(made);
          setTimeout(() => resolve('refused'), 1500);
        });
      const asked = fetch(url).then(
        () => 'fetch answered',
        () => 'refused',
      );
      const socket = new Promise<string>((resolve) => {
        try {
          const made = new WebSocket(url.replace('http', 'ws'));
          made.onopen = () => resolve('socket opened');
          made.onerror = () => resolve('refused');
        } catch {
          resolve('refused');
        }
      });
      const said = await Promise.all([element('script'), element('img'), element('iframe'), asked, socket]);
      const frames = window.frames.length;
      for (const made of document.querySelectorAll('body > iframe')) made.remove();
      return { said: [...new Set(said)], frames };
    }, foreign);
    expect(reached.said).toEqual(['refused']);
  },

  '2. The window has no Node': async ({ app, page }) => {
    const there = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in window),
    );
    expect(there).toEqual([]);
    expect(await preferences(app)).toMatchObject({ nodeIntegration: false });
  },

  '3. Contexts are isolated, and there is no preload that could be reached': async ({ app }) => {
    expect(await preferences(app)).toMatchObject({ contextIsolation: true });
    expect((await preferences(app))['preload'] ?? null).toBeNull();
  },

  '4. The window’s process is sandboxed': async ({ app }) => {
    expect(await preferences(app)).toMatchObject({ sandbox: true });
  },

  '5. No permission is given, whatever asks': async ({ page }) => {
    const said = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
      const states = await Promise.all(
        names.map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => state,
            () => 'denied',
          ),
        ),
      );
      const camera = await navigator.mediaDevices?.getUserMedia({ video: true, audio: true }).then(
        () => 'granted',
        () => 'denied',
      );
      const place = await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        ),
      );
      return [...new Set([...states, camera ?? 'denied', place])];
    });
    expect(said).toEqual(['denied']);
  },

  '6, 8, 9, 10. The browser’s own guards are on, and nothing experimental is': async ({ app }) => {
    const set = await preferences(app);
    const { webSecurity, allowRunningInsecureContent, experimentalFeatures, enableBlinkFeatures } = set;
    expect(webSecurity ?? true).toBe(true);
    expect(allowRunningInsecureContent ?? false).toBe(false);
    expect(experimentalFeatures ?? false).toBe(false);
    expect(enableBlinkFeatures ?? '').toBe('');
  },

  '7. The content security policy stops inline script and eval': async ({ page }) => {
    const ran = await page.evaluate(() => {
      const made = document.createElement('script');
      made.textContent = 'window.inlineRan = true';
      document.body.append(made);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.handlerRan = true');
      document.body.append(button);
      button.click();
      button.remove();
      return ['inlineRan', 'handlerRan'].filter((name) => name in window);
    });
    expect(ran).toEqual([]);
    const policy = await page.evaluate(() =>
      fetch('/').then((answer) => answer.headers.get('content-security-policy')),
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|http/);
  },

  '11, 12. A webview is nothing here': async ({ app, page, foreign }) => {
    const before = await contentsIn(app);
    const methods = await page.evaluate((url) => {
      const made = document.createElement('webview');
      made.setAttribute('src', url);
      made.setAttribute('allowpopups', '');
      document.body.append(made);
      return 'loadURL' in made || 'getWebContentsId' in made;
    }, foreign);
    expect(methods).toBe(false);
    await page.waitForTimeout(300);
    expect(await contentsIn(app)).toBe(before);
  },

  '13. The window can’t be led to another page: by script, link or form': async ({ page, foreign }) => {
    const start = page.url();
    const lead = (to: string) =>
      page.evaluate((url) => {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        link.remove();
        const form = document.createElement('form');
        form.action = url;
        document.body.append(form);
        form.submit();
        form.remove();
        location.href = url;
      }, to);
    for (const to of [foreign, 'file:///etc/passwd', 'data:text/html,x']) await lead(to);
    await page.waitForTimeout(500);
    expect(page.url()).toBe(start);
    // Nobody is asked before an empty page comes; the shell goes back from it.
    await lead('about:blank').catch(() => undefined);
    await expect(page.getByRole('button', { name: /read and accept/ })).toBeVisible();
    expect(page.url()).toBe(start);
  },

  '14. No second window is opened': async ({ app, page, foreign }) => {
    const before = await contentsIn(app);
    const opened = await page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
      return [url, 'about:blank', 'desk://app/'].map((one) => window.open(one) !== null);
    }, foreign);
    expect(opened).toEqual([false, false, false]);
    expect(await contentsIn(app)).toBe(before);
  },

  '15. Nothing is handed to the system to be opened': async ({ app, page }) => {
    await app.evaluate(({ shell }) => {
      const counted = shell as unknown as { openExternal: () => Promise<void>; asked?: number };
      counted.openExternal = () => {
        counted.asked = (counted.asked ?? 0) + 1;
        return Promise.resolve();
      };
    });
    await page.evaluate(() => {
      for (const url of ['mailto:a@b.c', 'smb://host/share', 'ms-settings:x']) {
        window.open(url);
        location.href = url;
      }
    });
    await page.waitForTimeout(300);
    expect(await app.evaluate(({ shell }) => (shell as unknown as { asked?: number }).asked ?? 0)).toBe(0);
  },

  '17, 20. There is no message that a page could send to the shell': async ({ app, page }) => {
    // Electron itself listens for errors.
    expect(await app.evaluate(({ ipcMain }) => ipcMain.eventNames().map(String))).toEqual(['error']);
    expect(
      await page.evaluate(() => ['electron', 'ipcRenderer', 'api'].filter((name) => name in window)),
    ).toEqual([]);
  },

  '18. Files are out of reach, and the scheme is of this window alone': async ({ app, page }) => {
    const file = await page.evaluate(() =>
      fetch('file:///etc/passwd').then(
        () => 'read',
        () => 'refused',
      ),
    );
    expect(file).toBe('refused');
    // A page in another session, as a hijacked one would be.
    const other = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      await window.loadURL('data:text/html,<p>Another page');
      const script = "fetch('desk://app/api/desk').then(() => 'reached', () => 'refused')";
      const asked: unknown = await window.webContents.executeJavaScript(script);
      const loaded = await window.loadURL('desk://app/').then(
        () => 'loaded',
        () => 'refused',
      );
      window.destroy();
      return [asked, loaded];
    });
    expect(other).toEqual(['refused', 'refused']);
  },

  'Beyond the list: developer tools don’t open': async ({ app }) => {
    const isOpen = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.openDevTools();
      return contents?.isDevToolsOpened() ?? true;
    });
    expect(isOpen).toBe(false);
  },
};

test('the real shell keeps Electron’s security checklist, point by point', async ({ openDesk, central }) => {
  const { app, page } = await openDesk();
  await expect(page.getByRole('button', { name: /read and accept/ })).toBeVisible();
  const foreign = `${central.url}/v1/hello`;
  for (const [name, holds] of Object.entries(rules))
    await test.step(name, async () => {
      await holds({ app, page, foreign });
    });
  const shown = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
  );
  expect(shown).toEqual(['desk://app/']);
  await quit(app);
});
