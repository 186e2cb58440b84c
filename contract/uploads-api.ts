import { z } from 'zod';
import type { Line } from './line.ts';
import { UploadFilter, UploadReport, UploadRow } from './uploads-state.ts';

/** Every call about when recordings were uploaded: a part of the desk's page. */

export const uploadsApi = {
  uploads: {
    method: 'GET',
    path: '/api/uploads',
    says: 'How long recordings took from their end to their upload: spread, those over 24 hours by officer, camera and squad, and what is late again and again.',
    query: UploadFilter,
    reply: UploadReport,
    refusals: ['bad-request', 'not-signed-in'],
  },
  uploadList: {
    method: 'GET',
    path: '/api/uploads/recordings',
    says: 'The recordings behind a number: uploaded late, or not uploaded yet; the longest first.',
    query: UploadFilter.extend({
      of: z.enum(['late', 'waiting', 'overdue']),
      row: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    reply: z.object({ rows: z.array(UploadRow), count: z.int() }),
    refusals: ['bad-request', 'not-signed-in'],
  },
} as const satisfies Record<string, Line>;
