import { noHash } from '../../../contract/nouns/audit-log.ts';
import type { Steps } from '../../../sampling/draw/steps.ts';
import type { ReadDb } from '../db/sql.ts';
import { entriesAfter, hashOf, lastEntry } from './entries.ts';
import { isSigned } from './send.ts';
import { sentOfLog } from './sent.ts';

/**
 * What is wrong with this desk's own log. `broken`: entry `no` doesn't follow from the one before · `cut`: the log ends
 * before what the central signed for, entry `no` · `rewritten`: entry `no` isn't the one that was signed for.
 */
export type LogFault = { readonly fault: 'broken' | 'cut' | 'rewritten'; readonly no: number };

const atOnce = 500;

/** Walks the whole log and holds it against the central's last signature. Null: it is whole. */
export function* checkingLog(db: ReadDb, deviceId: string): Steps<LogFault | null> {
  const { countersigned } = sentOfLog(db);
  if (countersigned !== null && !isSigned(deviceId, countersigned))
    return { fault: 'rewritten', no: countersigned.head.no };
  const signed = countersigned?.head ?? null;
  let [previous, no] = [noHash, 0];
  for (let part = entriesAfter(db, 0, atOnce); part.length > 0; part = entriesAfter(db, no, atOnce)) {
    for (const entry of part) {
      no += 1;
      if (entry.no !== no || entry.hash !== hashOf(previous, entry)) return { fault: 'broken', no };
      if (signed?.no === no && signed.hash !== entry.hash) return { fault: 'rewritten', no };
      previous = entry.hash;
    }
    yield;
  }
  return signed !== null && signed.no > lastEntry(db).no ? { fault: 'cut', no: signed.no } : null;
}
