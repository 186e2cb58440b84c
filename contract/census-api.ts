import { z } from 'zod';
import {
  CameraClock,
  CensusDetail,
  CensusFilter,
  CensusRow,
  CensusSummary,
  RecordingRow,
} from './census-state.ts';
import type { Line } from './line.ts';
import { Id } from './nouns/text.ts';

/** Every call about the census of dispatches and recordings: a part of the desk's page. */

const Rows = CensusFilter.extend({
  row: z.coerce.number().int().min(0).max(10_000_000).optional(),
  limit: z.coerce.number().int().min(1).max(2000).optional(),
});
const refused = ['bad-request', 'not-signed-in'] as const;

export const censusApi = {
  census: {
    method: 'GET',
    path: '/api/census',
    says: 'The census in numbers that add up, with the rules it was taken by.',
    query: CensusFilter,
    reply: CensusSummary,
    refusals: refused,
  },
  censusCalls: {
    method: 'GET',
    path: '/api/census/dispatches',
    says: 'Dispatches as the census judges them, the newest first, from a row on.',
    query: Rows,
    reply: z.object({ count: z.int(), rows: z.array(CensusRow) }),
    refusals: refused,
  },
  censusRecordings: {
    method: 'GET',
    path: '/api/census/recordings',
    says: 'Recordings as the census judges them, the newest first, from a row on.',
    query: Rows,
    reply: z.object({ count: z.int(), rows: z.array(RecordingRow) }),
    refusals: refused,
  },
  censusCall: {
    method: 'GET',
    path: '/api/census/dispatches/:id',
    says: 'One dispatch: its times, the recordings near it, and how it was judged.',
    params: z.object({ id: Id }),
    query: CensusFilter.pick({ clocks: true }),
    reply: CensusDetail,
    refusals: [...refused, 'not-found'],
  },
  cameraClocks: {
    method: 'GET',
    path: '/api/census/clocks',
    says: 'How far each camera’s clock is off beside the others, those that are off first.',
    reply: z.object({ clocks: z.array(CameraClock) }),
    refusals: ['not-signed-in'],
  },
} as const satisfies Record<string, Line>;
