import { randomBytes } from 'node:crypto';
import type { Concealed } from '../../../contract/desk-state.ts';
import type { WatchReason } from '../../../contract/nouns/review.ts';
import { refuse } from '../../../contract/problem.ts';
import { answerRefusal, refusalWhile } from '../serve.ts';
import type { Grant } from './grant.ts';

/** Which footage: whose video's, and its hash. */
export type Footage = { readonly videoId: string; readonly sha256: string };

/** Where it is streamed from, asked anew each time the host wants to know; null: not any more. */
export type Source = () => Grant | null;

/** The handles under which the host may stream. A handle says nothing; what it stands for stays in this process. */
export type Grants = {
  /** A new handle for footage, good as long as this session and its source. */
  readonly mint: (footage: Footage, source: Source) => string;
  /** What a handle stands for; null when it isn't good (any more). */
  readonly footageOf: (handle: string) => Footage | null;
  /** Why whoever is signed in watches a recording that isn't theirs to review; said once in a sign-on. */
  readonly reasonFor: (videoId: string) => WatchReason | undefined;
  readonly keepReason: (videoId: string, reason: WatchReason) => void;
  /** A new sign-on: reasons are asked for again. */
  readonly forgetReasons: () => void;
  /** Nobody may stream anything any more. */
  readonly revokeAll: () => void;
  /** Answers the host's `GET /host/grants/<handle>`. While the screen is concealed there is none; the handle stays good. */
  readonly answer: (path: string, concealed: Concealed | null) => Response;
};

/** Clips that a reviewer may have open at once, and many more. */
const mostHandles = 500;

export const hostPath = '/host/grants/';

export function createGrants(): Grants {
  const grants = new Map<string, { readonly footage: Footage; readonly source: Source }>();

  const reasons = new Map<string, WatchReason>();

  return {
    reasonFor: (videoId) => reasons.get(videoId),
    keepReason: (videoId, reason) => void reasons.set(videoId, reason),
    forgetReasons: () => reasons.clear(),
    mint: (footage, source) => {
      const handle = randomBytes(24).toString('base64url');
      grants.set(handle, { footage, source });
      for (const oldest of [...grants.keys()].slice(0, -mostHandles)) grants.delete(oldest);
      return handle;
    },
    footageOf: (handle) => grants.get(handle)?.footage ?? null,
    revokeAll: () => {
      grants.clear();
      reasons.clear();
    },
    answer: (path, concealed) => {
      if (concealed !== null) return answerRefusal(refusalWhile(concealed));
      const grant = grants.get(path.slice(hostPath.length))?.source() ?? null;
      return grant === null
        ? answerRefusal(refuse('not-found'))
        : Response.json(grant, { headers: { 'cache-control': 'no-store' } });
    },
  };
}
