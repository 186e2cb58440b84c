import { entryFault, paperEntryText, preparerOf } from '../../../contract/nouns/sample.ts';
import { refuse } from '../../../contract/problem.ts';
import { append } from '../outbox/append.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { commitmentById, drawById, paperOf } from '../plan/store.ts';
import type { Handlers } from '../serve.ts';
import { addEntry, entriesOf, entryById } from './entries.ts';
import { sign } from './signing.ts';

/** Who sees a signed paper may add to it: one sign-off by each who didn't prepare it, and remarks. */
export function paperEntryRoutes(needs: WorkNeeds): Handlers<'paperEntries' | 'addPaperEntry'> {
  return {
    paperEntries: ({ params, signedIn: { db } }) =>
      drawById(db.read, params.id) === null
        ? refuse('not-found')
        : { entries: entriesOf(db.read, params.id) },
    addPaperEntry: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'add to paper', (db) => {
        const { account } = signedIn;
        const added = entryById(db, params.entryId);
        if (added !== null) {
          const isSame = added.drawId === params.id && added.kind === body.kind && added.note === body.note;
          return isSame ? added : refuse('id-reused');
        }
        if (drawById(db, params.id) === null) return refuse('not-found');
        const paper = paperOf(db, params.id);
        if (paper === null) return refuse('paper-unsigned');
        const preparer = preparerOf(paper, commitmentById(db, params.id)?.plan.createdById ?? null);
        const about = { ...body, authorId: account.id };
        const fault = entryFault(about, preparer, entriesOf(db, params.id));
        if (fault !== null) return refuse(fault);
        const at = needs.clock.now();
        const said = { ...about, id: params.entryId, drawId: params.id, paperSha: paper.sha256, at };
        const entry = {
          ...said,
          author: account.name,
          role: account.role,
          ...sign(db, paperEntryText(said)),
        };
        addEntry(db, entry);
        append(db, { kind: 'paper-entry-added', entry }, '', at);
        return { ...entry, sent: 'kept' };
      }),
  };
}
