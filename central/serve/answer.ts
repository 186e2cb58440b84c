import { problemOf, type Refusal, refusals, refuse } from '../../contract/problem.ts';
import { second } from '../../contract/time.ts';

/** On every answer: what a browser must not do with it. Nobody but a desk has business here. */
const guards = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

export function guarded(response: Response): Response {
  for (const [name, value] of Object.entries(guards)) response.headers.set(name, value);
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  return response;
}

export function jsonAnswer(value: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), {
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** A refusal as an answer: its status, and the `Problem` as the body. */
export function refusalAnswer(refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problemOf(refusal)), {
    status: refusals[refusal.refused].status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}

/** To whoever calls too often: `wait` in milliseconds, told in whole seconds. */
export function tooManyAnswer(wait: number): Response {
  const seconds = Math.ceil(wait / second);
  const again = seconds === 1 ? 'a second' : `${seconds} seconds`;
  return refusalAnswer(refuse('too-many-requests', `The central answers again in ${again}.`), {
    'retry-after': String(seconds),
  });
}

/** A bug as an answer: its number, and nothing of what happened. */
export function bugAnswer(bugId: string): Response {
  const body = {
    ...problemOf({ refused: 'bug' }),
    title: 'Something went wrong in the central server.',
    bugId,
  };
  return new Response(JSON.stringify(body), {
    status: refusals.bug.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
