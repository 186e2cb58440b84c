import { ClassFit, standardFit } from '../../contract/nouns/class-fit.ts';
import type { Reader, Tx } from '../db/db.ts';
import { lockFeed } from '../items/put.ts';
import { newestVersion, publishVersion } from '../items/versions.ts';

/** Which classes fit what came of a call, as it is in force: the newest version. */
export function readClassFit(db: Reader): Promise<ClassFit> {
  return newestVersion(db, 'class-fit', standardFit);
}

/** What a department writes: everything but the name and the number. */
export const WrittenFit = ClassFit.omit({ id: true, version: true }).strict();
export type WrittenFit = Omit<ClassFit, 'id' | 'version'>;

/** `fault`: what is wrong with it, in a sentence; nothing was changed. */
export type PublishedFit =
  | { readonly outcome: 'added' | 'same'; readonly fit: ClassFit }
  | { readonly outcome: 'refused'; readonly fault: string };

/** Publishes the next version. The same once more is no new version; a class that the department hasn't is refused. */
export async function publishClassFit(tx: Tx, written: WrittenFit, now: number): Promise<PublishedFit> {
  await lockFeed(tx);
  const fault = faultOf(written, await knownClasses(tx));
  if (fault !== null) return { outcome: 'refused', fault };
  const next = await publishVersion(tx, 'class-fit', { usual: standardFit, written, now });
  return next === null ? { outcome: 'same', fit: await readClassFit(tx) } : { outcome: 'added', fit: next };
}

async function knownClasses(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `select id from item where noun = 'classification' and not gone`,
  );
  return new Set(rows.map(({ id }) => id));
}

function faultOf({ outcomes, saysNothing }: WrittenFit, known: ReadonlySet<string>): string | null {
  const kinds = outcomes.map(({ kind }) => kind);
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at);
  if (twice !== undefined) return `"${twice}" is there twice; each outcome is said once.`;
  const unknown = [...saysNothing, ...outcomes.flatMap(({ classes }) => classes)].filter(
    (code) => !known.has(code),
  );
  if (unknown.length === 0) return null;
  return `The department has no class ${[...new Set(unknown)].map((code) => `"${code}"`).join(', ')}; it has: ${[...known].sort().join(', ')}.`;
}
