import { z } from 'zod';
import { ConfigurationDetail, ConfigurationRow } from './configuration-state.ts';
import type { Line } from './line.ts';
import { ConfigurationNoun, Content } from './nouns/configuration.ts';
import { Id, Note } from './nouns/text.ts';

/** Every call that the window can make about forms and code lists: a part of the desk's page. */

const one = z.object({ noun: ConfigurationNoun, id: Id });
const refused = ['bad-request', 'not-signed-in', 'not-allowed', 'not-found'] as const;

export const configurationApi = {
  configuration: {
    method: 'GET',
    path: '/api/configuration',
    says: 'Forms and code lists, each with its version in force and how its draft stands.',
    who: 'administrator',
    reply: z.object({ rows: z.array(ConfigurationRow) }),
    refusals: ['not-signed-in', 'not-allowed'],
  },
  configured: {
    method: 'GET',
    path: '/api/configuration/:noun/:id',
    says: 'A form or a code list: all its versions, and the draft of the next one.',
    who: 'administrator',
    params: one,
    reply: ConfigurationDetail,
    refusals: refused,
  },
  keepDraft: {
    method: 'PUT',
    path: '/api/configuration/:noun/:id/draft',
    says: 'Keeps the draft of the next version on this desk, whole or not. Refused while one is on its way.',
    who: 'administrator',
    params: one,
    body: z.object({ basedOn: z.int().positive(), content: Content, why: Note }),
    reply: ConfigurationDetail,
    refusals: [...refused, 'draft-sent', 'disk-full'],
  },
  dropDraft: {
    method: 'DELETE',
    path: '/api/configuration/:noun/:id/draft',
    says: 'Drops the draft. What was sent of it stays on record.',
    who: 'administrator',
    params: one,
    reply: ConfigurationDetail,
    refusals: [...refused, 'draft-sent', 'disk-full'],
  },
  moveDraft: {
    method: 'POST',
    path: '/api/configuration/:noun/:id/draft/move',
    says: 'Puts the draft on top of the version that was published meanwhile: what only the other changed is taken over, the rest stays as drafted.',
    who: 'administrator',
    params: one,
    reply: ConfigurationDetail,
    refusals: [...refused, 'draft-sent', 'disk-full'],
  },
  publishDraft: {
    method: 'POST',
    path: '/api/configuration/:noun/:id/publish',
    says: 'Sends the draft as the next version. The same publicationId again gives the same answer.',
    who: 'administrator',
    params: one,
    body: z.object({ publicationId: Id }),
    reply: ConfigurationDetail,
    refusals: [...refused, 'draft-sent', 'version-taken', 'version-unfit', 'disk-full'],
  },
} as const satisfies Record<string, Line>;
