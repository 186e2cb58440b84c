import { z } from 'zod';
import { FeedLine } from '../../../contract/nouns/feed.ts';
import type { Change } from '../catalogue/change.ts';
import { type ParsedLine, parseLine } from '../catalogue/line.ts';

type OtherLine = Exclude<FeedLine, { line: 'change' }>;

/**
 * One line of the feed. `unknown`: of a kind that this desk doesn't know, to be passed over. `broken`: not a line that
 * any central writes, so nothing after it can be trusted either.
 */
export type ReadLine =
  | OtherLine
  | (Change & { readonly line: 'change' })
  | { readonly line: 'unknown' }
  | { readonly line: 'broken' };

const known: ReadonlySet<unknown> = new Set(['start', 'change', 'end']);
// A first pull reads half a million lines.
const compiled = z.compile(FeedLine);

export function readLine(text: string): ReadLine {
  const parsed = parse(text);
  const value = parsed?.value;
  const kind = typeof value === 'object' && value !== null && 'line' in value ? value.line : null;
  if (typeof kind !== 'string') return { line: 'broken' };
  if (!known.has(kind)) return { line: 'unknown' };
  const line = compiled.safeParse(value);
  if (!line.success) return { line: 'broken' };
  if (line.data.line !== 'change' || parsed?.text === undefined) return line.data;
  return { ...line.data, text: parsed.text };
}

function parse(text: string): ParsedLine | null {
  try {
    return parseLine(text);
  } catch {
    return null;
  }
}
