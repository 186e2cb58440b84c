import { z } from 'zod';
import type { Line } from './line.ts';
import { Id } from './nouns/text.ts';
import { CheckOut } from './sample-state.ts';

const byId = z.object({ id: Id });
const item = z.object({ id: Id, itemId: z.string().min(1).max(500) });
const refused = ['bad-request', 'not-signed-in', 'not-found', 'disk-full'] as const;

/** Footage of a sample, taken along. */
export const takeAlongApi = {
  checkOut: {
    method: 'GET',
    path: '/api/draws/:id/check-out',
    says: 'What taking this sample along would need, or how far it is.',
    params: byId,
    reply: CheckOut,
    refusals: ['not-signed-in', 'not-found'],
  },
  takeAlong: {
    method: 'POST',
    path: '/api/draws/:id/check-out',
    says: 'Fetches the footage of the sample, sealed, to be watched without the network; goes on where it stopped.',
    params: byId,
    reply: CheckOut,
    refusals: [...refused, 'central-unreachable'],
  },
  fetchAgain: {
    method: 'POST',
    path: '/api/draws/:id/items/:itemId/check-out',
    says: 'Fetches the footage of an item anew where its copy here is not as it should be. A damaged copy stays until the central can send another.',
    params: item,
    reply: CheckOut,
    refusals: [
      ...refused,
      'footage-needs-network',
      'footage-closed',
      'footage-missing',
      'footage-altered',
      'central-trouble',
    ],
  },
  checkIn: {
    method: 'DELETE',
    path: '/api/draws/:id/check-out',
    says: 'Destroys the footage kept here. The reviews and marks stay.',
    params: byId,
    reply: CheckOut,
    refusals: ['not-signed-in', 'not-found'],
  },
} as const satisfies Record<string, Line>;
