import { centralApi } from '../../../contract/central-api.ts';
import { type Given, type Line, pathOf, type Reply } from '../../../contract/line.ts';
import { Problem } from '../../../contract/problem.ts';
import { Hello } from '../../../contract/sign-on.ts';
import type { Instant } from '../../../contract/time.ts';
import type { Ports } from '../ports.ts';
import { isNo, type No, no, noOfProblem } from './no.ts';
import { NotTrusted } from './not-trusted.ts';
import { retryAfterOf } from './retry-after.ts';

export type Options = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** For the whole answer; with `open`, until it begins. 15 s unless said. */
  readonly timeoutMs?: number;
};

/** How a central introduces itself. */
export type Greeting = Reply<typeof centralApi.hello>;

/** The calls of the central's contract. Each answers with its value or with a `No`; none of them throws. */
export type Central = {
  /** Whether this is a central of ours, and how it introduces itself. */
  readonly hello: () => Promise<Greeting | No>;
  readonly call: <L extends Line>(line: L, given: Given<L>, options?: Options) => Promise<Reply<L> | No>;
  readonly open: <L extends Line>(line: L, given: Given<L>, options?: Options) => Promise<Response | No>;
  /** Like `call`, with a body that was kept as text and goes out byte for byte. */
  readonly post: <L extends Line>(line: L, bodyText: string, options?: Options) => Promise<Reply<L> | No>;
  /** The central's clock said `now` between two moments of ours. */
  readonly heard: (now: Instant, sentAt: Instant, heardAt: Instant) => void;
  /** How far our clock is ahead of the central's; null until it was heard. */
  readonly clockAheadMs: () => number | null;
};

/** Somebody at the sign-in page waits for it, and may work without. */
const helloPatienceMs = 6000;

type Way = Pick<Ports, 'centralFetch' | 'centralUrl' | 'clock'>;

export function createCentral({ centralFetch, centralUrl, clock }: Way): Central {
  let ahead: number | null = null;

  const central: Central = {
    hello: async () => {
      const sentAt = clock.now();
      const answer = await json(centralApi.hello, {}, { timeoutMs: helloPatienceMs });
      if (isNo(answer)) return answer;
      const hello = Hello.safeParse(answer);
      if (!hello.success) return no(saysItIsOurs(answer) ? 'central-other-version' : 'central-not-ours');
      central.heard(hello.data.now, sentAt, clock.now());
      return hello.data;
    },
    call: async (line, given, options) => replyOf(line, await json(line, given, options)),
    post: async (line, bodyText, options) => replyOf(line, await json(line, { bodyText }, options)),
    open,
    heard: (now, sentAt, heardAt) => {
      ahead = Math.round((sentAt + heardAt) / 2 - now);
    },
    clockAheadMs: () => ahead,
  };
  return central;

  function json(line: Line, given: object, options: Options = {}): Promise<unknown> {
    const request = requestOf(centralUrl, line, given, options);
    return within(options, async (signal) => {
      const response = await send(request, signal);
      return isNo(response) ? response : answerOf(response);
    });
  }

  function open(line: Line, given: object, options: Options = {}): Promise<Response | No> {
    const request = requestOf(centralUrl, line, given, options);
    return within(options, async (signal) => {
      const response = await send(request, signal);
      // Footage and feeds are neither text nor JSON; a hotel's login page is, with status 200.
      const isOurs =
        isNo(response) || !/^(text\/|application\/json)/.test(response.headers.get('content-type') ?? '');
      if (isOurs) return response;
      void response.body?.cancel();
      return no('central-not-ours');
    });
  }

  async function send(request: Request, signal: AbortSignal): Promise<Response | No> {
    const response = await centralFetch(new Request(request, { signal }));
    return response.ok ? response : refusalOf(response, clock.now() - (ahead ?? 0));
  }

  /** Gives up after the call's time even when the other side never notices its signal. */
  async function within<T>(
    { timeoutMs = 15_000, signal }: Options,
    work: (signal: AbortSignal) => Promise<T | No>,
  ): Promise<T | No> {
    const deadline = new AbortController();
    const either = signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal;
    const cancel = clock.after(timeoutMs, () => deadline.abort());
    const { promise: stopped, resolve } = Promise.withResolvers<No>();
    const stop = (): void => resolve(no('central-unreachable', { detail: 'It did not answer in time.' }));
    if (either.aborted) stop();
    else either.addEventListener('abort', stop, { once: true });
    try {
      return await Promise.race([work(either), stopped]);
    } catch (error) {
      if (error instanceof NotTrusted) return no(error.refused, { detail: error.message });
      // Whatever kept it from being answered: the error names addresses, nothing that a reviewer could act on.
      return no('central-unreachable');
    } finally {
      cancel();
      // A signal made of others is kept, with all that its listeners hold, until it has none.
      either.removeEventListener('abort', stop);
    }
  }
}

function replyOf<L extends Line>(line: L, answer: unknown): Reply<L> | No {
  if (isNo(answer)) return answer;
  const reply = line.reply.safeParse(answer);
  return reply.success ? (reply.data as Reply<L>) : no('central-other-version');
}

function requestOf(origin: string, line: Line, given: object, { headers }: Options): Request {
  const { params, query, body, bodyText } = given as Parts;
  const url = new URL(pathOf(line, params, query), origin);
  const text = bodyText ?? (body === undefined ? undefined : JSON.stringify(body));
  const type = text === undefined ? {} : { 'content-type': 'application/json' };
  // Redirects are not followed: a central doesn't send them, a hotel's login page does.
  return new Request(url, {
    method: line.method,
    headers: { ...type, ...headers },
    redirect: 'manual',
    ...(text === undefined ? {} : { body: text }),
  });
}

type Parts = {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly bodyText?: string;
};

/** `now`: by the central's clock, which its `Retry-After` may speak of. */
async function refusalOf(response: Response, now: number): Promise<No> {
  const retryAfterMs = retryAfterOf(response.headers.get('retry-after'), now);
  const body = await jsonOf(response);
  const problem = Problem.safeParse(body);
  if (response.status >= 500) {
    const detail = problem.success
      ? [problem.data.title, problem.data.bugId].filter(Boolean).join(' ')
      : `It said ${response.status}.`;
    return no('central-trouble', { detail, retryAfterMs });
  }
  if (problem.success) return noOfProblem(problem.data, retryAfterMs);
  if (response.status === 429) return no('too-many-requests', { retryAfterMs });
  // A code that this desk doesn't know is still our kind of answer.
  return no(isProblemLike(body) ? 'central-other-version' : 'central-not-ours', {
    detail: `It said ${response.status}.`,
  });
}

/** A body that breaks off throws; one that ends early is JSON by its header and not by its text. */
async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return response.headers.get('content-type')?.includes('json') === true
      ? no('central-unreachable', { detail: 'Its answer was cut off.' })
      : no('central-not-ours');
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function saysItIsOurs(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'product' in answer &&
    answer.product === 'second-watch-central'
  );
}

function isProblemLike(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
}
