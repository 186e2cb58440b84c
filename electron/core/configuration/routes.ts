import { faultsOf } from '../../../contract/configuration-rules.ts';
import type { ConfigurationDetail } from '../../../contract/configuration-state.ts';
import { contentOf } from '../../../contract/nouns/configuration.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { ReadDb, WriteDb } from '../db/sql.ts';
import { append } from '../outbox/append.ts';
import { itemAbout } from '../outbox/items.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { settle } from '../outbox/store.ts';
import { subjectOf } from '../outbox/subject.ts';
import type { Handlers } from '../serve.ts';
import {
  type Drafted,
  detailOf,
  draftOf,
  putDraft,
  removeDraft,
  rowsOf,
  versionsOf,
  type Which,
} from './draft.ts';
import { onTopOf } from './merge.ts';

type Names = 'configuration' | 'configured' | 'keepDraft' | 'dropDraft' | 'moveDraft' | 'publishDraft';

/** Drafts of forms and code lists are this desk's own; a version goes to the central as all other work does. */
export function configurationRoutes(needs: WorkNeeds): Handlers<Names> {
  const { now } = needs.clock;
  return {
    configuration: ({ signedIn: { db } }) => ({ rows: rowsOf(db.read, now()) }),
    configured: ({ params, signedIn: { db } }) => answered(db.read, params),
    keepDraft: ({ params, body, signedIn: { db } }) =>
      db.write('keep draft', (write) => {
        const { basedOn, content, why } = body;
        if (content.noun !== params.noun || content.body.id !== params.id)
          return refuse('bad-request', 'This draft is of another form or list.');
        const versions = versionsOf(write, params);
        if (!versions.some(({ body: { version } }) => version === basedOn)) return refuse('not-found');
        const before = draftOf(write, params, versions);
        if (isUnderWay(before)) return refuse('draft-sent');
        // Who goes on with what was refused has read why.
        if (before !== null) giveUp(write, params, before);
        const draft = { basedOn, content, why, keptAt: now() };
        putDraft(write, params, { draft, publicationId: null });
        return answered(write, params);
      }),
    dropDraft: ({ params, signedIn: { db } }) =>
      db.write('drop draft', (write) => {
        const before = draftOf(write, params, versionsOf(write, params));
        if (isUnderWay(before)) return refuse('draft-sent');
        if (before !== null) giveUp(write, params, before);
        removeDraft(write, params);
        return answered(write, params);
      }),
    moveDraft: ({ params, signedIn: { db } }) =>
      db.write('move draft', (write) => {
        const versions = versionsOf(write, params);
        const before = draftOf(write, params, versions);
        const base = versions.find(({ body }) => body.version === before?.draft.basedOn);
        const [newest] = versions;
        if (before === null || base === undefined || newest === undefined) return refuse('not-found');
        if (isUnderWay(before)) return refuse('draft-sent');
        if (base === newest) return answered(write, params);
        giveUp(write, params, before);
        const content = onTopOf(before.draft.content, base, newest);
        const draft = { ...before.draft, content, basedOn: newest.body.version, keptAt: now() };
        putDraft(write, params, { draft, publicationId: null });
        return answered(write, params);
      }),
    publishDraft: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'publish draft', (write) => {
        const { publicationId } = body;
        const versions = versionsOf(write, params);
        // The answer to the first time was lost, and it has come back as a version meanwhile.
        if (versions.some(({ body: { published } }) => published?.id === publicationId))
          return answered(write, params);
        const before = draftOf(write, params, versions);
        const [newest] = versions;
        if (before === null || newest === undefined) return refuse('not-found', 'There is no draft.');
        if (before.publicationId === publicationId) return answered(write, params);
        if (isUnderWay(before)) return refuse('draft-sent');
        const { basedOn, content, why } = before.draft;
        const number = newest.body.version;
        if (basedOn !== number)
          return refuse('version-taken', `Version ${number} has come from the central.`);
        if (JSON.stringify(contentOf(newest)) === JSON.stringify(content))
          return refuse('version-unfit', 'It says the same as the version in force.');
        const faults = faultsOf(content, versions);
        if (faults.length > 0)
          return {
            ...refuse('version-unfit', faults.map(({ says }) => says).join(' ')),
            fields: [...faults],
          };
        putDraft(write, params, { draft: before.draft, publicationId });
        append(write, { kind: 'configuration-published', publicationId, basedOn, content, why }, '', now());
        return answered(write, params);
      }),
  };
}

function answered(db: ReadDb, which: Which): ConfigurationDetail | Refusal {
  return detailOf(db, which) ?? refuse('not-found');
}

function isUnderWay(drafted: Drafted | null): boolean {
  return drafted?.standing === 'waiting' || drafted?.standing === 'accepted';
}

/** What the central refused of it leaves the tray: it is decided. Its words stay in the outbox. */
function giveUp(db: WriteDb, { noun, id }: Which, { publicationId, standing }: Drafted): void {
  if (standing !== 'refused' || publicationId === null) return;
  const item = itemAbout(db, subjectOf.configuration(noun, id), publicationId);
  if (item !== null) settle(db, item.counter, 'theirs');
}
