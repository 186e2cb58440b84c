import { problemOf, type RefusalCode, refusals, refuse } from '../../contract/problem.ts';
import type { Clock, Ports } from '../../electron/core/ports.ts';

type CentralFetch = Ports['centralFetch'];

/** What can happen to one request on its way. */
export type Fault =
  /** It never gets there. */
  | { readonly fault: 'offline' }
  /** The central does what it is asked; its answer never comes. */
  | { readonly fault: 'lost-answer' }
  /** It arrives twice, one after the other; the first answer or the second is the one that comes. */
  | { readonly fault: 'twice'; readonly answer: 'first' | 'second' }
  /** Something answers in the central's place. */
  | { readonly fault: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly fault: 'refused'; readonly code: RefusalCode }
  /** The body ends after so many bytes: with an error, without one, or by going silent. */
  | { readonly fault: 'cut'; readonly after: number; readonly how: 'error' | 'end' | 'silence' }
  /** The answer is held back for so long. */
  | { readonly fault: 'slow'; readonly milliseconds: number }
  /** A page of somebody else's, with status 200. */
  | { readonly fault: 'not-ours' };

export type Seen = { readonly method: string; readonly path: string; readonly body: string };

export type Weather = {
  readonly fetch: CentralFetch;
  /** What the next requests to a path (its beginning is enough) meet, one after the other. */
  readonly next: (path: string, ...faults: readonly (Fault | null)[]) => void;
  /** What every request meets from now on; null: a fine day. */
  readonly always: (fault: Fault | ((request: Seen) => Fault | null) | null) => void;
  /** Every request that a desk made, whatever became of it. */
  readonly seen: readonly Seen[];
};

/** Puts weather between a desk and a central's own handler. */
export function weatherOver(central: CentralFetch, clock: Pick<Clock, 'after'>): Weather {
  const seen: Seen[] = [];
  const queues = new Map<string, (Fault | null)[]>();
  let lasting: (request: Seen) => Fault | null = () => null;

  const faultFor = (request: Seen): Fault | null => {
    for (const [path, faults] of queues) {
      if (!request.path.startsWith(path) || faults.length === 0) continue;
      return faults.shift() ?? null;
    }
    return lasting(request);
  };

  return {
    seen,
    next: (path, ...faults) => void queues.set(path, [...(queues.get(path) ?? []), ...faults]),
    always: (fault) => {
      lasting = typeof fault === 'function' ? fault : () => fault;
    },
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = await request.clone().text();
      const call: Seen = { method: request.method, path: pathname + search, body };
      seen.push(call);
      return meet(faultFor(call), request, central, clock);
    },
  };
}

/** What one request comes to in this weather. */
export async function meet(
  fault: Fault | null,
  request: Request,
  central: CentralFetch,
  clock: Pick<Clock, 'after'>,
): Promise<Response> {
  if (fault === null) return central(request);
  switch (fault.fault) {
    case 'offline':
      throw new TypeError('fetch failed');
    case 'lost-answer':
      await (await central(request)).arrayBuffer();
      throw new TypeError('fetch failed');
    case 'twice': {
      const again = request.clone();
      const first = await central(request);
      const second = await central(again);
      return fault.answer === 'first' ? first : second;
    }
    case 'status':
      return new Response('', { status: fault.status, headers: fault.headers ?? {} });
    case 'refused':
      return Response.json(problemOf(refuse(fault.code)), { status: refusals[fault.code].status });
    case 'cut':
      return cut(await central(request), fault);
    case 'slow': {
      const answer = await central(request);
      await new Promise<void>((resolve) => clock.after(fault.milliseconds, resolve));
      return answer;
    }
    case 'not-ours':
      return new Response('<!doctype html><title>Hotel Wi-Fi</title>Accept the terms', {
        headers: { 'content-type': 'text/html' },
      });
  }
}

async function cut(answer: Response, { after, how }: Extract<Fault, { fault: 'cut' }>): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer()).slice(0, after);
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (!sent) {
        sent = true;
        if (bytes.length > 0) controller.enqueue(bytes);
        else await Promise.resolve();
        return;
      }
      if (how === 'error') controller.error(new TypeError('terminated'));
      else if (how === 'end') controller.close();
      else await new Promise(() => {});
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}
