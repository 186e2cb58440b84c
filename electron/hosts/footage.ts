import { Problem } from '../../contract/problem.ts';
import { damagedPath, Grant } from '../core/media-grants/grant.ts';
import { refusal, streamRemote } from '../media/remote.ts';
import { answerSealed, damagedHeader } from '../media/sealed.ts';
import { whileGranted } from '../media/while-granted.ts';
import { nowhere } from './bridge.ts';

type Send = (request: Request) => Promise<Response>;

/** `/media/<handle>` or, for HLS, `/media/<handle>/<part>`. The window knows the handle alone: no path, no token, no key. */
const mediaPath = /^\/media\/([A-Za-z0-9_-]{20,64})(?:\/([A-Za-z0-9._-]{1,200}))?$/;

/** Files whose damage is remembered: a reviewer has a few open. */
const mostRemembered = 200;

/**
 * Answers the window's requests for footage: asks the core what the handle stands for, then streams it; and asks again while
 * it streams. `now`: any clock in milliseconds.
 */
export function createFootage(askCore: Send, fetchCentral: Send, now = () => performance.now()) {
  /**
   * By sealed file, where it was found damaged: a copy that is fetched anew is another file. An answer that broke off
   * can't say so itself; the next one does.
   */
  const damage = new Map<string, number>();

  return async (request: Request): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal('bad-request');
    const match = mediaPath.exec(new URL(request.url).pathname);
    const handle = match?.[1];
    if (handle === undefined) return refusal('not-found');
    const answer = await grantOf(handle);
    if (!answer.ok) return refusedBy(answer);
    const grant = Grant.parse(await answer.json());
    return whileGranted(
      await stream(handle, grant, request, match?.[2]),
      async () => (await grantOf(handle)).ok,
      now,
    );
  };

  function grantOf(handle: string): Promise<Response> {
    return askCore(new Request(`${nowhere}/host/grants/${handle}`));
  }

  function stream(
    handle: string,
    grant: Grant,
    request: Request,
    part: string | undefined,
  ): Promise<Response> {
    if (grant.kind === 'sealed') return fromHere(handle, grant, request);
    const url = grant.hls && part !== undefined && part !== 'index.m3u8' ? `${grant.url}/${part}` : grant.url;
    return streamRemote(fetchCentral, { url, token: grant.token }, request);
  }

  async function fromHere(
    handle: string,
    { key, ...sealed }: Extract<Grant, { kind: 'sealed' }>,
    request: Request,
  ): Promise<Response> {
    const footage = { ...sealed, key: Buffer.from(key, 'hex') };
    const known = damage.get(sealed.path) ?? null;
    const response = await answerSealed(
      footage,
      request,
      (atByte) => note(handle, sealed.path, atByte),
      known,
    );
    const at = damage.get(sealed.path);
    if (at !== undefined) response.headers.set(damagedHeader, String(at));
    return response;
  }

  function note(handle: string, path: string, atByte: number): void {
    if (!damage.has(path)) void tellCore(handle);
    damage.set(path, atByte);
    for (const oldest of [...damage.keys()].slice(0, -mostRemembered)) damage.delete(oldest);
  }
  /** So that the item's screen can offer to fetch it anew. A core that is away hears of it the next time. */
  async function tellCore(handle: string): Promise<void> {
    await askCore(new Request(`${nowhere}${damagedPath}${handle}`, { method: 'POST' })).catch(() => {});
  }
}

/** Why the core gives no grant. One that is away says 503: it is started again. */
async function refusedBy(answer: Response): Promise<Response> {
  if (answer.status === 503) return refusal('footage-needs-network');
  const problem = Problem.safeParse(await answer.json().catch(() => null));
  return refusal(problem.success ? problem.data.code : 'not-found');
}
