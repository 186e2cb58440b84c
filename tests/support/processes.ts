import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The browser host as it is built: what `npm start` opens. Whoever starts it builds first. */
export const browserHost = 'dist/browser/main.js';

/** A program of ours that was started and said its address. */
export type Running = {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it wrote to its standard error. */
  readonly errors: () => string;
  /** Asks it to end and waits. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would, with whatever it started. */
  readonly kill: () => Promise<void>;
};

/** Starts `node <file> …` in a process group of its own and waits for its line `{"url": …}`. */
export async function startProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'exit');
  const url = await Promise.race([firstUrl(child), ended.then(() => null)]);
  if (url === null) throw new Error(`${file} ended before it was ready:\n${errors}`);

  const end = async (signal: NodeJS.Signals, target: number): Promise<void> => {
    try {
      process.kill(target, signal);
    } catch {
      // It has ended already.
    }
    await ended;
  };
  const pid = child.pid ?? 0;
  return {
    url,
    child,
    errors: () => errors,
    stop: () => end('SIGTERM', pid),
    kill: () => end('SIGKILL', -pid),
  };
}

async function firstUrl(child: ChildProcess): Promise<string | null> {
  if (child.stdout === null) return null;
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = line.startsWith('{') ? JSON.parse(line) : null;
    if (typeof said === 'object' && said !== null && 'url' in said && typeof said.url === 'string') {
      child.stdout.resume();
      return said.url;
    }
  }
  return null;
}
