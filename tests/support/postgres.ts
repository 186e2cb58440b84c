/**
 * A throwaway PostgreSQL for the whole test run: a new cluster in a temporary folder, reached by a Unix socket in it,
 * gone at the end. Tests read its address with `inject('databaseUrl')`; it is null where PostgreSQL isn't installed.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** `postgresql://…` of a superuser who may create databases, or null. Make a database per test file. */
    readonly databaseUrl: string | null;
  }
}

type Account = { readonly uid: number; readonly gid: number };

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bin = findPostgres();
  if (bin === null) {
    process.stderr.write(
      'PostgreSQL is not installed: its tests are SKIPPED (Debian: apt-get install postgresql).\n',
    );
    project.provide('databaseUrl', null);
    return () => Promise.resolve();
  }
  const cluster = await startPostgres(bin);
  project.provide('databaseUrl', cluster.url);
  return cluster.stop;
}

/** Starts a cluster with the programs in `bin`. Throws with the server's log when it doesn't come up within 30 s. */
export async function startPostgres(
  bin: string,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'sw-pg-'));
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...account, cwd: folder, stdio: 'ignore' },
  );
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'max_connections=200',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const killWithUs = () => server.kill('SIGQUIT');
  process.once('exit', killWithUs);
  await whenReady(server, data, () => log);
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      process.off('exit', killWithUs);
      const gone = once(server, 'exit');
      server.kill('SIGQUIT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function whenReady(server: ChildProcess, data: string, log: () => string): Promise<void> {
  const statusFile = join(data, 'postmaster.pid');
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) break;
    // PostgreSQL writes its state as the last line of this file.
    if (existsSync(statusFile) && readFileSync(statusFile, 'utf8').trimEnd().endsWith('ready')) return;
    await wait(100);
  }
  server.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not start:\n${log()}`);
}

/** The folder with `initdb` and `postgres`: Debian's newest, or the one on PATH. */
function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find((folder) => folder !== '' && existsSync(join(folder, 'initdb'))) ?? null;
}

/** PostgreSQL refuses to run as root; Debian's package brings an account for it. */
function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
