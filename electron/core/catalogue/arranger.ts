import type { DeskDb } from '../db/sql.ts';
import type { Log } from '../ports.ts';
import { arrangeLists, isArrangementDue } from './arrange.ts';

/** Arranges the lists of one open database when a first pull has ended, or had ended when the desk was closed. */
export type Arranger = {
  /** Cheap; called whenever the catalogue changed. */
  readonly consider: () => void;
  readonly stop: () => Promise<void>;
};

export function createArranger(db: DeskDb, log: Log): Arranger {
  let isStopped = false;
  let running: Promise<void> | null = null;

  return {
    consider: () => {
      if (isStopped || running || !isArrangementDue(db.read)) return;
      running = arrange().finally(() => {
        running = null;
      });
    },
    stop: async () => {
      isStopped = true;
      await running;
    },
  };

  async function arrange(): Promise<void> {
    try {
      await arrangeLists(db, () => isStopped);
    } catch (error) {
      // A full disk, mostly. Lists stay as they were, slower, and it is tried again after the next change.
      log('error', 'arranging-stopped', { error: String(error) });
    }
  }
}
