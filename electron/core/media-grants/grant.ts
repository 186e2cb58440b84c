import { z } from 'zod';

/**
 * `GET /host/grants/<handle>`: what the host may stream under a handle. The host alone asks this; it forwards
 * nothing but `/api/…` from the window. A handle that isn't good (any more) is a `not-found` problem.
 */
export const Grant = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('remote'),
    /** Footage at the central; an HLS part is asked for below it, `${url}/${part}`. */
    url: z.string(),
    token: z.string(),
    hls: z.boolean(),
  }),
]);
export type Grant = z.infer<typeof Grant>;
