import type { ConfigurationVersion, Content } from '../../../contract/nouns/configuration.ts';

/**
 * A draft put on top of a version that somebody else published meanwhile: what only they changed is taken over, what was
 * drafted stays; where both changed the same question or code, the draft's words stand. Nothing of theirs is lost by
 * this: their version stays published, and the difference to it is shown before this one is.
 */
export function onTopOf(mine: Content, base: ConfigurationVersion, theirs: ConfigurationVersion): Content {
  if (mine.noun === 'form' && base.noun === 'form' && theirs.noun === 'form') {
    return {
      noun: 'form',
      body: {
        ...mine.body,
        title: chosen(mine.body.title, base.body.title, theirs.body.title),
        minimumWatchedPercent: chosen(
          mine.body.minimumWatchedPercent,
          base.body.minimumWatchedPercent,
          theirs.body.minimumWatchedPercent,
        ),
        questions: merged(mine.body.questions, base.body.questions, theirs.body.questions, ({ id }) => id),
      },
    };
  }
  if (mine.noun === 'code-list' && base.noun === 'code-list' && theirs.noun === 'code-list') {
    const items = merged(mine.body.items, base.body.items, theirs.body.items, ({ code }) => code);
    return { noun: 'code-list', body: { ...mine.body, items } };
  }
  throw new Error('a draft of one noun on a version of another');
}

/** In the draft's order; what they added comes after what they had before it. */
function merged<T>(
  mine: readonly T[],
  base: readonly T[],
  theirs: readonly T[],
  keyOf: (part: T) => string,
): T[] {
  const byKey = (parts: readonly T[]) => new Map(parts.map((part) => [keyOf(part), part]));
  const [before, other] = [byKey(base), byKey(theirs)];
  const parts = mine.flatMap((part) => {
    const [was, now] = [before.get(keyOf(part)), other.get(keyOf(part))];
    if (was === undefined || now !== undefined)
      return [was === undefined ? part : chosen(part, was, now as T)];
    // They took it out. Where the draft changed it, the draft still wants it.
    return isSame(part, was) ? [] : [part];
  });
  const mineKeys = byKey(mine);
  for (const [index, part] of theirs.entries()) {
    if (before.has(keyOf(part)) || mineKeys.has(keyOf(part))) continue;
    const previous = theirs[index - 1];
    const at = previous === undefined ? 0 : parts.findIndex((one) => keyOf(one) === keyOf(previous)) + 1;
    parts.splice(at === 0 && index > 0 ? parts.length : at, 0, part);
  }
  return parts;
}

function chosen<T>(mine: T, base: T, theirs: T): T {
  return isSame(mine, base) ? theirs : mine;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
