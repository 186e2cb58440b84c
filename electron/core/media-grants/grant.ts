import { z } from 'zod';

/**
 * `GET /host/grants/<handle>`: what the host may stream under a handle. The host alone asks this; it forwards
 * nothing but `/api/…` from the window. A handle that isn't good (any more) is a `not-found` problem; while the screen is concealed
 * each is `concealed`, and `not-signed-in` once the sign-on has ended.
 */
export const Grant = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('remote'),
    /** Footage at the central; an HLS part is asked for below it, `${url}/${part}`. */
    url: z.string(),
    token: z.string(),
    hls: z.boolean(),
  }),
  z.object({
    kind: z.literal('sealed'),
    /** A file on this desk, sealed as in electron/sealed, and what opens it: 32 bytes in hex. */
    path: z.string(),
    key: z.string().regex(/^[0-9a-f]{64}$/),
    sha256: z.string(),
    /** Plain bytes. */
    total: z.int().nonnegative(),
    mime: z.string(),
  }),
]);
export type Grant = z.infer<typeof Grant>;

/** `POST /host/damaged/<handle>`: the host found the copy on this desk damaged. */
export const damagedPath = '/host/damaged/';
