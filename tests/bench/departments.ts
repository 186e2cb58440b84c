import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Running, startProgram } from '../support/processes.ts';
import { cache, root } from './cache.ts';

export type Say = (sentence: string) => void;

/** The data folder of a seeded central without clips: made once. One that was broken off is taken up again. */
export async function departmentFolder(size: 'small' | 'full', say: Say): Promise<string> {
  const folder = join(cache, size);
  if (existsSync(folder)) return folder;
  const noClips = join(cache, 'no-clips');
  await mkdir(noClips, { recursive: true });
  say(`seeding the ${size} department; it is kept for the next time`);
  const part = `${folder}.part`;
  await runCentral(['seed', ...(size === 'full' ? ['--full'] : []), '--data', part, '--clips', noClips], say);
  await rename(part, folder);
  return folder;
}

/** Runs a command of the central to its end, saying what it says. */
export async function runCentral(args: readonly string[], say: Say): Promise<void> {
  const child = spawn(process.execPath, ['central/cli.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  createInterface({ input: child.stderr }).on('line', say);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`central ${args[0]} ended with ${code}`);
}

/** A central in a process of its own, over HTTP. */
export function serveCentral(folder: string, port = 0): Promise<Running> {
  return startProgram('central/cli.ts', ['serve', '--data', folder, '--port', String(port)]);
}

/** Sees the whole department. */
export const auditor = { username: 'okubo', password: 'demo-okubo' };
