import { z } from 'zod';
import { ImportKind } from './import-rows.ts';
import { ImportFile, ImportSource, ImportState, MappingText, RowCounts, RowSaid } from './import-state.ts';
import type { Line } from './line.ts';
import { Id, Name } from './nouns/text.ts';
import { PackedRows } from './packed-rows.ts';

/** Every call that the window can make about files that are brought in: a part of the desk's page. */

const byId = z.object({ id: Id });
const refused = ['bad-request', 'not-signed-in', 'not-allowed', 'not-found', 'disk-full'] as const;
const source = z.object({ kind: ImportKind, name: Name.min(1) });
const Sources = z.object({ sources: z.array(ImportSource) });

export const importApi = {
  imports: {
    method: 'GET',
    path: '/api/imports',
    says: 'Files that were read here, and what became of them. The newest first.',
    reply: z.object({ imports: z.array(ImportState) }),
    refusals: ['not-signed-in', 'not-allowed'],
  },
  beginImport: {
    method: 'PUT',
    path: '/api/imports/:id',
    says: 'Begins to keep the rows of a file. A file that was being read before, with the same mapping, is gone on with under its own id; any other that wasn’t sent is dropped.',
    params: byId,
    body: z.object({ kind: ImportKind, file: ImportFile, source: Name, mapping: MappingText }),
    reply: ImportState,
    refusals: refused,
  },
  keepRows: {
    method: 'PUT',
    path: '/api/imports/:id/batches/:number',
    says: 'Keeps a batch of rows, and what is said of rows. The same number again changes nothing.',
    params: byId.extend({ number: z.coerce.number().int().min(1).max(1_000_000) }),
    body: z.object({
      counts: RowCounts,
      said: z.array(RowSaid).max(5000),
      rows: PackedRows.nullable(),
    }),
    longestBody: 8_000_000,
    reply: z.object({ batches: z.int() }),
    refusals: [...refused, 'too-large'],
  },
  endReading: {
    method: 'POST',
    path: '/api/imports/:id/read',
    says: 'Says that all rows of the file have been handed over, in so many batches.',
    params: byId,
    body: z.object({ batches: z.int().nonnegative() }),
    reply: ImportState,
    refusals: refused,
  },
  bringIn: {
    method: 'POST',
    path: '/api/imports/:id/bring-in',
    says: 'Sends the rows to the central, now or when there is a network, each batch once.',
    params: byId,
    reply: ImportState,
    refusals: refused,
  },
  dropImport: {
    method: 'DELETE',
    path: '/api/imports/:id',
    says: 'Removes what wasn’t sent. What the central has taken stays there.',
    params: byId,
    reply: z.object({}),
    refusals: refused,
  },
  importSaid: {
    method: 'GET',
    path: '/api/imports/:id/said',
    says: 'What is said of single rows, in their order, a part at a time: after a batch.',
    params: byId,
    query: z.object({ after: z.coerce.number().int().min(0).optional() }),
    reply: z.object({ said: z.array(RowSaid), next: z.int().nullable() }),
    refusals: refused,
  },
  importSources: {
    method: 'GET',
    path: '/api/import-sources',
    says: 'Mappings that were saved, by the name of where the files come from.',
    reply: Sources,
    refusals: ['not-signed-in', 'not-allowed'],
  },
  keepImportSource: {
    method: 'PUT',
    path: '/api/import-sources/:kind/:name',
    says: 'Saves a mapping under the name of where its files come from.',
    params: source,
    body: z.object({ mapping: MappingText }),
    reply: Sources,
    refusals: refused,
  },
  dropImportSource: {
    method: 'DELETE',
    path: '/api/import-sources/:kind/:name',
    says: 'Forgets a saved mapping.',
    params: source,
    reply: Sources,
    refusals: refused,
  },
} as const satisfies Record<string, Line>;
