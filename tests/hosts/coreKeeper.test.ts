import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { nowhere } from '../../electron/hosts/bridge.ts';
import { type CoreProcess, keepCore } from '../../electron/hosts/core-keeper.ts';
import { forkCore } from '../../electron/hosts/forked-core.ts';

/** Answers each call with the number of its process; what it does when it is asked to stop is the test's. */
const answering = (onStop: string) => `
process.once('disconnect', () => process.exit(0));
process.on('message', ({ call, path }) => {
  if (path === '/host/stop') { ${onStop} }
  else process.send({ answer: call, status: 200, headers: {}, body: String(process.pid) });
});`;

const folder = mkdtempSync(join(tmpdir(), 'sw-keeper-'));
const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A real process kept by the real keeper, and each process that it started. */
function keep(source: string) {
  const module = join(folder, `core-${stops.length}-${Date.now()}.mjs`);
  writeFileSync(module, source);
  const started: CoreProcess[] = [];
  const core = keepCore(
    () => {
      const child = forkCore({ module, args: [], execPath: process.execPath });
      started.push(child);
      return child;
    },
    () => Promise.resolve(new Response(null, { status: 404 })),
    () => {},
  );
  stops.push(core.stop);
  const ask = async (): Promise<{ status: number; body: string }> => {
    const answer = await core.ask(new Request(`${nowhere}/api/desk`));
    return { status: answer.status, body: await answer.text() };
  };
  return { core, ask, started };
}

/** Nothing of this process runs meanwhile, so that it hears of nothing that happens elsewhere. */
function standStill(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('whoever asks a core that has just died is told so; the host lives, and the next core answers', async () => {
  const { ask, started } = keep(answering('process.exit(0);'));
  const first = await ask();
  expect(first.status).toBe(200);

  process.kill(Number(first.body), 'SIGKILL');
  standStill(300);
  // The host has not heard of it, and the pipe is broken already.
  const unheard = await Promise.all(Array.from({ length: 20 }, ask));
  expect(unheard.map(({ status }) => status)).toEqual(Array(20).fill(503));
  // It has heard, and the next one is not there yet.
  expect((await ask()).status).toBe(503);

  await expect.poll(async () => (await ask()).status).toBe(200);
  expect(started).toHaveLength(2);
});

test('who asks while the core is ending is answered, and the stop comes to its end', async () => {
  const { core, ask } = keep(answering('process.exit(0);'));
  expect((await ask()).status).toBe(200);
  const stopped = core.stop();
  const asking: Promise<{ status: number }>[] = [];
  const hammer = setInterval(() => asking.push(ask()), 0);
  await stopped;
  asking.push(ask());
  clearInterval(hammer);
  const answers = await Promise.all(asking);
  expect(answers.at(-1)?.status).toBe(503);
});

test('a core that does not end when it is asked to is killed', { timeout: 15_000 }, async () => {
  const { core, ask } = keep(answering(''));
  const pid = Number((await ask()).body);
  await core.stop();
  expect(isAlive(pid)).toBe(false);
});

test('a stop ends even where the process cannot be ended', { timeout: 15_000 }, async () => {
  const posted: unknown[] = [];
  const core = keepCore(
    () => ({
      wire: { post: (message) => posted.push(message), listen: () => {} },
      onExit: () => {},
      kill: () => posted.push('kill'),
    }),
    () => Promise.resolve(new Response()),
    () => {},
  );
  await core.stop();
  expect(posted).toEqual([expect.objectContaining({ path: '/host/stop' }), 'kill']);
});
