import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, startProgram } from './processes.ts';

/** A seeded demonstration department on disk, to be copied for each test: seeding takes longer than copying. */
export async function seedDemo(): Promise<{ readonly folder: string; readonly sweep: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'sw-demo-'));
  const central = await startProgram('central/cli.ts', ['serve', '--demo', '--data', folder, '--port', '0']);
  await central.stop();
  return { folder, sweep: () => rm(folder, { recursive: true, force: true }) };
}

/** A central of a test's own that can be stopped and started again at the same address, as a network comes and goes. */
export type DemoCentral = {
  readonly url: string;
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly sweep: () => Promise<void>;
};

export async function openCentral(demo: string): Promise<DemoCentral> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sw-central-'));
  await cp(demo, dataDir, { recursive: true });
  const port = await freePort();
  let running: Running | null = null;
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  const start = async (): Promise<void> => {
    running ??= await startProgram('central/cli.ts', [
      'serve',
      '--demo',
      '--data',
      dataDir,
      '--port',
      String(port),
    ]);
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    stop,
    start,
    // Nobody reads what it would still write: closing the database in order takes longer than most of a test.
    sweep: async () => {
      await running?.kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
