import type { DrawnItem, DrawRecord, Extension, Replacement } from './record.ts';

/** What was taken from a stratum's line, from its head on: each order's role, so `roles.length` items are in use. */
export type Taken = {
  readonly sample: number;
  readonly spares: number;
  readonly roles: readonly DrawnItem['role'][];
};

type Changes = Pick<DrawRecord, 'commitment' | 'extensions' | 'replacements'>;

/**
 * Goes through a record's changes in the order in which they were made. The draw takes the first of the line, a
 * replacement the next one, an extension as many more as the sample grows. `stratumOf` knows every id that was replaced.
 */
export function takenByStratum(
  { commitment, extensions, replacements }: Changes,
  stratumOf: (id: string) => string | undefined,
): ReadonlyMap<string, Taken> {
  const taken = new Map<string, { sample: number; spares: number; roles: DrawnItem['role'][] }>();
  for (const { key, sample, spares } of commitment.strata)
    taken.set(key, { sample, spares, roles: Array.from({ length: sample }, () => 'sample' as const) });
  for (const change of inOrder(extensions, replacements)) {
    const of = taken.get('out' in change ? (stratumOf(change.out) ?? '') : change.stratum);
    if (of === undefined) continue;
    if ('out' in change) of.roles.push('spare');
    else {
      for (let more = change.sample - of.sample; more > 0; more -= 1) of.roles.push('sample');
      of.sample = change.sample;
      of.spares = change.spares;
    }
  }
  return taken;
}

function inOrder(extensions: readonly Extension[], replacements: readonly Replacement[]) {
  const changes: (Extension | Replacement)[] = [];
  let next = 0;
  for (const [index, replacement] of [...replacements, null].entries()) {
    for (; (extensions[next]?.replacedBefore ?? Number.POSITIVE_INFINITY) <= index; next += 1) {
      const extension = extensions[next];
      if (extension !== undefined) changes.push(extension);
    }
    if (replacement !== null) changes.push(replacement);
  }
  return changes;
}
