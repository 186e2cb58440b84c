import type { Account } from '../../../contract/nouns/account.ts';
import { decisionFault, type ReclassificationRecord } from '../../../contract/nouns/classification.ts';
import type { DeskEvent } from '../../../contract/nouns/event.ts';
import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import type { WaitingRequest } from '../../../contract/risk-state.ts';
import type { WriteDb } from '../db/sql.ts';
import { append } from '../outbox/append.ts';
import { keep, type WorkNeeds } from '../outbox/keep.ts';
import { tableOf } from '../reclassification/store.ts';
import type { Handlers } from '../serve.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { videoById } from '../video/store.ts';
import { askFor, foreseen } from './many.ts';
import { riskPage } from './page.ts';
import { lookAgain } from './upkeep.ts';
import { recordById, saidAbout, shownTo, waitingRequests } from './waiting.ts';

type Calls = 'risk' | 'foresee' | 'reclassifyMany' | 'waitingRequests' | 'decideRequest' | 'withdrawRequest';

export function riskRoutes(needs: WorkNeeds): Handlers<Calls> {
  const { now } = needs.clock;
  return {
    risk: ({ query, signedIn: { db } }) => {
      const { row, limit, ...filter } = query;
      // What came a moment ago is looked at before the list is shown; more than that is on its way anyway.
      db.writeAside('look again', (write) => lookAgain(write, 100));
      return riskPage(db.read, filter, { row, limit }, now());
    },
    foresee: ({ body: { videoIds, to }, signedIn: { db } }) => {
      const table = tableOf(db.read);
      if (!table.has(to)) return refuse('code-unknown', `There is no classification "${to}".`);
      return { rows: [...new Set(videoIds)].map((id) => foreseen(db.read, id, to, table)) };
    },
    reclassifyMany: ({ body, signedIn }) =>
      keep(signedIn, needs, 'reclassify many', (db) => {
        const { requests, to, reason, reference } = body;
        const table = tableOf(db);
        if (!table.has(to)) return refuse('code-unknown', `There is no classification "${to}".`);
        if (reason.trim() === '') return refuse('reason-needed');
        const rows = requests.map(({ id, videoId }) => ({
          id,
          videoId,
          why: askFor(db, { id, videoId, to, reason, reference }, signedIn.account, table, now()),
        }));
        return { rows, kept: rows.filter(({ why }) => why === null).length };
      }),
    waitingRequests: ({ signedIn: { db, account } }) => waitingRequests(db.read, account, now()),
    decideRequest: ({ params, body: { decision, note }, signedIn }) =>
      sayAbout(signedIn, params.id, decision, (db, record) => {
        const fault = decisionFault(signedIn.account, record);
        if (fault !== null) return refuse(fault);
        if (videoById(db, record.videoId) === null) return refuse('not-found');
        if (decision === 'declined' && (note ?? '').trim() === '') return refuse('note-needed');
        const { id: reclassificationId, videoId } = record;
        return { kind: 'reclassification-decided', reclassificationId, videoId, decision, note };
      }),
    withdrawRequest: ({ params, signedIn }) =>
      sayAbout(signedIn, params.id, 'withdrawn', (_, record) => {
        if (record.requestedBy !== signedIn.account.id)
          return refuse('not-allowed', 'A request is withdrawn by who made it.');
        if (record.state !== 'waiting-for-second') return refuse('request-decided');
        const { id: reclassificationId, videoId } = record;
        return { kind: 'reclassification-withdrawn', reclassificationId, videoId };
      }),
  };

  /** One word about a request, once: the same again is the same answer, another one comes too late. */
  function sayAbout(
    signedIn: SignedIn,
    id: string,
    says: WaitingRequest['said'],
    event: (db: WriteDb, record: ReclassificationRecord) => DeskEvent | Refusal,
  ): WaitingRequest | Refusal {
    const answer = keep(signedIn, needs, 'say about a request', (db) => {
      const record = recordById(db, id);
      if (record === null) return refuse('not-found');
      const before = saidAbout(db, record);
      if (before === says) return record;
      if (before !== null) return refuse('request-decided');
      const word = event(db, record);
      if (isRefusal(word)) return word;
      append(db, word, record.videoId, now());
      return record;
    });
    return isRefusal(answer) ? answer : shownNow(signedIn, answer, signedIn.account);
  }
}

function shownNow({ db }: SignedIn, record: ReclassificationRecord, account: Account): WaitingRequest {
  return shownTo(db.read, account)(record);
}
