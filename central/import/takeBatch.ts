import type { z } from 'zod';
import type { ImportBatch } from '../../contract/central-api.ts';
import { type ImportedDispatch, rowNames, toRows } from '../../contract/import-rows.ts';
import { ImportTaken, mayImport, notForYou } from '../../contract/import-state.ts';
import { type Refusal, refuse } from '../../contract/problem.ts';
import type { Caller } from '../accounts/caller.ts';
import { noteOwn } from '../audit/own.ts';
import type { Tx } from '../db/db.ts';
import { digestOf } from '../events/canonical.ts';
import { lockFeed } from '../items/put.ts';
import type { Ports } from '../ports.ts';
import { loadRoster, type Roster } from './roster.ts';
import { takeDispatches } from './takeDispatches.ts';
import { takeVideos } from './takeVideos.ts';

/**
 * Takes a batch of rows that a desk read from a file, once for ever: the same batch again is answered the same, another one
 * under its id is refused. The rows go the way of the importing command, so the same file by either way is the same.
 */
export async function takeBatch(
  { db, clock }: Ports,
  { account }: Caller,
  batch: z.infer<typeof ImportBatch>,
): Promise<ImportTaken | Refusal> {
  if (!mayImport(account)) return refuse('not-allowed', notForYou);
  const text = JSON.stringify(batch);
  // PostgreSQL has neither the zero character nor halves of letters.
  if (/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(text))
    return refuse('bad-request', 'A row holds a character that no text has.');
  const digest = digestOf(text);
  return db.transaction(async (tx) => {
    // The lock comes first: the same batch sent twice at once waits here, and then finds its answer.
    await lockFeed(tx);
    const [before] = await tx.query<{ digest: string; answer: string }>(
      'select digest, answer from import_batch where id = $1',
      [batch.id],
    );
    if (before !== undefined)
      return before.digest === digest
        ? ImportTaken.parse(JSON.parse(before.answer))
        : refuse('id-reused', 'Another batch of rows was taken under this id.');
    const taken = await takeRows(tx, batch, clock.now);
    await tx.run(
      'insert into import_batch (id, account_id, digest, answer, at) values ($1, $2, $3, $4, $5)',
      [batch.id, account.id, digest, JSON.stringify(taken), clock.now()],
    );
    const { refused, ...counted } = taken;
    const facts = { account: account.id, batch: batch.id, kind: batch.rows.kind, ...counted };
    await noteOwn(tx, 'rows-imported', { ...facts, refused: refused.length }, clock.now());
    return taken;
  });
}

async function takeRows(
  tx: Tx,
  { rows }: z.infer<typeof ImportBatch>,
  now: () => number,
): Promise<ImportTaken> {
  const roster = await loadRoster(tx);
  const names = rowNames[rows.kind];
  if (rows.kind === 'catalogue') {
    const taken = await takeVideos(tx, roster, toRows(rows.columns, names), now);
    return countedOf(taken, roster);
  }
  const taken = await takeDispatches(tx, roster, toRows<ImportedDispatch>(rows.columns, names));
  return countedOf(
    taken.map(({ outcome }) => ({ outcome, line: 0, reason: null })),
    roster,
  );
}

type Became = { readonly outcome: string; readonly line: number; readonly reason: string | null };

function countedOf(taken: readonly Became[], roster: Roster): ImportTaken {
  const count = (outcome: string) => taken.filter((one) => one.outcome === outcome).length;
  return {
    imported: count('imported'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    refused: taken
      .filter(({ outcome }) => outcome === 'refused')
      .map(({ line, reason }) => ({ line, says: reason ?? '' })),
    ...roster.added(),
  };
}
