import { FeedLine } from '../../../contract/nouns/feed.ts';

/**
 * One line of the feed. `unknown`: of a kind that this desk doesn't know, to be passed over. `broken`: not a line that
 * any central writes, so nothing after it can be trusted either.
 */
export type ReadLine = FeedLine | { readonly line: 'unknown' } | { readonly line: 'broken' };

const known: ReadonlySet<unknown> = new Set(['start', 'change', 'end']);

export function readLine(text: string): ReadLine {
  const value = parsed(text);
  const kind = typeof value === 'object' && value !== null && 'line' in value ? value.line : null;
  if (typeof kind !== 'string') return { line: 'broken' };
  if (!known.has(kind)) return { line: 'unknown' };
  const line = FeedLine.safeParse(value);
  return line.success ? line.data : { line: 'broken' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
