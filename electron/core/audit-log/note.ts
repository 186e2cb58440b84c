import type { DeskDb } from '../db/sql.ts';
import type { Ports } from '../ports.ts';
import { type Facts, logAct } from './entries.ts';

/** Writes down what happens whether or not it can be written down: nobody's screen stays open for a full disk. */
export function noteAct(
  db: DeskDb,
  act: string,
  facts: Facts,
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
): void {
  try {
    db.write(act, (write) => logAct(write, act, facts, clock.now()));
  } catch (error) {
    log('error', 'audit-log-not-written', { act, error: String(error) });
  }
}
