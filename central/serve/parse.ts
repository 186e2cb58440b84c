import type { z } from 'zod';
import type { Line } from '../../contract/line.ts';
import { isRefusal, type Problem, type Refusal, refuse } from '../../contract/problem.ts';
import { megabyte, readJson } from './body.ts';

export type Parsed = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/**
 * The border: nothing passes that isn't of the line's shape. A path that can't name anything is `not-found`; a wrong
 * query or body is `bad-request` with the fields that are wrong.
 */
export async function parse(
  line: Line,
  request: Request,
  path: Readonly<Record<string, string>>,
): Promise<Parsed | Refusal> {
  const params = line.params?.safeParse(path);
  // PostgreSQL has no zero character, so nothing has one in its name.
  const isNameless = Object.values(path).some((value) => value.includes('\0'));
  if (params?.success === false || isNameless) return refuse('not-found');
  const query = line.query?.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (query?.success === false) return badRequest(query.error);
  if (line.body === undefined) return { params: params?.data, query: query?.data, body: undefined };
  const takesMuch = line.refusals.includes('too-large');
  const read = await readJson(request, takesMuch ? 8 * megabyte : megabyte / 16);
  if (isRefusal(read)) return takesMuch ? read : { ...read, refused: 'bad-request' };
  const body = line.body.safeParse(read.json);
  if (!body.success) return badRequest(body.error);
  return { params: params?.data, query: query?.data, body: body.data };
}

function badRequest(error: z.ZodError): Refusal {
  return { refused: 'bad-request', fields: fieldsOf(error) };
}

const fieldsShown = 20;

/** Which fields were wrong, and how. Says nothing of what was in them. */
export function fieldsOf(error: z.ZodError): NonNullable<Problem['fields']> {
  return error.issues
    .slice(0, fieldsShown)
    .map((issue) => ({ path: issue.path.map(String).join('.'), says: issue.message }));
}
