import type { Given, Line, Reply } from '../../contract/line.ts';
import { pathOf } from '../../contract/line.ts';
import { Problem } from '../../contract/problem.ts';
import { isPageGoing } from '../desk/leaving.ts';

/**
 * What stood in the way of a call: a refusal from the contract's list, or one of the two things that only the window
 * can know. `engine-away` is weather (the core's process is starting again); `overtaken` means that the caller itself
 * gave the call up for a newer one, and nobody needs to hear of it.
 */
export type CallProblem = Omit<Problem, 'code'> & {
  readonly code: Problem['code'] | 'engine-away' | 'overtaken';
};
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: CallProblem };

type CallOptions = { readonly signal?: AbortSignal };
type Nothing = Record<never, never>;
type Rest<L extends Line> =
  Nothing extends Given<L>
    ? [given?: Given<L>, options?: CallOptions]
    : [given: Given<L>, options?: CallOptions];
type Parts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly body?: unknown;
};

/**
 * Calls a line of the contract on the desk's own core: `call(deskApi.video, { params: { id } })`. Never rejects:
 * the answer is the parsed reply, or the problem in words.
 */
export async function call<L extends Line>(line: L, ...rest: Rest<L>): Promise<Outcome<Reply<L>>> {
  const parts = (rest[0] ?? {}) as Parts;
  const signal = rest[1]?.signal;
  let response: Response;
  let text: string;
  try {
    response = await fetch(pathOf(line, parts.params, parts.query), {
      method: line.method,
      cache: 'no-store',
      // Otherwise the browser gives it up with the page.
      keepalive: line.method !== 'GET' && isPageGoing(),
      ...(signal === undefined ? {} : { signal }),
      // Strings only: blobs and forms don't reach a custom scheme.
      ...(parts.body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(parts.body) }),
    });
    text = await response.text();
  } catch {
    return { ok: false, problem: signal?.aborted ? overtaken : engineAway };
  }
  return response.ok ? readReply(line, text) : { ok: false, problem: readProblem(text) };
}

function readReply<L extends Line>(line: L, text: string): Outcome<Reply<L>> {
  const parsed = line.reply.safeParse(jsonOf(text));
  if (parsed.success) return { ok: true, value: parsed.data as Reply<L> };
  return {
    ok: false,
    problem: misread(`${line.method} ${line.path}: ${parsed.error.issues[0]?.path.join('.') ?? 'no JSON'}`),
  };
}

/** The body of an answer that isn't a success. One without a body comes from a bridge whose other side is gone. */
function readProblem(text: string): CallProblem {
  if (text === '') return engineAway;
  const parsed = Problem.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : misread('the error has no known form');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function misread(detail: string): CallProblem {
  return {
    code: 'bug',
    title: 'The window could not read an answer of the desk.',
    todo: 'Your work is kept. Close the desk and open it again; if it comes back, tell support what it says here.',
    detail,
  };
}

const engineAway: CallProblem = {
  code: 'engine-away',
  title: 'The desk’s own engine is restarting.',
  todo: 'Saved work is safe. This page goes on by itself in a moment.',
};

const overtaken: CallProblem = { code: 'overtaken', title: 'A newer request took its place.' };
