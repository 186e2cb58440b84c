import { Problem, problemOf, type RefusalCode, refusals, refuse } from '../../contract/problem.ts';

const asked = ['range', 'if-range'] as const;
const told = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'etag'] as const;

/**
 * Streams footage from the central to the window without keeping any of it: the byte range asked for goes out with
 * the token, what comes back passes through as it arrives. Ends when `request` is aborted, so that a seek closes the
 * file at the other end. Network away: 503 `footage-needs-network`; the central's own refusals keep their code.
 */
export async function streamRemote(
  send: (request: Request) => Promise<Response>,
  source: { readonly url: string; readonly token: string },
  request: Request,
): Promise<Response> {
  const headers = new Headers({ authorization: `Bearer ${source.token}` });
  for (const name of asked) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  let reply: Response;
  try {
    reply = await send(new Request(source.url, { method: request.method, headers, signal: request.signal }));
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return refusal('footage-needs-network', error instanceof Error ? error.name : undefined);
  }
  if (reply.ok) return passOn(reply);
  if (reply.status === 416) return passOn(reply);
  const problem = Problem.safeParse(await reply.json().catch(() => null));
  return refusal(problem.success ? problem.data.code : 'central-trouble', problem.data?.detail);
}

function passOn(reply: Response): Response {
  const headers = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  for (const name of told) {
    const value = reply.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(reply.body, { status: reply.status, headers });
}

/** A refusal where footage was asked for. */
export function refusal(code: RefusalCode, detail?: string): Response {
  return Response.json(problemOf(refuse(code, detail)), {
    status: refusals[code].status,
    headers: { 'cache-control': 'no-store' },
  });
}
