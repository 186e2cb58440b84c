import type { App } from 'electron';

/** What is typed is kept within 1.5 s, the core is stopped within four seconds; the windows have as long again. In milliseconds. */
const limit = 9500;

/** Quitting stops the core first, and then closes the window. It always comes to an end, whatever either of them does. */
export function endOnQuit(app: App, stopCore: () => Promise<void>): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    // A page that is stuck never agrees to be closed.
    setTimeout(() => app.exit(0), limit);
    void stopCore().finally(() => {
      state = 'stopped';
      app.quit();
    });
  });
}
