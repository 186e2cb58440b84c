import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export type Ended = { readonly code: number; readonly out: string; readonly errors: string };

/** Runs the central's program to its end, with `typed` on its standard input. */
export function central(args: readonly string[], typed = '', databaseUrl?: string): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['central/cli.ts', ...args],
      { cwd: root, env },
      (_error, out, errors) => {
        resolve({ code: child.exitCode ?? -1, out, errors });
      },
    );
    child.stdin?.end(typed);
  });
}
