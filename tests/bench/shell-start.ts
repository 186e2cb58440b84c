import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type ElectronRuntime, electronRuntime } from '../support/electronRuntime.ts';
import { root } from './cache.ts';
import { departmentFolder, type Say, serveCentral } from './departments.ts';
import { type Bench, figure, percentile } from './figure.ts';
import { moment, signInShown } from './shown.ts';

const starts = 5;

/**
 * From starting the shell, as it is built, until its sign-in page is painted. In the tests' stand-in for Electron's own
 * runtime the core runs on another Node, as there. Without a runtime or a screen it says so and measures nothing.
 */
export const shellStart: Bench = {
  name: 'shell-start',
  run: async (say) => {
    const runtime = await electronRuntime();
    if ('missing' in runtime) return skipped(say, runtime.missing);
    const screen = await openScreen();
    if (screen === null) return skipped(say, 'there is neither a screen nor Xvfb');
    const central = await serveCentral(await departmentFolder('small', say));
    try {
      const times: number[] = [];
      for (let n = 0; n < starts; n += 1) times.push(await start(runtime, screen.display, central.url, say));
      return [figure('cold start of the shell to its sign-in page, median', percentile(times, 0.5), 's')];
    } finally {
      await central.stop();
      screen.close();
    }
  },
};

function skipped(say: Say, why: string): [] {
  say(`SKIPPED, the start of the shell: ${why}.`);
  return [];
}

/** The screen there is, or one of Xvfb's; null: neither. */
async function openScreen(): Promise<{ readonly display: string; readonly close: () => void } | null> {
  const display = process.env['DISPLAY'];
  if (display !== undefined) return { display, close: () => {} };
  const xvfb = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1440x900x24'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await Promise.race([
    firstMatch(xvfb.stdout, /^(\d+)$/),
    once(xvfb, 'error').then(() => null),
  ]);
  return number === null ? null : { display: `:${number}`, close: () => void xvfb.kill() };
}

/** Seconds. */
async function start(runtime: ElectronRuntime, display: string, central: string, say: Say): Promise<number> {
  const profile = await mkdtemp(join(tmpdir(), 'sw-bench-shell-'));
  const flags = ['--disable-gpu', '--remote-debugging-port=0'];
  const startedAt = moment();
  const shell = spawn(
    runtime.executablePath,
    [
      root,
      ...flags,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--central', central, '--profile', profile],
    ],
    { env: { ...process.env, ...runtime.env, DISPLAY: display }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    const seconds = ((await signInAt(shell)) - startedAt) / 1000;
    say(`sign-in page ${seconds.toFixed(2)} s`);
    return seconds;
  } finally {
    shell.kill();
    await once(shell, 'exit');
    await rm(profile, { recursive: true, force: true });
  }
}

async function signInAt({ stderr }: ChildProcess): Promise<number> {
  const port = stderr && (await firstMatch(stderr, /^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/));
  if (!port) throw new Error('The shell ended before it could be looked at.');
  for (;;) {
    const targets = Targets.parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json());
    const window = targets.find(({ type, url }) => type === 'page' && url.startsWith('desk:'));
    const at = window && (await askPage(window.webSocketDebuggerUrl, `(${signInShown.toString()})()`));
    if (at !== undefined && at !== null) return at;
    await wait(20);
  }
}

const Targets = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }));
const Answer = z.object({ result: z.object({ result: z.object({ value: z.number() }) }) });

/** The number that an expression comes to, over the page's debugger; null: the page was replaced meanwhile. */
async function askPage(address: string, expression: string): Promise<number | null> {
  const socket = new WebSocket(address);
  try {
    await once(socket, 'open');
    const params = { expression, awaitPromise: true, returnByValue: true };
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    const [message] = (await once(socket, 'message')) as [MessageEvent<string>];
    return Answer.safeParse(JSON.parse(message.data)).data?.result.result.value ?? null;
  } finally {
    socket.close();
  }
}

/** The part in parentheses of the first line that fits; null when the output ends without one. */
async function firstMatch(output: Readable, pattern: RegExp): Promise<string | null> {
  for await (const line of createInterface({ input: output })) {
    const found = pattern.exec(line)?.[1];
    if (found === undefined) continue;
    // Whoever writes on must not wait for a reader.
    output.resume();
    return found;
  }
  return null;
}
