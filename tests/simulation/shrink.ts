/**
 * The shortest list that can be found that still fails, by leaving out ever smaller stretches (delta debugging). What
 * is left fails without any single one of it being left out. `fails` is asked at most `tries` times.
 */
export async function shrink<T>(
  list: readonly T[],
  fails: (list: readonly T[]) => Promise<boolean>,
  tries = 300,
): Promise<readonly T[]> {
  let short = list;
  let asked = 0;
  let stretch = Math.ceil(short.length / 2);
  while (stretch >= 1 && asked < tries) {
    let shorter: readonly T[] | null = null;
    for (let from = 0; from < short.length && asked < tries; from += stretch) {
      const without = [...short.slice(0, from), ...short.slice(from + stretch)];
      asked += 1;
      if (!(await fails(without))) continue;
      shorter = without;
      break;
    }
    if (shorter === null) {
      if (stretch === 1) break;
      stretch = Math.ceil(stretch / 2);
    } else {
      short = shorter;
      stretch = Math.min(stretch, Math.max(1, Math.ceil(short.length / 2)));
    }
  }
  return short;
}
