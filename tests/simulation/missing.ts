import { NoVideoAnswer } from '../../contract/nouns/no-video.ts';
import type { House } from './house.ts';
import type { Ledger } from './ledger.ts';

/**
 * Holds what the central has of answers to missing recordings against what was said: the last word of each desk on a call
 * is there, none is invented, and all of a call follow each other in one order. A word that the central once refused is
 * let go when a newer one of the same desk has arrived.
 */
export async function answerFaults({ db }: Pick<House, 'db'>, { answers }: Ledger): Promise<string[]> {
  const rows = await db.query<{ body: string }>(
    `select body from item where noun = 'no-video-answer' and not gone`,
  );
  const held = new Map(
    rows.map(({ body }) => NoVideoAnswer.parse(JSON.parse(body))).map((answer) => [answer.id, answer]),
  );
  const wrong: string[] = [];
  for (const said of answers.values()) {
    const later = [...answers.values()].filter(
      ({ desk, dispatchId }) => desk === said.desk && dispatchId === said.dispatchId,
    );
    const isLast = later.at(-1) === said;
    if (said.isSure && isLast && !held.has(said.id)) wrong.push(`${said.id} is not at the central`);
  }
  for (const { id, note } of held.values())
    if (!answers.has(id) || note !== `note of ${id}`) wrong.push(`${id} was invented`);
  for (const theirs of Map.groupBy(held.values(), ({ dispatchId }) => dispatchId).values()) {
    const replaced = theirs.map(({ replaces }) => replaces);
    const known = new Set([null, ...theirs.map(({ id }) => id)]);
    if (new Set(replaced).size !== theirs.length || replaced.some((id) => !known.has(id)))
      wrong.push(
        `answers don't follow each other: ${JSON.stringify(theirs.map(({ id, replaces }) => [id, replaces]))}`,
      );
  }
  return wrong;
}
