import type Database from 'better-sqlite3-multiple-ciphers';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { Migration } from './migrations/all.ts';

/**
 * Brings a database to the newest shape, one transaction for each step, so that a step is there whole or not at all. An
 * empty file takes all in one: each transaction would encrypt the pages anew that the ones before it wrote.
 * Refuses `profile-newer`, touching nothing, when the file knows steps that this desk doesn't.
 */
export function migrate(handle: Database.Database, steps: readonly Migration[]): Refusal | null {
  const has = Number(handle.pragma('user_version', { simple: true }));
  if (has > steps.length) return refuse('profile-newer');
  for (const [index, step] of steps.entries())
    if (step.number !== index + 1) throw new Error(`migration ${step.number} stands in place ${index + 1}`);
  if (has === 0) take(handle, steps);
  else for (const step of steps.slice(has)) take(handle, [step]);
  return null;
}

function take(handle: Database.Database, steps: readonly Migration[]): void {
  handle.exec('BEGIN IMMEDIATE');
  try {
    for (const step of steps) handle.exec(step.up);
    handle.pragma(`user_version=${steps.at(-1)?.number ?? 0}`);
    handle.exec('COMMIT');
  } catch (error) {
    if (handle.inTransaction) handle.exec('ROLLBACK');
    throw error;
  }
}
