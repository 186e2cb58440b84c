import { z } from 'zod';
import { deskApi } from '../../contract/desk-api.ts';
import type { Concealed } from '../../contract/desk-state.ts';
import type { Line, Received, Reply } from '../../contract/line.ts';
import {
  isRefusal,
  type Problem,
  problemOf,
  type Refusal,
  refusals,
  refuse,
} from '../../contract/problem.ts';
import type { Ports } from './ports.ts';
import type { SignedIn } from './session/signed-in.ts';

type DeskApi = typeof deskApi;

/** What a handler is given: the parsed call, and who is signed in. */
export type Call<L extends Line> = Received<L> & {
  readonly signedIn: L extends { readonly who: 'anyone' } ? SignedIn | null : SignedIn;
};
export type Handler<L extends Line> = (call: Call<L>) => Reply<L> | Refusal | Promise<Reply<L> | Refusal>;

/** The functions behind some of the contract's lines, by the lines' names. */
export type Handlers<N extends keyof DeskApi> = { readonly [K in N]: Handler<DeskApi[K]> };

export type Serving = Pick<Ports, 'log' | 'ids'> & {
  readonly signedIn: () => SignedIn | null;
  /** Why nothing may be seen; null: everything may. */
  readonly concealed: () => Concealed | null;
  /** Which refusal an error is, when it is weather (a full disk); null: it is a bug. */
  readonly weatherOf: (error: unknown) => Refusal | null;
};

/** Characters. */
const usualBody = 1_000_000;

/** One Fetch handler out of a function for every line of the contract. Never rejects. */
export function serve(
  handlers: Handlers<keyof DeskApi>,
  serving: Serving,
): (request: Request) => Promise<Response> {
  const routes = routesOf(handlers);

  return async (request) => {
    const url = new URL(request.url);
    let name = url.pathname;
    try {
      const found = findRoute(routes, request.method, url.pathname);
      if (!found) return answerRefusal(refuse('not-found', `There is no ${request.method} ${url.pathname}.`));
      name = found.route.name;
      const answer = await found.route.answer(request, url, found.params, serving);
      if (answer instanceof Response) return answer;
      return isRefusal(answer) ? answerRefusal(answer) : Response.json(answer, { headers: noStore });
    } catch (error) {
      const weather = serving.weatherOf(error);
      if (weather) {
        serving.log('error', 'weather', { line: name, refused: weather.refused, error: String(error) });
        return answerRefusal(weather);
      }
      return answerBug(error, name, serving);
    }
  };
}

/** What is said to whoever asks for something that may not be seen now. */
export function refusalWhile(concealed: Concealed): Refusal {
  return refuse(concealed === 'ended' ? 'not-signed-in' : 'concealed');
}

/** The answer to a refusal: its status and its `Problem`. */
export function answerRefusal(refusal: Refusal): Response {
  return answerProblem(problemOf(refusal), refusals[refusal.refused].status);
}

function answerBug(error: unknown, line: string, { ids, log }: Serving): Response {
  // The tail of an id is its random part: short enough to be read out.
  const bugId = ids.next().slice(-8);
  log('error', 'bug', {
    bugId,
    line,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return answerProblem({ ...problemOf(refuse('bug')), bugId }, refusals.bug.status);
}

function answerProblem(problem: Problem, status: number): Response {
  return Response.json(problem, {
    status,
    headers: { ...noStore, 'content-type': 'application/problem+json' },
  });
}

const noStore = { 'cache-control': 'no-store' };

type Route = {
  readonly name: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly answer: (
    request: Request,
    url: URL,
    params: Readonly<Record<string, string>>,
    serving: Pick<Serving, 'signedIn' | 'concealed'>,
  ) => Promise<unknown>;
};

function routesOf(handlers: Handlers<keyof DeskApi>): readonly Route[] {
  const names = Object.keys(deskApi) as (keyof DeskApi)[];
  return (
    names
      .map((name) => routeOf(name, deskApi[name], handlers[name] as Handler<Line>))
      // `/api/videos/count` is looked at before `/api/videos/:id`.
      .sort((a, b) => parameterCount(a) - parameterCount(b))
  );
}

function routeOf(name: string, line: Line, handler: Handler<Line>): Route {
  let parts: Parts | null = null;
  return {
    name,
    method: line.method,
    segments: line.path.split('/'),
    answer: async (request, url, params, serving) => {
      const signedIn = serving.signedIn();
      if (line.who !== 'anyone' && signedIn === null) return refuse('not-signed-in');
      if (line.who === 'administrator' && signedIn?.account.role !== 'administrator')
        return refuse('not-allowed');
      const isOpen = line.who === 'anyone' || line.whileConcealed === true;
      const concealed = isOpen ? null : serving.concealed();
      if (concealed !== null) return refusalWhile(concealed);
      parts ??= partsOf(line);
      const received = await receive(line, parts, request, url, params);
      if (isRefusal(received)) return received;
      return handler({ ...received, signedIn } as Call<Line>);
    },
  };
}

type Parts = z.ZodType<Record<'params' | 'query' | 'body', unknown>>;

/** What a call has to be. Thousands of rows are checked by compiled code, a tenth of the time. */
function partsOf(line: Line): Parts {
  const parts = z.object({
    params: line.params ?? z.unknown(),
    query: line.query ?? z.unknown(),
    body: line.body ?? z.unknown(),
  });
  return line.longestBody === undefined ? parts : z.compile(parts);
}

async function receive(
  line: Line,
  schema: Parts,
  request: Request,
  url: URL,
  params: Readonly<Record<string, string>>,
): Promise<Received<Line> | Refusal> {
  const body = line.body ? await readJson(request, line.longestBody ?? usualBody) : undefined;
  if (isRefusal(body)) return body;
  const parts = schema.safeParse({ params, query: Object.fromEntries(url.searchParams), body });
  if (parts.success) return parts.data as Received<Line>;
  const fields = parts.error.issues.map(({ path, message }) => ({
    path: path.slice(1).join('.'),
    says: message,
  }));
  return { refused: 'bad-request', fields };
}

async function readJson(request: Request, longest: number): Promise<unknown> {
  const text = await request.text();
  if (text.length > longest) return refuse('too-large');
  try {
    return JSON.parse(text);
  } catch {
    return refuse('bad-request', 'The body is not JSON.');
  }
}

function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly params: Readonly<Record<string, string>> } | null {
  const given = path.split('/');
  for (const route of routes) {
    const params = route.method === method ? match(route.segments, given) : null;
    if (params) return { route, params };
  }
  return null;
}

function match(segments: readonly string[], given: readonly string[]): Record<string, string> | null {
  if (segments.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) {
      const decoded = decode(value);
      if (decoded === null) return null;
      params[segment.slice(1)] = decoded;
    } else if (segment !== value) return null;
  }
  return params;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function parameterCount(route: Route): number {
  return route.segments.filter((segment) => segment.startsWith(':')).length;
}
