import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { cheapCost } from '../../central/accounts/password.ts';
import { type Central, createCentral } from '../../central/central.ts';
import type { Db } from '../../central/db/db.ts';
import { putFootage } from '../../central/footage/put.ts';
import { type FeedLine, FeedLine as FeedLineSchema } from '../../contract/nouns/feed.ts';
import { SignedIn } from '../../contract/sign-on.ts';
import type { Instant } from '../../contract/time.ts';
import { instant } from '../../contract/time.ts';
import { openEmpty } from './databases.ts';
import * as department from './department.ts';
import { fillDepartment } from './fill.ts';

export { accounts, password } from './department.ts';

export type TestCentral = Central & {
  /** The central's clock: it stands until it is moved. */
  readonly clock: { readonly now: () => Instant; readonly advance: (milliseconds: number) => void };
  readonly dataDir: string;
  /** What was logged, as the JSON text of each line. */
  readonly log: readonly string[];
  /** Signs one of the department's people in, on a device of theirs. */
  readonly signIn: (who: department.AccountName, deviceId?: string) => Promise<SignedOn>;
  /** Puts bytes in the data folder as the footage of a video; answers with their SHA-256. */
  readonly addFootage: (videoId: string, bytes: Uint8Array, name?: string) => Promise<string>;
};

export type SignedOn = {
  readonly token: string;
  readonly deviceId: string;
  readonly account: SignedInAccount;
  /** Calls the central with this session. A body is sent as JSON. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
};

type SignedInAccount = ReturnType<typeof SignedIn.parse>['account'];

/** A whole central in memory with the department of ./department.ts. `open` (see ./databases.ts) puts it on another database. */
export async function testCentral(open: () => Promise<Db> = openEmpty): Promise<TestCentral> {
  const db = await open();
  await fillDepartment(db);
  const dataDir = await mkdtemp(join(tmpdir(), 'sw-central-'));
  let now: number = department.departmentNow;
  const clock = {
    now: () => instant(now),
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const log: string[] = [];
  let bugs = 0;
  const central = createCentral({
    clock,
    ids: { next: () => `bug-${++bugs}` },
    log: (level, event, facts) => void log.push(JSON.stringify({ level, event, ...facts })),
    passwordCost: cheapCost,
    dataDir,
    db,
  });
  return {
    ...central,
    clock,
    dataDir,
    log,
    signIn: (who, deviceId = `device-of-${who}`) => signIn(central, who, deviceId),
    addFootage: (videoId, bytes, name = `${videoId}.mp4`) => addFootage(db, dataDir, videoId, bytes, name),
    stop: async () => {
      await central.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function signIn(central: Central, who: department.AccountName, deviceId: string): Promise<SignedOn> {
  const { username } = department.accounts[who];
  const body = { username, password: department.password, deviceId, deviceName: `Desk of ${who}` };
  const response = await central.fetch(jsonRequest('POST', '/v1/sign-in', body));
  expect(response.status, `signing in ${who}`).toBe(200);
  const { token, account } = SignedIn.parse(await response.json());
  return {
    token,
    deviceId,
    account,
    call: (method, path, sent, headers = {}) =>
      central.fetch(jsonRequest(method, path, sent, { authorization: `Bearer ${token}`, ...headers })),
  };
}

/** A request as a desk makes it. */
export function jsonRequest(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Request {
  return new Request(`http://central.test${path}`, {
    method,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The lines of a feed answer, each checked against the contract. */
export async function feedLines(response: Response): Promise<readonly FeedLine[]> {
  const text = await response.text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => FeedLineSchema.parse(JSON.parse(line)));
}

async function addFootage(
  db: Db,
  dataDir: string,
  videoId: string,
  bytes: Uint8Array,
  name: string,
): Promise<string> {
  const path = `footage/${name}`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await mkdir(dirname(join(dataDir, path)), { recursive: true });
  await writeFile(join(dataDir, path), bytes);
  const size = bytes.byteLength;
  const footage = {
    videoId,
    kind: 'progressive',
    path,
    sha256,
    size,
    played: null,
    mime: 'video/mp4',
    parts: [],
  } as const;
  await db.transaction((tx) => putFootage(tx, footage, department.departmentNow));
  return sha256;
}
