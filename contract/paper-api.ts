import { z } from 'zod';
import type { Line } from './line.ts';
import { PaperEntry, WorkPaper } from './nouns/sample.ts';
import { Id } from './nouns/text.ts';
import { PaperBody } from './paper.ts';
import { KeptEntry } from './sample-state.ts';

const byId = z.object({ id: Id });
const refused = ['bad-request', 'not-signed-in', 'not-found', 'disk-full'] as const;

/** The paper that closes an audit, and what is added once it is signed. */
export const paperApi = {
  signPaper: {
    method: 'POST',
    path: '/api/draws/:id/paper',
    says: 'Signs the work paper and closes the audit. Refused while items are to do. The same id again gives the same paper.',
    params: byId,
    body: z.object({ paperId: Id }),
    reply: WorkPaper,
    refusals: [...refused, 'sample-open', 'id-reused', 'too-large'],
  },
  paperSoFar: {
    method: 'GET',
    path: '/api/draws/:id/paper-so-far',
    says: 'What the work paper would say if it were signed now.',
    params: byId,
    reply: PaperBody,
    refusals: ['not-signed-in', 'not-found'],
  },
  paper: {
    method: 'GET',
    path: '/api/draws/:id/paper',
    says: 'The signed work paper.',
    params: byId,
    reply: WorkPaper,
    refusals: ['not-signed-in', 'not-found'],
  },
  paperEntries: {
    method: 'GET',
    path: '/api/draws/:id/paper/entries',
    says: 'What was added since the paper was signed: who signed it off, and remarks. The oldest first.',
    params: byId,
    reply: z.object({ entries: z.array(KeptEntry) }),
    refusals: ['not-signed-in', 'not-found'],
  },
  addPaperEntry: {
    method: 'PUT',
    path: '/api/draws/:id/paper/entries/:entryId',
    says: 'Signs the paper off, or adds a remark; the paper itself stays as it is. The same id again gives the same entry.',
    params: z.object({ id: Id, entryId: Id }),
    body: PaperEntry.pick({ kind: true, note: true }),
    reply: KeptEntry,
    refusals: [...refused, 'id-reused', 'paper-unsigned', 'own-paper', 'signed-off', 'note-needed'],
  },
} as const satisfies Record<string, Line>;
