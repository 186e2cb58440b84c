import { isAnswerTo } from '../../../contract/nouns/form.ts';
import type { Adjudication } from '../../../contract/nouns/sample.ts';
import { isRefusal, refuse } from '../../../contract/problem.ts';
import { append } from '../outbox/append.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { openDraw, sampleItemId } from '../sample/settle.ts';
import type { Handlers } from '../serve.ts';
import { putAdjudication } from './adjudications.ts';
import { rateItems, resultsOfDraw } from './results.ts';

export function resultRoutes(needs: WorkNeeds): Handlers<'results' | 'rateItems' | 'adjudicate'> {
  return {
    results: ({ params, signedIn: { db } }) => resultsOfDraw(db.read, params.id) ?? refuse('not-found'),
    rateItems: ({ params, signedIn: { db } }) => rateItems(db.read, params.id, params) ?? refuse('not-found'),
    adjudicate: ({ params, body, signedIn }) =>
      keep(signedIn, needs, 'adjudicate', (db) => {
        const record = openDraw(db, params.id);
        if (isRefusal(record)) return record;
        const found = resultsOfDraw(db, params.id)?.disagreements.find(
          ({ itemId, questionId }) => itemId === params.itemId && questionId === params.questionId,
        );
        if (found === undefined) return refuse('not-found', 'Two reviewers do not differ here.');
        if (!isAnswerTo(found, body.decided)) return refuse('answer-not-fitting');
        const at = needs.clock.now();
        const adjudication: Adjudication = {
          id: `${sampleItemId(params.id, params.itemId)}/${params.questionId}`,
          drawId: params.id,
          itemId: params.itemId,
          questionId: params.questionId,
          first: found.first,
          second: found.second,
          decided: body.decided,
          note: body.note,
          by: signedIn.account.name,
          at,
        };
        putAdjudication(db, adjudication);
        append(db, { kind: 'adjudication-kept', adjudication }, '', at);
        return resultsOfDraw(db, params.id) ?? refuse('not-found');
      }),
  };
}
