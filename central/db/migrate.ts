import { begin } from '../migrations/0001-begin.ts';
import { programmes } from '../migrations/0002-programmes.ts';
import { realNames } from '../migrations/0003-real-names.ts';
import { rounds } from '../migrations/0004-rounds.ts';
import { auditLog } from '../migrations/0005-audit-log.ts';
import { eras } from '../migrations/0006-eras.ts';
import { signOns } from '../migrations/0007-sign-ons.ts';
import { secondFactors } from '../migrations/0008-second-factors.ts';
import { ownLog } from '../migrations/0009-own-log.ts';
import { censusRules } from '../migrations/0010-census-rules.ts';
import { measures } from '../migrations/0011-measures.ts';
import { importBatches } from '../migrations/0012-import-batches.ts';
import { auditSent } from '../migrations/0013-audit-sent.ts';
import { classFit } from '../migrations/0014-class-fit.ts';
import type { Db } from './db.ts';

/** One step of the database's shape. Steps that were released are never edited; a change is a new file. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

export const migrations: readonly Migration[] = [
  begin,
  programmes,
  realNames,
  rounds,
  auditLog,
  eras,
  signOns,
  secondFactors,
  ownLog,
  censusRules,
  measures,
  importBatches,
  auditSent,
  classFit,
];

/**
 * Brings the database to the newest shape (or to `upTo`), each step in its own transaction. Answers with the version it is at.
 * Throws when the database was written by a newer central.
 */
export async function migrate(db: Db, upTo = Number.POSITIVE_INFINITY): Promise<number> {
  let at = await db.transaction(async (tx) => {
    await tx.script(`select pg_advisory_xact_lock(${migrationLock});
      create table if not exists schema_version (version int primary key, name text not null, at bigint not null)`);
    const [row] = await tx.query<{ version: number }>(
      'select coalesce(max(version), 0) as version from schema_version',
    );
    return row?.version ?? 0;
  });
  const newest = migrations.at(-1)?.version ?? 0;
  if (at > newest)
    throw new Error(`The database is at version ${at}; this central knows versions up to ${newest}.`);
  for (const step of migrations) {
    if (step.version > at && step.version <= upTo) at = await apply(db, step);
  }
  return at;
}

const migrationLock = 7_310_001;

async function apply(db: Db, step: Migration): Promise<number> {
  await db.transaction(async (tx) => {
    // Two centrals started on one database at once: the second waits here, then finds the step done.
    await tx.script(`select pg_advisory_xact_lock(${migrationLock})`);
    const done = await tx.query('select 1 from schema_version where version = $1', [step.version]);
    if (done.length > 0) return;
    await tx.script(step.sql);
    await tx.run(
      'insert into schema_version (version, name, at) values ($1, $2, (extract(epoch from now()) * 1000)::bigint)',
      [step.version, step.name],
    );
  });
  return step.version;
}
