import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const guard = fileURLToPath(new URL('../../build/nodeGuard.mjs', import.meta.url));
const systemNode = ['/usr/bin/node', '/usr/local/bin/node'].find(
  (path) => existsSync(path) && nodeApiOf(path) < 10,
);
const sentence = /^Second Watch can't run on Node [\d.]+: its database needs Node-API 10 .+\n$/;

function nodeApiOf(node: string): number {
  return Number(execFileSync(node, ['-p', 'process.versions.napi'], { encoding: 'utf8' }));
}

function start(node: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a Node that can load the database passes without a word', () => {
  expect(start(process.execPath, guard)).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('a Node that says Node-API 9 is told so in one sentence, and exits with 1', () => {
  const pretence = "Object.defineProperty(process, 'versions', { value: { node: '20.0.0', napi: '9' } });";
  const code = `${pretence} await import(${JSON.stringify(guard)});`;
  const run = start(process.execPath, '--input-type=module', '--eval', code);
  expect(run).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(sentence) as unknown });
});

test.skipIf(systemNode === undefined)(
  `an old Node of this machine (${systemNode ?? 'SKIPPED: none here'}) is refused`,
  () => {
    const run = start(systemNode ?? '', guard);
    expect(run).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(sentence) as unknown });
  },
);

test.skipIf(systemNode === undefined).each(['vitest.config.ts', 'playwright.config.ts'])(
  'build/%s begins with the guard',
  async (config) => {
    const runner = config.startsWith('vitest') ? 'vitest/vitest.mjs' : '@playwright/test/cli.js';
    const program = fileURLToPath(new URL(`../../node_modules/${runner}`, import.meta.url));
    const path = fileURLToPath(new URL(`../../build/${config}`, import.meta.url));
    const command = config.startsWith('vitest') ? ['list'] : ['test', '--list'];
    const run = start(systemNode ?? '', program, ...command, '--config', path);
    expect(run.stderr).toMatch(/can't run on Node/);
    expect(run.status).toBe(1);
  },
);
