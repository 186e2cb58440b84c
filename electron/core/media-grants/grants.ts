import { randomBytes } from 'node:crypto';
import { refuse } from '../../../contract/problem.ts';
import { answerRefusal } from '../serve.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { Grant } from './grant.ts';

/** The handles under which the host may stream. A handle says nothing; what it stands for stays in this process. */
export type Grants = {
  /** A new handle for footage at the central, good as long as this session. */
  readonly mint: (signedIn: SignedIn, footage: { readonly url: string; readonly hls: boolean }) => string;
  /** Nobody may stream anything any more. */
  readonly revokeAll: () => void;
  /** Answers the host's `GET /host/grants/<handle>`. */
  readonly answer: (path: string) => Response;
};

/** Clips that a reviewer may have open at once, and many more. */
const mostHandles = 500;

export const hostPath = '/host/grants/';

export function createGrants(): Grants {
  const grants = new Map<string, () => Grant | null>();

  return {
    mint: (signedIn, { url, hls }) => {
      const handle = randomBytes(24).toString('base64url');
      // The token as it is when the host asks: a reviewer who signs in again goes on watching.
      grants.set(handle, () => {
        const token = signedIn.central.token();
        return token === null ? null : { kind: 'remote', url, token, hls };
      });
      for (const oldest of [...grants.keys()].slice(0, -mostHandles)) grants.delete(oldest);
      return handle;
    },
    revokeAll: () => grants.clear(),
    answer: (path) => {
      const grant = grants.get(path.slice(hostPath.length))?.() ?? null;
      return grant === null
        ? answerRefusal(refuse('not-found'))
        : Response.json(grant, { headers: { 'cache-control': 'no-store' } });
    },
  };
}
