import type { z } from 'zod';
import type { RefusalCode } from './problem.ts';

/**
 * One call of an API, as data: both ends are joined to it by the compiler, the documentation is generated
 * from it, and the tests walk it. `path` has `:name` parts, described by `params`; `query` values arrive as
 * strings and are coerced by their schema. `raw` marks answers that aren't JSON (footage, the feed).
 */
export type Line = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly says: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Characters that a body may have; absent: a million. */
  readonly longestBody?: number;
  readonly reply: z.ZodType;
  readonly raw?: string;
  /** Who may call it; absent: whoever is signed in. */
  readonly who?: 'anyone' | 'administrator';
  /** May be called while the screen is concealed: it keeps what was typed before. Lines for anyone always may. */
  readonly whileConcealed?: true;
  readonly refusals: readonly RefusalCode[];
};

type Part<S> = S extends z.ZodType ? z.infer<S> : undefined;
type Sent<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a handler receives: parsed. */
export type Received<L extends Line> = {
  readonly params: Part<L['params']>;
  readonly query: Part<L['query']>;
  readonly body: Part<L['body']>;
};

/** What a caller gives: only the parts that the line has. */
export type Given<L extends Line> = {
  readonly [K in 'params' | 'query' | 'body' as L[K] extends z.ZodType ? K : never]: Sent<L[K]>;
};

export type Reply<L extends Line> = z.infer<L['reply']>;

/** Fills a line's path: `/api/videos/:id` with `{ id: 'a b' }` → `/api/videos/a%20b?…`. Absent query values are left out. */
export function pathOf(
  line: Line,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | number | boolean | null | undefined>> = {},
): string {
  const path = line.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${line.path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return search === '' ? path : `${path}?${search}`;
}
