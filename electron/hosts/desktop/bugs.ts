import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * From when there is a window, a bug of the shell is written down and the shell goes on: it holds nothing of the
 * reviewer's work. Electron's own way is a box with a stack trace, and until somebody answers it nothing is served and
 * nothing can be closed.
 */
export function bugsWithoutDialog(profile: string): void {
  process.on('uncaughtException', (error) => {
    const text = error.stack ?? error.message;
    process.stderr.write(`A bug of the shell: ${text}\n`);
    const line = { at: new Date().toISOString(), level: 'error', event: 'bug', where: 'shell', error: text };
    try {
      appendFileSync(join(profile, 'desk.log'), `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // There may be no profile yet, or no room.
    }
  });
}
