import { writeFileSync } from 'node:fs';
import { isRefusal, type Refusal, refuse } from '../../../../contract/problem.ts';
import type { Instant } from '../../../../contract/time.ts';
import { takingTurns } from '../../frame/ask.ts';
import type { Clock } from '../../ports.ts';
import { createDatabase } from '../database.ts';
import { type Migration, migrations } from '../migrations/all.ts';
import { keyPattern, type Opening, refusalOfDatabase } from '../open.ts';
import type { DeskDb } from '../sql.ts';
import { hearChanges } from './carbon.ts';
import { beginCarbon } from './carbon-file.ts';
import { climb, doubtOf, type Start } from './ladder.ts';
import { proving } from './prove.ts';
import { copyUnder } from './rekey.ts';
import { carbonPath, copiesOf, nextNo, noteProof, proofOf } from './shelf.ts';
import { takeCopy } from './take-copy.ts';
import { standingOf } from './whole.ts';

/** The safety copies of an open database. */
export type Safety = {
  /** The key that the database is under, to be locked up a second time. */
  readonly key: string;
  /** When the newest copy was taken, and when a restore from one was last proven. */
  readonly standing: () => { readonly copyAt: Instant | null; readonly provenAt: Instant | null };
  /** Whether anything was changed since the newest copy. */
  readonly isDue: () => boolean;
  /** Takes a copy, at once, and proves in turns that it gives everything back. Answers whether it does. Never rejects. */
  readonly takeAndProve: () => Promise<boolean>;
  /** Makes a copy of the whole database under another key, to take its place once it is closed; see rekey.ts. Throws on a full disk. */
  readonly copyUnder: (next: string) => void;
};

export type Opened = { readonly db: DeskDb; readonly safety: Safety; readonly start: Start };

/**
 * Opens (or makes) a reviewer's database as `openDatabase` does, mends it first where it is damaged (see ladder.ts), and
 * writes from then on what changes into a carbon beside it. Refusals as there.
 */
export function openSafely(
  { file, key, log, written, clock }: Opening & { readonly clock: Pick<Clock, 'now'> },
  steps: readonly Migration[] = migrations,
): Opened | Refusal {
  if (!keyPattern.test(key)) return refuse('profile-unreadable', 'The key for it is damaged.');
  try {
    const climbed = climb({ file, key, log, now: clock.now() }, steps);
    if (isRefusal(climbed)) return climbed;
    const { handle, start } = climbed;
    const carbon = hearChanges(handle, log);
    const place = { file, key };
    // What was opened is the newest state there is, and what follows is written down from here on. After trouble, or
    // where there is no copy yet, the first copy is taken before anything else.
    const isTrouble = start.rung === 'mended' || start.rung === 'indexes' || start.rung === 'log-mended';
    if (isTrouble || copiesOf(file).length === 0)
      attempt(() => takeCopy(handle, carbon, { ...place, now: clock.now() }));
    else
      attempt(() => {
        const no = nextNo(file);
        carbon.writeInto(beginCarbon(carbonPath(file, no), key, no, standingOf(handle)));
      });
    const db = createDatabase(handle, log, written, {
      committed: carbon.committed,
      rolledBack: carbon.rolledBack,
      damaged: () => attempt(() => writeFileSync(doubtOf(file), '', { mode: 0o600 })),
      closing: carbon.close,
    });
    const safety: Safety = {
      key,
      standing: () => ({ copyAt: copiesOf(file)[0]?.at ?? null, provenAt: proofOf(file)?.at ?? null }),
      isDue: () => carbon.changes() > 0 || proofOf(file)?.no !== copiesOf(file)[0]?.no,
      copyUnder: (next) => {
        db.settle();
        copyUnder(handle, file, key, next);
      },
      takeAndProve: async () => {
        const taken = attempt(() => {
          db.settle();
          return takeCopy(handle, carbon, { ...place, now: clock.now() });
        });
        if (taken === null) return false;
        try {
          const isGood = await takingTurns(proving(taken, file, key, steps));
          if (isGood) noteProof(file, taken.no, clock.now());
          else log('error', 'copy-not-proven', { no: taken.no });
          return isGood;
        } catch (error) {
          log('warn', 'copy-not-proven', { no: taken.no, error: String(error) });
          return false;
        }
      },
    };
    return { db, safety, start };
  } catch (error) {
    const refusal = refusalOfDatabase(error);
    if (refusal) return refusal;
    throw error;
  }

  /** Copies are beside the work, never in its way: a full disk ends them, not it. */
  function attempt<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      log('warn', 'copy-not-taken', { error: String(error) });
      return null;
    }
  }
}
