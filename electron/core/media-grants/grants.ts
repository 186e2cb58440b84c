import { randomBytes } from 'node:crypto';
import { refuse } from '../../../contract/problem.ts';
import { answerRefusal } from '../serve.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { Grant } from './grant.ts';

/** Footage at the central: whose video's, its hash, and where it is. */
export type Footage = {
  readonly videoId: string;
  readonly sha256: string;
  readonly url: string;
  readonly hls: boolean;
};

/** The handles under which the host may stream. A handle says nothing; what it stands for stays in this process. */
export type Grants = {
  /** A new handle for footage at the central, good as long as this session. */
  readonly mint: (signedIn: SignedIn, footage: Footage) => string;
  /** What a handle stands for; null when it isn't good (any more). */
  readonly footageOf: (handle: string) => Footage | null;
  /** Nobody may stream anything any more. */
  readonly revokeAll: () => void;
  /** Answers the host's `GET /host/grants/<handle>`. */
  readonly answer: (path: string) => Response;
};

/** Clips that a reviewer may have open at once, and many more. */
const mostHandles = 500;

export const hostPath = '/host/grants/';

export function createGrants(): Grants {
  const grants = new Map<string, { readonly footage: Footage; readonly grant: () => Grant | null }>();

  return {
    mint: (signedIn, footage) => {
      const { url, hls } = footage;
      const handle = randomBytes(24).toString('base64url');
      // The token as it is when the host asks: a reviewer who signs in again goes on watching.
      const grant = (): Grant | null => {
        const token = signedIn.central.token();
        return token === null ? null : { kind: 'remote', url, token, hls };
      };
      grants.set(handle, { footage, grant });
      for (const oldest of [...grants.keys()].slice(0, -mostHandles)) grants.delete(oldest);
      return handle;
    },
    footageOf: (handle) => grants.get(handle)?.footage ?? null,
    revokeAll: () => grants.clear(),
    answer: (path) => {
      const grant = grants.get(path.slice(hostPath.length))?.grant() ?? null;
      return grant === null
        ? answerRefusal(refuse('not-found'))
        : Response.json(grant, { headers: { 'cache-control': 'no-store' } });
    },
  };
}
