import type { Account } from '../../contract/nouns/account.ts';
import { Period, Programme } from '../../contract/nouns/programme.ts';
import { type AccountRow, accountOf } from '../accounts/caller.ts';
import type { Reader, Tx } from '../db/db.ts';
import { digestOf } from '../events/canonical.ts';
import { itemOf } from '../items/item.ts';
import { putItems } from '../items/put.ts';

/** Every version of every programme, each programme's in their order. */
export async function readProgrammes(db: Reader): Promise<readonly Programme[]> {
  const found = (await bodiesOf(db, 'programme')).map((body) => Programme.parse(body));
  return found.sort((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1));
}

/** All periods, the oldest first. */
export async function readPeriods(db: Reader): Promise<readonly Period[]> {
  const found = (await bodiesOf(db, 'period')).map((body) => Period.parse(body));
  return found.sort((a, b) => a.startsAt - b.startsAt);
}

/** Publishes a new period with the hash of its seed; the seed itself stays here. */
export async function beginPeriod(
  tx: Tx,
  period: Omit<Period, 'seed' | 'seedSha256'>,
  seed: string,
): Promise<Period> {
  const begun = { ...period, seedSha256: digestOf(seed), seed: null };
  await tx.run('insert into period_seed (period_id, seed) values ($1, $2)', [period.id, seed]);
  await putItems(tx, [itemOf('period', begun)]);
  return begun;
}

/** Throws when there is none: a period is never without its seed. */
export async function seedOf(db: Reader, periodId: string): Promise<string> {
  const [row] = await db.query<{ seed: string }>('select seed from period_seed where period_id = $1', [
    periodId,
  ]);
  if (row === undefined) throw new Error(`the seed of ${periodId} is lost`);
  return row.seed;
}

/** Whether this squad's round is still to be drawn. */
export async function isRoundOpen(
  db: Reader,
  periodId: string,
  squadId: string,
  round: number,
): Promise<boolean> {
  const found = await db.query(
    'select 1 from period_round where period_id = $1 and squad_id = $2 and round = $3',
    [periodId, squadId, round],
  );
  return found.length === 0;
}

export async function noteRound(
  tx: Tx,
  periodId: string,
  squadId: string,
  round: number,
  at: number,
): Promise<void> {
  await tx.run('insert into period_round (period_id, squad_id, round, at) values ($1, $2, $3, $4)', [
    periodId,
    squadId,
    round,
    at,
  ]);
}

/** The sergeants of each squad, by the squad's id, in an order that stays. */
export async function sergeantsBySquad(db: Reader): Promise<ReadonlyMap<string, readonly Account[]>> {
  const rows = await db.query<AccountRow>(
    `select id, username, name, rank, role, scope_json from account where role = 'sergeant' order by id`,
  );
  const ofSquads = rows.map(accountOf).filter(({ scope }) => scope.kind === 'squad');
  return Map.groupBy(ofSquads, ({ scope }) => (scope.kind === 'squad' ? scope.squadId : ''));
}

async function bodiesOf(db: Reader, noun: 'programme' | 'period'): Promise<readonly unknown[]> {
  const rows = await db.query<{ body: string }>('select body from item where noun = $1 and not gone', [noun]);
  return rows.map((row): unknown => JSON.parse(row.body));
}
