import type { WorkPaper } from '../../../contract/nouns/sample.ts';
import { refuse } from '../../../contract/problem.ts';
import { canonicalJson } from '../../../sampling/draw/canonical.ts';
import { append } from '../outbox/append.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { sha256 } from '../plan/hashing.ts';
import { commitmentOf } from '../plan/of-draw.ts';
import { commitmentById, drawById, paperOf, putPaper } from '../plan/store.ts';
import { secondLooksOwed } from '../results/sheet.ts';
import type { Handlers } from '../serve.ts';
import { paperBody } from './body.ts';
import { sign } from './signing.ts';

const longestPaper = 4_000_000;

export function paperRoutes(needs: WorkNeeds): Handlers<'signPaper' | 'paper' | 'paperSoFar'> {
  return {
    paperSoFar: ({ params, signedIn: { db, account } }) => {
      const record = drawById(db.read, params.id);
      const plan = commitmentOf(db.read, params.id)?.plan;
      if (record === null || plan === undefined) return refuse('not-found');
      return paperBody(db.read, plan, record, account.id);
    },
    paper: ({ params, signedIn: { db } }) => paperOf(db.read, params.id) ?? refuse('not-found'),
    signPaper: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'sign paper', (db) => {
        const earlier = paperOf(db, params.id);
        if (earlier !== null) return earlier.id === body.paperId ? earlier : refuse('id-reused');
        const record = drawById(db, params.id);
        const plan = commitmentById(db, params.id)?.plan;
        if (record === null || plan === undefined || plan.createdById !== signedIn.account.id)
          return refuse('not-found', 'This desk has no such draw of yours.');
        const content = paperBody(db, plan, record, signedIn.account.id);
        const { toDo } = content.results.counts;
        if (toDo > 0) return refuse('sample-open', `${toDo} of ${content.results.counts.sample} items.`);
        const owed = secondLooksOwed(db, plan, record);
        if (owed > 0)
          return refuse(
            'sample-open',
            `The second reviews of ${owed} items are still owed, or have not arrived here.`,
          );
        const text = canonicalJson(content);
        if (text.length > longestPaper)
          return refuse('too-large', 'The paper has more than four million characters.');
        const at = needs.clock.now();
        const paper: WorkPaper = {
          id: body.paperId,
          drawId: params.id,
          body: text,
          sha256: sha256(text),
          ...sign(db, text),
          signedBy: signedIn.account.name,
          signedById: signedIn.account.id,
          signedAt: at,
        };
        putPaper(db, paper);
        append(db, { kind: 'paper-signed', paper }, '', at);
        return paper;
      }),
  };
}
