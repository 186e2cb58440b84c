import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { deskApi } from '../../../contract/desk-api.ts';
import type { Problem } from '../../../contract/problem.ts';
import { isRefusal } from '../../../contract/problem.ts';
import { instant } from '../../../contract/time.ts';
import { applyChanges } from '../../../electron/core/catalogue/apply.ts';
import type { TokenCentral } from '../../../electron/core/central/token-central.ts';
import { openDatabase, refusalOfDatabase } from '../../../electron/core/db/open.ts';
import { type DeskDb, sql } from '../../../electron/core/db/sql.ts';
import { findingRoutes } from '../../../electron/core/finding/routes.ts';
import { reviewRoutes } from '../../../electron/core/review/routes.ts';
import { type Handlers, serve } from '../../../electron/core/serve.ts';
import type { SignedIn } from '../../../electron/core/session/signed-in.ts';
import { accounts, codeLists, form, videos } from '../../support/department.ts';
import { findingBody, openBody } from '../../support/reviewer.ts';

test('a disk that fills while tagging refuses in words, keeps nothing by half, and takes the same mark once there is room', async () => {
  const db = openWithCatalogue();
  let woken = 0;
  const work = {
    clock: { now: () => instant(1_800_000_000_000) },
    wake: () => {
      woken += 1;
    },
  };
  const handlers = { ...reviewRoutes(work), ...findingRoutes(work) } as unknown as Handlers<
    keyof typeof deskApi
  >;
  const signedIn = {
    account: accounts.sergeant,
    db,
    safety: {} as SignedIn['safety'],
    deviceId: 'd',
    central: {} as TokenCentral,
    isOffline: () => true,
  } satisfies SignedIn;
  const api = serve(handlers, {
    log: () => {},
    ids: { next: () => 'bug-id-00000001' },
    signedIn: () => signedIn,
    concealed: () => null,
    weatherOf: refusalOfDatabase,
  });
  const post = async (path: string, body: unknown) => {
    const response = await api(
      new Request(`http://desk.invalid${path}`, { method: 'POST', body: JSON.stringify(body) }),
    );
    return { status: response.status, body: (await response.json()) as Problem };
  };
  const tag = (n: number) =>
    post('/api/reviews/r/findings', findingBody(`f-${n}`, n, { note: 'x'.repeat(10_000) }));

  expect((await post('/api/reviews', openBody('r', 'video-1-1-1'))).status).toBe(200);
  limitPages(db, 4);
  let kept = 0;
  let full = await tag(kept);
  while (full.status === 200 && kept < 1000) {
    kept += 1;
    full = await tag(kept);
  }
  expect(full).toMatchObject({
    status: 507,
    body: { code: 'disk-full', title: 'The disk is full, so nothing was saved.' },
  });
  expect(kept).toBeGreaterThan(0);
  // The mark and the word about it are both there or both not.
  expect(countOf(db, 'finding')).toBe(kept);
  expect(countOf(db, 'outbox')).toBe(kept + 1);
  expect(woken).toBe(kept + 1);

  limitPages(db, 1000);
  expect((await tag(kept)).status).toBe(200);
  expect(countOf(db, 'finding')).toBe(kept + 1);
  expect(countOf(db, 'outbox')).toBe(kept + 2);
});

function openWithCatalogue(): DeskDb {
  const folder = mkdtempSync(join(tmpdir(), 'sw-full-'));
  const db = openDatabase({
    file: join(folder, 'a.desk'),
    key: 'ab'.repeat(32),
    log: () => {},
    written: () => {},
  });
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const change = (noun: string, id: string, body: unknown) => ({
    cursor: id,
    noun,
    id,
    v: 1,
    gone: false,
    body,
  });
  db.write('fill', (write) =>
    applyChanges(
      write,
      [
        change('form', `${form.id}@1`, form),
        ...codeLists.map((list) => change('code-list', `${list.id}@1`, list)),
        ...videos.map((video) => change('video', video.id, video)),
      ],
      { me: accounts.sergeant.id, draft: () => ({ put: () => {}, gone: () => {} }) },
    ),
  );
  return db;
}

/** Leaves room for so many pages of 4 KB beyond what the file has now. */
function limitPages(db: DeskDb, more: number): void {
  const count =
    db.read.get(sql<[], { page_count: number }>('page count', 'PRAGMA page_count'))?.page_count ?? 0;
  db.read.get(sql<[], unknown>(`limit pages ${count + more}`, `PRAGMA max_page_count = ${count + more}`));
}

function countOf(db: DeskDb, table: string): number {
  return db.read.get(sql<[], { n: number }>(`count ${table}`, `SELECT count(*) AS n FROM ${table}`))?.n ?? -1;
}
