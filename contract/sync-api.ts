import { z } from 'zod';
import type { Line } from './line.ts';
import { SyncDetail } from './sync-state.ts';

/** Every call about what was sent and what waits: a part of the desk's page. */

export const syncApi = {
  sync: {
    method: 'GET',
    path: '/api/sync',
    says: 'What is unsent, since when and why; conflicts; the tray of refused items.',
    reply: SyncDetail,
    refusals: ['not-signed-in'],
  },
  syncNow: {
    method: 'POST',
    path: '/api/sync',
    says: 'Tries now instead of at the next turn.',
    reply: SyncDetail,
    refusals: ['not-signed-in'],
  },
  settleConflict: {
    method: 'POST',
    path: '/api/sync/conflicts/:counter',
    says: 'Decides a conflict: `mine` asks again on top of theirs, `theirs` withdraws mine. Both stay on record.',
    params: z.object({ counter: z.string().regex(/^\d+$/) }),
    body: z.object({ keep: z.enum(['mine', 'theirs']) }),
    reply: SyncDetail,
    refusals: ['bad-request', 'not-signed-in', 'not-found', 'conflict-settled', 'disk-full'],
  },
  retryRefused: {
    method: 'POST',
    path: '/api/sync/tray/:counter',
    says: 'Sends a refused item once more, under a new number.',
    params: z.object({ counter: z.string().regex(/^\d+$/) }),
    reply: SyncDetail,
    refusals: ['not-signed-in', 'not-found', 'disk-full'],
  },
} as const satisfies Record<string, Line>;
