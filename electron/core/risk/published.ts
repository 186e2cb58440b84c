import { type ClassFit, standardFit } from '../../../contract/nouns/class-fit.ts';
import { newestVersion } from '../catalogue/versions.ts';
import type { ReadDb } from '../db/sql.ts';

/** The newest version that the central published; a central from before there were any means the usual one. */
export function classFit(db: ReadDb): ClassFit {
  return newestVersion(db, 'class-fit') ?? standardFit;
}
