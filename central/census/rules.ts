import { type Rules, standardRules } from '../../census/rules.ts';
import { CensusRules } from '../../contract/nouns/census-rules.ts';
import type { Reader, Tx } from '../db/db.ts';
import { newestVersion, publishVersion } from '../items/versions.ts';

const usual: CensusRules = { id: 'census', ...standardRules };

/** The rules of matching that are in force: the newest version. */
export function readRules(db: Reader): Promise<CensusRules> {
  return newestVersion(db, 'census-rules', usual);
}

/** What a department writes: everything but the name and the number. */
export const WrittenRules = CensusRules.omit({ id: true, version: true }).strict();
export type WrittenRules = Omit<Rules, 'version'>;

/** Publishes the next version, and answers it. The same once more is no new version: null. */
export function publishRules(tx: Tx, written: WrittenRules, now: number): Promise<CensusRules | null> {
  return publishVersion(tx, 'census-rules', { usual, written, now });
}
