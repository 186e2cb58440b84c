import { published } from '../../contract/nouns/feed.ts';
import { noteOwn } from '../audit/own.ts';
import type { Reader, Tx } from '../db/db.ts';
import { canonicalText } from '../events/canonical.ts';
import { type BodyOf, itemOf } from './item.ts';
import { lockFeed, putItems } from './put.ts';

/** Configuration of which there is one, in versions: the newest is in force. */
type OneOf = 'census-rules' | 'class-fit';

/** The newest version; `usual` where none was published yet. */
export async function newestVersion<N extends OneOf>(
  db: Reader,
  noun: N,
  usual: BodyOf<N>,
): Promise<BodyOf<N>> {
  const rows = await db.query<{ body: string }>('select body from item where noun = $1 and not gone', [noun]);
  const versions = rows.map(({ body }) => published[noun].parse(JSON.parse(body)) as BodyOf<N>);
  return versions.reduce((newest, next) => (next.version > newest.version ? next : newest), usual);
}

/** Publishes what was written as the next version, and answers it. The same once more is no new version: null. */
export async function publishVersion<N extends OneOf>(
  tx: Tx,
  noun: N,
  { usual, written, now }: { readonly usual: BodyOf<N>; readonly written: object; readonly now: number },
): Promise<BodyOf<N> | null> {
  await lockFeed(tx);
  const { id, version, ...before } = await newestVersion(tx, noun, usual);
  if (canonicalText(before) === canonicalText(written)) return null;
  const next = published[noun].parse({ ...written, id, version: version + 1 }) as BodyOf<N>;
  await putItems(tx, [itemOf(noun, next)]);
  await noteOwn(tx, `${noun}-published`, { version: next.version }, now);
  return next;
}
