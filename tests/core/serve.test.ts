import { expect, test, vi } from 'vitest';
import { deskApi } from '../../contract/desk-api.ts';
import { pathOf } from '../../contract/line.ts';
import { refuse } from '../../contract/problem.ts';
import { type Handlers, serve } from '../../electron/core/serve.ts';
import type { SignedIn } from '../../electron/core/session/signed-in.ts';
import { accounts } from '../support/department.ts';

const signedIn = { account: accounts.sergeant } as SignedIn;
type AnyHandler = (call: {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}) => unknown;

/** Every line answers with what it was given, but for those named. */
function serving(named: Readonly<Record<string, AnyHandler>> = {}, who: SignedIn | null = signedIn) {
  const names = Object.keys(deskApi);
  const echo: AnyHandler = ({ params, query, body }) => ({ params, query, body });
  const handlers = Object.fromEntries(names.map((name) => [name, named[name] ?? echo]));
  const log = vi.fn();
  const api = serve(handlers as unknown as Handlers<keyof typeof deskApi>, {
    log,
    ids: { next: () => '01890000-0000-7000-8000-0000deadbeef' },
    signedIn: () => who,
    concealed: () => null,
    weatherOf: (error) => (error instanceof RangeError ? refuse('disk-full') : null),
  });
  const call = async (method: string, path: string, body?: string) => {
    const init = body === undefined ? { method } : { method, body };
    const response = await api(new Request(`http://desk.invalid${path}`, init));
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.json(),
    };
  };
  return { call, log };
}

/** One of each part that a path can have. */
const parts = {
  id: 'a',
  questionId: 'q',
  subject: 'finding',
  code: 'late-start',
  findingId: 'f',
  entryId: 'e',
  counter: '7',
  handle: 'h',
  kind: 'sound',
  itemId: 'i',
  noun: 'form',
  choiceId: 'k',
  number: '3',
  name: 's',
};

test('every line of the contract is reached by its own method and path, and no other', async () => {
  const hit: string[] = [];
  const noting = Object.fromEntries(
    Object.keys(deskApi).map((name) => [name, () => ({ hit: hit.push(name) })] as const),
  );
  const { call } = serving(noting, { account: accounts.administrator } as SignedIn);
  for (const [name, line] of Object.entries(deskApi)) {
    const { status } = await call(
      line.method,
      pathOf(line, { ...parts, id: 'ä/b?c%20' }),
      'body' in line ? '{}' : undefined,
    );
    // An empty body is refused where the line wants one: it was reached all the same.
    if (status === 400) hit.push(name);
    expect(hit.at(-1), name).toBe(name);
  }
  expect(hit).toEqual(Object.keys(deskApi));
});

test('a path part arrives decoded, whatever is in it', async () => {
  const { call } = serving();
  const { body } = await call('GET', '/api/videos/J%C3%BCrgen%2F4%3F%25');
  expect(body).toMatchObject({ params: { id: 'Jürgen/4?%' } });
});

test('an unknown path, another method and a broken escape are not found, in the same words as any refusal', async () => {
  const { call } = serving();
  for (const [method, path] of [
    ['GET', '/api/nothing'],
    ['PATCH', '/api/desk'],
    ['GET', '/api/videos/%E0%A4%A'],
    ['GET', '/etc/passwd'],
    ['GET', '/api/videos/a/b/c'],
  ] as const) {
    expect(await call(method, path), path).toMatchObject({
      status: 404,
      type: 'application/problem+json',
      body: { code: 'not-found' },
    });
  }
});

test('a malformed call is refused with the fields that are wrong, before the handler sees it', async () => {
  const handler = vi.fn();
  const { call } = serving({ signIn: handler, videos: handler });
  expect(await call('POST', '/api/session', '{"username":""}')).toMatchObject({
    status: 400,
    body: { code: 'bad-request', fields: [{ path: 'username' }, { path: 'password' }] },
  });
  expect(await call('GET', '/api/videos?limit=many')).toMatchObject({
    body: { fields: [{ path: 'limit' }] },
  });
  expect(await call('POST', '/api/session', '{"username":')).toMatchObject({
    status: 400,
    body: { code: 'bad-request' },
  });
  expect(handler).not.toHaveBeenCalled();
});

test('a body beyond a million characters is too large', async () => {
  const { call } = serving();
  const body = JSON.stringify({ username: 'x'.repeat(1_000_000), password: 'p' });
  expect(await call('POST', '/api/session', body)).toMatchObject({
    status: 413,
    body: { code: 'too-large' },
  });
});

test('the lines for an administrator refuse everybody else', async () => {
  const { call } = serving();
  for (const line of Object.values(deskApi)) {
    if (!('who' in line) || line.who !== 'administrator') continue;
    const path = pathOf(line, { id: 'a', noun: 'form' });
    const { body } = await call(line.method, path, 'body' in line ? '{}' : undefined);
    expect(body, line.path).toMatchObject({ code: 'not-allowed' });
  }
});

test('nobody signed in: only the lines for anyone answer', async () => {
  const { call } = serving({}, null);
  for (const line of Object.values(deskApi)) {
    const path = pathOf(line, parts);
    const { status } = await call(line.method, path, 'body' in line ? '{}' : undefined);
    expect(status === 401, line.path).toBe(!('who' in line && line.who === 'anyone'));
  }
});

test('a refusal becomes its status and its sentence', async () => {
  const { call } = serving({ queue: () => refuse('review-submitted', 'On 3 November.') });
  expect(await call('GET', '/api/queue')).toEqual({
    status: 409,
    type: 'application/problem+json',
    body: {
      code: 'review-submitted',
      title: 'This review has been submitted and can no longer change.',
      detail: 'On 3 November.',
    },
  });
});

test('weather that is thrown becomes its refusal', async () => {
  const { call, log } = serving({
    queue: () => {
      throw new RangeError('SQLITE_FULL');
    },
  });
  expect(await call('GET', '/api/queue')).toMatchObject({ status: 507, body: { code: 'disk-full' } });
  expect(log).toHaveBeenCalledTimes(1);
});

test('a bug is answered with a number, and logged once under it with the place where it happened', async () => {
  const { call, log } = serving({ queue: () => Promise.reject(new TypeError('x is undefined')) });
  const { status, body } = await call('GET', '/api/queue');
  expect({ status, body }).toMatchObject({ status: 500, body: { code: 'bug', bugId: 'deadbeef' } });
  expect(JSON.stringify(body)).not.toContain('undefined');
  const facts = {
    bugId: 'deadbeef',
    line: 'queue',
    error: expect.stringContaining('serve.test.ts') as string,
  };
  expect(log.mock.calls).toEqual([['error', 'bug', facts]]);
});

test('nothing that the desk answers is kept by a cache', async () => {
  const handlers = Object.fromEntries(Object.keys(deskApi).map((name) => [name, () => ({})] as const));
  const api = serve(handlers as unknown as Handlers<keyof typeof deskApi>, {
    log: () => {},
    ids: { next: () => 'id' },
    signedIn: () => signedIn,
    concealed: () => null,
    weatherOf: () => null,
  });
  for (const path of ['/api/queue', '/api/nothing']) {
    const response = await api(new Request(`http://desk.invalid${path}`));
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
});
