import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentSecurityPolicy, createApp, workerPolicy } from '../../electron/hosts/app.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'window-'));
  await mkdir(join(folder, 'window', 'assets'), { recursive: true });
  await writeFile(join(folder, 'window', 'index.html'), '<!doctype html><title>desk</title>');
  await writeFile(join(folder, 'window', 'assets', 'a.js'), 'export {};');
  await writeFile(join(folder, 'window', 'assets', 'soundWorker-aB_3.js'), 'export {};');
  await writeFile(join(folder, 'secret.json'), '{"secret":true}');
});
afterAll(() => rm(folder, { recursive: true }));

const asked: string[] = [];
function app() {
  asked.length = 0;
  return createApp({
    windowDir: join(folder, 'window'),
    fetchCentral: () => Promise.reject(new TypeError('no network')),
    askCore: (request) => {
      asked.push(new URL(request.url).pathname);
      return Promise.resolve(Response.json({}, { status: request.url.includes('/host/') ? 404 : 200 }));
    },
  });
}
const get = (path: string) => app()(new Request(`http://desk.invalid${path}`));

test('the page comes with a policy that allows no inline script, no eval, no frame and no other origin', async () => {
  const page = await get('/');
  expect({ status: page.status, text: await page.text() }).toEqual({
    status: 200,
    text: '<!doctype html><title>desk</title>',
  });
  expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/);
  expect(contentSecurityPolicy).toContain("frame-src 'none'");
});

test('a worker may compile WebAssembly, the page may not, and neither may evaluate text as script', async () => {
  const policyOf = async (path: string) => (await get(path)).headers.get('content-security-policy');
  expect(await policyOf('/assets/soundWorker-aB_3.js')).toBe(workerPolicy);
  expect(workerPolicy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(workerPolicy.replace(" 'wasm-unsafe-eval'", '')).toBe(contentSecurityPolicy);
  expect(await policyOf('/assets/a.js')).toBe(contentSecurityPolicy);
});

test('calls go to the core, and nothing else does', async () => {
  expect((await get('/api/queue')).status).toBe(200);
  expect(asked).toEqual(['/api/queue']);
});

test("the host's own routes are out of the window's reach", async () => {
  for (const path of [
    '/host/grants/x',
    '/host/stop',
    '/secrets/key',
    '//host/grants/x',
    '/api/../host/stop',
  ]) {
    expect((await get(path)).status, path).toBe(404);
    expect(asked, path).toEqual([]);
  }
});

test('no path leads out of the folder of built files', async () => {
  for (const path of [
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/assets/..%2f..%2fsecret.json',
    '/%2e%2e%2fsecret.json',
  ]) {
    expect((await get(path)).status, path).toBe(404);
  }
});

test('a path that is no text is refused, not a crash', async () => {
  expect((await get('/%E0%A4%A.js')).status).toBe(404);
});

test('a handle that the core does not know is no footage', async () => {
  expect((await get('/media/0123456789abcdefghij')).status).toBe(404);
  expect(asked).toEqual(['/host/grants/0123456789abcdefghij']);
  expect((await get('/media/short')).status).toBe(404);
  expect(asked).toEqual([]);
});
