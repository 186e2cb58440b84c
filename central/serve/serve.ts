import { Hono } from 'hono';
import { centralApi } from '../../contract/central-api.ts';
import type { Line, Received, Reply } from '../../contract/line.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import { type Caller, findCaller } from '../accounts/caller.ts';
import type { Ports } from '../ports.ts';
import { bugAnswer, guarded, jsonAnswer, refusalAnswer, tooManyAnswer } from './answer.ts';
import { type Limit, limitTo } from './limit.ts';
import { parse } from './parse.ts';

/** What a handler is given: the parsed parts of its line, and who is asking. */
export type Call<L extends Line> = Received<L> & {
  readonly caller: L extends { readonly who: 'anyone' } ? null : Caller;
  readonly request: Request;
  /** The network address it came from; null for a call inside this process. */
  readonly address: string | null;
};

/** Raw lines (the feed, footage) answer with a `Response`; the others may, when they need a header. */
type Answer<L extends Line> = (L extends { readonly raw: string } ? Response : Reply<L> | Response) | Refusal;

/** One function for each line of the contract: a line without one doesn't compile. */
export type Handlers = {
  readonly [K in keyof typeof centralApi]: (
    call: Call<(typeof centralApi)[K]>,
  ) => Promise<Answer<(typeof centralApi)[K]>>;
};

export type From = { readonly address: string | null };

/**
 * What a desk may ask for. A reviewer who leaps about in four clips with previews asks some tens of times in a second,
 * and a station has many desks behind one address: these are bounds for programs that run wild, not for people.
 */
const allowed = {
  token: { burst: 3000, perMinute: 6000 },
  address: { burst: 30_000, perMinute: 60_000 },
} as const;

/** Joins the contract to its handlers. The answer never rejects: a bug is a 500 with its number. */
export function serve(
  handlers: Handlers,
  ports: Ports,
): (request: Request, from?: From) => Promise<Response> {
  const app = new Hono<{ Bindings: From }>();
  const waitOfToken = limitTo(allowed.token, ports.clock.now);
  const waitOfAddress = limitTo(allowed.address, ports.clock.now);
  for (const name of Object.keys(centralApi) as (keyof typeof centralApi)[]) {
    const line: Line = centralApi[name];
    // The compiler has checked each pair above; here they are walked as one list.
    const handler = handlers[name] as unknown as AnyHandler;
    app.on(line.method, line.path, (context) =>
      answer(
        line,
        handler,
        { ...ports, waitOfToken },
        {
          request: context.req.raw,
          path: context.req.param(),
          address: context.env.address,
        },
      ),
    );
  }
  app.notFound(() => refusalAnswer(refuse('not-found')));
  app.onError((error, context) => bug(error, context.req.raw, ports));
  return async (request, from = { address: null }) => {
    const started = performance.now();
    const wait = waitOfAddress(from.address);
    const response = guarded(wait > 0 ? tooManyAnswer(wait) : await app.fetch(request, from));
    ports.log('info', 'answered', {
      method: request.method,
      path: new URL(request.url).pathname,
      status: response.status,
      ms: Math.round(performance.now() - started),
    });
    return response;
  };
}

type AnyHandler = (call: unknown) => Promise<unknown>;

type Arrived = {
  readonly request: Request;
  readonly path: Readonly<Record<string, string>>;
  readonly address: string | null;
};

type Needs = Ports & { readonly waitOfToken: Limit };

async function answer(line: Line, handler: AnyHandler, ports: Needs, arrived: Arrived): Promise<Response> {
  const { request, path, address } = arrived;
  const caller = line.who === 'anyone' ? null : await callerOf(request, ports);
  if (isRefusal(caller)) return refusalAnswer(caller);
  const wait = ports.waitOfToken(caller?.signOn ?? null);
  if (wait > 0) return tooManyAnswer(wait);
  if (line.who === 'administrator' && caller?.account.role !== 'administrator')
    return refusalAnswer(refuse('not-allowed'));
  const parsed = await parse(line, request, path);
  if (isRefusal(parsed)) return refusalAnswer(parsed);
  const given = await handler({ ...parsed, caller, request, address });
  if (!isRefusal(given)) return given instanceof Response ? given : jsonAnswer(given);
  if (!line.refusals.includes(given.refused)) {
    throw new Error(`${line.path} may not refuse with ${given.refused}`);
  }
  return refusalAnswer(given);
}

async function callerOf(request: Request, ports: Ports): Promise<Caller | Refusal> {
  const caller = await findCaller(ports, request.headers.get('authorization'));
  return caller ?? refuse('not-signed-in');
}

function bug(error: unknown, request: Request, ports: Ports): Response {
  const bugId = ports.ids.next();
  ports.log('error', 'bug', {
    bugId,
    method: request.method,
    path: new URL(request.url).pathname,
    error: textOf(error),
  });
  return bugAnswer(bugId);
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
