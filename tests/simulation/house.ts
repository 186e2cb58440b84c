import './here-and-now.ts';
import { PGlite } from '@electric-sql/pglite';
import { cheapCost } from '../../central/accounts/password.ts';
import { type Central, createCentral } from '../../central/central.ts';
import type { Db, Reader, Tx } from '../../central/db/db.ts';
import { embeddedDb } from '../../central/db/embedded.ts';
import { migrate } from '../../central/db/migrate.ts';
import { beginEra } from '../../central/feed/era.ts';
import { itemOf } from '../../central/items/item.ts';
import { putItems } from '../../central/items/put.ts';
import type { Instant } from '../../contract/time.ts';
import { videos } from '../support/department.ts';
import { fillDepartment } from '../support/fill.ts';

/** `trips`: one statement fails, and the central answers as it can · `dies`: the process ends there and is started again. */
export type Trip = 'trips' | 'dies';

/** One real central on a real database, that can be put back to any earlier state. */
export type House = {
  readonly db: Db;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Everything as it was in the beginning, for the next seed. */
  readonly reset: (now: () => Instant) => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly backup: () => Promise<void>;
  /** Back to the last backup, or to the beginning. */
  readonly restore: () => Promise<void>;
  /** Something happens at the `statements`-th next statement. `happened` is told when it has. */
  readonly trip: (how: Trip, statements: number, happened: () => void) => void;
  /** No trip is to come any more. */
  readonly clear: () => void;
  /** Bugs that the central logged by itself, not because of a trip. */
  readonly bugs: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Videos that nobody has worked on, in squad 1. */
export const spareVideos = Array.from({ length: 8 }, (_, n) => `spare-${n}`);

/** `given`: an empty database at the newest version; without one, a PGlite in memory. */
export async function buildHouse(given: Db | null = null): Promise<House> {
  const db = given ?? (await embeddedDb(new PGlite()));
  await migrate(db);
  await fillDepartment(db);
  await addSpareVideos(db);
  await db.transaction(beginEra);
  const shelf = await createShelf(db);
  await shelf.put('beginning');

  let now: () => Instant = () => 0 as Instant;
  let bugs: string[] = [];
  let tripped = 0;
  let newest: 'beginning' | 'backup' = 'beginning';
  let resets = 0;
  const line = createTripWire(db, () => {
    tripped += 1;
  });
  let central = open();

  function open(): { readonly central: Central; readonly isDead: () => boolean } {
    const wire = line.wired();
    let ids = 0;
    const made = createCentral({
      clock: { now: () => now() },
      ids: { next: () => `bug-${++ids}` },
      log: (level, event, facts) => {
        if (level === 'error' && tripped === 0) bugs.push(JSON.stringify({ event, ...facts }));
      },
      passwordCost: cheapCost,
      dataDir: '/nowhere',
      db: wire.db,
    });
    return { central: made, isDead: wire.isDead };
  }

  const restore = async (): Promise<void> => {
    await shelf.take(newest);
    await restart();
  };

  /** As the central's program does when it is started. */
  async function restart(): Promise<void> {
    await db.transaction(beginEra);
    central = open();
  }

  return {
    db,
    fetch: async (request) => {
      const at = central;
      const response = await at.central.fetch(request);
      const body = await response.arrayBuffer();
      if (!at.isDead()) return new Response(body, { status: response.status, headers: response.headers });
      if (at === central) await restart();
      throw new TypeError('fetch failed');
    },
    reset: async (clock) => {
      now = clock;
      bugs = [];
      tripped = 0;
      line.clear();
      newest = 'beginning';
      // Nobody else clears away what was deleted: tables would grow with each seed.
      if (++resets % 25 === 0) await db.query('vacuum');
      await restore();
    },
    restart,
    backup: async () => {
      await shelf.put('backup');
      newest = 'backup';
    },
    restore,
    trip: line.trip,
    clear: line.clear,
    bugs: () => bugs,
    close: () => db.close(),
  };
}

async function addSpareVideos(db: Db): Promise<void> {
  const [template] = videos;
  if (template === undefined) throw new Error('the department has no videos');
  const spares = spareVideos.map((id) => ({
    ...template,
    id,
    vendorId: id,
    incidentNumber: `KC26-${id}`,
  }));
  await db.transaction((tx) =>
    putItems(
      tx,
      spares.map((video) => itemOf('video', video)),
    ),
  );
}

/** Copies of the whole database, beside it. */
async function createShelf(db: Db) {
  const rows = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'schema_version' order by 1`,
  );
  const tables = rows.map(({ name }) => name);
  for (const copy of ['beginning', 'backup'])
    await db.transaction((tx) =>
      tx.script(
        `create schema ${copy}; create table ${copy}.seq (at bigint);
         ${tables.map((name) => `create table ${copy}."${name}" as table public."${name}" with no data;`).join('')}`,
      ),
    );
  // Rows are deleted, not truncated: tables are small here, and truncating makes new files.
  const emptied = (schema: string) => tables.map((name) => `delete from ${schema}."${name}";`).join('');
  return {
    put: (copy: 'beginning' | 'backup') =>
      db.transaction((tx) =>
        tx.script(
          `${emptied(copy)} delete from ${copy}.seq; insert into ${copy}.seq select last_value from feed_seq;
           ${tables.map((name) => `insert into ${copy}."${name}" select * from public."${name}";`).join('')}`,
        ),
      ),
    take: (copy: 'beginning' | 'backup') =>
      db.transaction((tx) =>
        // The triggers that keep the audit log as it is are for the department's people, not for a restored backup.
        tx.script(
          `set session_replication_role = replica; ${emptied('public')}
           ${tables.map((name) => `insert into public."${name}" select * from ${copy}."${name}";`).join('')}
           select setval('feed_seq', (select at from ${copy}.seq)); set session_replication_role = origin;`,
        ),
      ),
  };
}

/** Lets statements through, and fails at the one that was named. */
function createTripWire(real: Db, happenedNow: () => void) {
  let left: number | null = null;
  let how: Trip = 'trips';
  let told = (): void => {};

  return {
    trip: (wanted: Trip, statements: number, happened: () => void) => {
      [left, how, told] = [statements, wanted, happened];
    },
    clear: () => {
      left = null;
    },
    wired: () => {
      let dead = false;
      const step = (): void => {
        if (dead) throw new Error('this central has ended');
        if (left === null || --left >= 0) return;
        left = null;
        dead = how === 'dies';
        happenedNow();
        told();
        throw new Error('the statement failed');
      };
      const readerOf = (reader: Reader): Reader => ({
        query: async (sql, values) => {
          step();
          return reader.query(sql, values);
        },
      });
      const db: Db = {
        ...readerOf(real),
        kind: real.kind,
        close: async () => {},
        transaction: (work) =>
          real.transaction(async (tx) => {
            step();
            const answer = await work({
              ...readerOf(tx),
              run: async (sql, values) => {
                step();
                return tx.run(sql, values);
              },
              script: async (sql) => {
                step();
                return tx.script(sql);
              },
            } satisfies Tx);
            // Before the commit is a place to fall, too.
            step();
            return answer;
          }),
      };
      return { db, isDead: () => dead };
    },
  };
}
