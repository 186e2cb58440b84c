import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { classifications } from '../../central/defaults/classifications.ts';
import { demoAccounts } from '../../central/seed/demoAccounts.ts';
import { generate } from '../../central/seed/generate.ts';
import { createPeople, type People } from '../../central/seed/people.ts';
import { fullPlan } from '../../central/seed/plan.ts';
import type { Noun } from '../../contract/nouns/feed.ts';
import { isRefusal } from '../../contract/problem.ts';
import { instant } from '../../contract/time.ts';
import { applyChanges, endFeed, startFeed, type Whose } from '../../electron/core/catalogue/apply.ts';
import { arrangeLists } from '../../electron/core/catalogue/arrange.ts';
import type { Change } from '../../electron/core/catalogue/change.ts';
import { createCore } from '../../electron/core/core.ts';
import { openDatabase } from '../../electron/core/db/open.ts';
import type { DeskDb } from '../../electron/core/db/sql.ts';
import type { Core } from '../../electron/core/ports.ts';
import { keepAdmission, keepPassword } from '../../electron/core/session/admission.ts';
import { profileName } from '../../electron/core/session/profile.ts';
import { cache, deskShape } from './cache.ts';
import { auditor, type Say } from './departments.ts';
import { type SqliteBuild, suffixOf } from './sqlite-build.ts';

/** The records are relative to this moment, and the core's clock stands there. */
export const libraryNow = Date.UTC(2026, 10, 22, 12, 0);
const key = 'be'.repeat(32);
const centralUrl = 'https://central.invalid';
const seed = 'bench';
export const libraryPeople: People = createPeople(seed, fullPlan);

/**
 * A core without a network on a database with so many videos; the database is made once. The department is the full
 * one: with more videos its records go further back, as they do when years pass.
 */
export async function libraryDesk(videos: number, say: Say, build: SqliteBuild = 'encrypted'): Promise<Core> {
  const profileDir = await libraryProfile(videos, say, build);
  return createCore({
    clock: { now: () => instant(libraryNow), after: () => () => {} },
    ids: { next: () => crypto.randomUUID() },
    log: () => {},
    secrets: { read: async () => ({ state: 'found', value: key }), write: async () => {} },
    keysIn: 'file',
    centralFetch: () => Promise.reject(new TypeError('no network')),
    centralUrl,
    profileDir,
    deviceName: 'bench',
  });
}

/** The same database by itself, without a core. */
export async function withLibraryDb<T>(
  videos: number,
  say: Say,
  work: (db: DeskDb) => Promise<T>,
): Promise<T> {
  const db = openLibrary(await libraryProfile(videos, say, 'encrypted'));
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

async function libraryProfile(videos: number, say: Say, build: SqliteBuild): Promise<string> {
  const profileDir = join(cache, `library-${videos}-${deskShape()}${suffixOf(build)}`);
  if (!existsSync(profileDir)) await makeProfile(profileDir, videos, say);
  return profileDir;
}

function openLibrary(profileDir: string): DeskDb {
  const file = join(profileDir, `${profileName(centralUrl, auditor.username)}.desk`);
  const db = openDatabase({ file, key, log: () => {}, written: () => {} });
  if (isRefusal(db)) throw new Error(db.refused);
  return db;
}

async function makeProfile(profileDir: string, videos: number, say: Say): Promise<void> {
  const part = `${profileDir}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const db = openLibrary(part);
  await fill(db, videos, say);
  const admitted = {
    account: demoAccounts.auditor,
    token: null,
    offline: false,
    banner: null,
    deviceId: 'bench',
  };
  keepAdmission(db, admitted, instant(Date.now()));
  await keepPassword(db, auditor.password);
  db.close();
  await rename(part, profileDir);
}

async function fill(db: DeskDb, videos: number, say: Say): Promise<void> {
  const whose: Whose = { me: demoAccounts.auditor.id, draft: () => ({ put: () => {}, gone: () => {} }) };
  db.write('start', (write) => startFeed(write, { scope: 'bench', fresh: true }));
  let written = 0;
  for (const batch of inBatches(everything(videos), 2000)) {
    db.writeLightly('fill', (write) => applyChanges(write, batch, whose));
    written += batch.length;
    if (written % 50_000 === 0) say(`${written.toLocaleString('en')} records into the ${videos}-row library`);
    await breathe();
  }
  db.write('end', (write) => endFeed(write, { cursor: 'end', more: false }, instant(libraryNow), whose));
  await arrangeLists(db, () => false);
}

function* everything(videos: number): Generator<Change> {
  const { units, squads } = libraryPeople;
  for (const unit of units) yield change('unit', unit.id, unit);
  for (const row of classifications) yield change('classification', row.code, row);
  for (const officer of squads.flatMap(({ officers }) => officers))
    yield change('officer', officer.id, officer);
  const times = videos / fullPlan.videos;
  const plan = {
    ...fullPlan,
    videos,
    dispatches: Math.round(fullPlan.dispatches * times),
    videoDays: Math.round(fullPlan.videoDays * times),
    dispatchDays: Math.round(fullPlan.dispatchDays * times),
  };
  const { tours } = generate({
    seed,
    plan,
    people: libraryPeople,
    classes: classifications,
    now: libraryNow,
    reelsFor: () => [],
  });
  for (const tour of tours) {
    for (const video of tour.videos) yield change('video', video.id, video);
    for (const dispatch of tour.dispatches) yield change('dispatch', dispatch.id, dispatch);
  }
}

function change(noun: Noun, id: string, body: unknown): Change {
  return { cursor: 'bench', noun, id, v: 1, gone: false, body };
}

function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
