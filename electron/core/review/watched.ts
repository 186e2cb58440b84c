import type { Watched } from '../../../contract/nouns/review.ts';
import { ms } from '../../../contract/time.ts';

/**
 * What was watched, cut to the clip, with the total counted here: stretches may overlap or be watched twice, and
 * count once. A clip of unknown length (0) is taken at the window's word.
 */
export function watchedWithin(watched: Watched, durationMs: number): Watched {
  const end = durationMs > 0 ? durationMs : Number.POSITIVE_INFINITY;
  const stretches = watched.stretches
    .map((part) => ({
      ...part,
      startMs: ms(Math.max(0, part.startMs)),
      endMs: ms(Math.min(end, part.endMs)),
    }))
    .filter((part) => part.endMs > part.startMs);
  return { stretches, shownMs: ms(coveredMs(stretches.filter(({ hidden }) => hidden !== true))) };
}

function coveredMs(stretches: Watched['stretches']): number {
  let covered = 0;
  let reached = 0;
  for (const { startMs, endMs } of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    covered += Math.max(0, endMs - Math.max(startMs, reached));
    reached = Math.max(reached, endMs);
  }
  return covered;
}
