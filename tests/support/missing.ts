import { itemOf } from '../../central/items/item.ts';
import { putItems } from '../../central/items/put.ts';
import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import type { MatchChoice, NoVideoAnswer } from '../../contract/nouns/no-video.ts';
import { instant, minute } from '../../contract/time.ts';
import type { TestCentral } from './central.ts';
import { type AccountName, accounts, departmentNow, dispatches } from './department.ts';

/** An answer as a desk of the sergeant sends it. */
export function answering(id: string, changes: Partial<NoVideoAnswer> = {}, who: AccountName = 'sergeant') {
  const { id: byId, name: by } = accounts[who];
  const answer: NoVideoAnswer = {
    id,
    dispatchId: 'dispatch-1-1-1',
    code: 'unexplained',
    listVersion: 1,
    note: '',
    foundVideoId: null,
    byId,
    by,
    at: departmentNow,
    replaces: null,
    crossed: false,
    ...changes,
  };
  return { kind: 'no-video-answered', answer } as const;
}

/** A choice of recordings as a desk of the sergeant sends it. */
export function choosing(id: string, changes: Partial<MatchChoice> = {}, who: AccountName = 'sergeant') {
  const { id: byId, name: by } = accounts[who];
  const choice: MatchChoice = {
    id,
    dispatchId: 'dispatch-1-1-1',
    videoIds: ['video-1-1-1'],
    reason: 'The clock of the camera was an hour behind.',
    byId,
    by,
    at: departmentNow,
    replaces: null,
    crossed: false,
    ...changes,
  };
  return { kind: 'match-chosen', choice } as const;
}

/** A call of the first officer of squad 1 that no recording overlaps and of which nothing has been said. */
export async function freshCall(central: TestCentral, changes: Partial<Dispatch> = {}): Promise<string> {
  calls += 1;
  const [template] = dispatches;
  if (template === undefined) throw new Error('the department has no dispatches');
  const id = `call-${calls}`;
  // Each two hours before the last, between the recordings of the days.
  const dispatchedAt = instant(departmentNow - (30 * 24 + 2 * calls) * 60 * minute);
  const times = {
    receivedAt: instant(dispatchedAt - minute),
    dispatchedAt,
    enRouteAt: instant(dispatchedAt + minute),
    arrivedAt: instant(dispatchedAt + 5 * minute),
    clearedAt: instant(dispatchedAt + 25 * minute),
  };
  const numbers = { eventNumber: `KC26-8${calls}`, reportNumber: null, citation: null };
  const dispatch: Dispatch = { ...template, id, ...numbers, ...times, urgent: false, ...changes };
  await central.db.transaction((tx) => putItems(tx, [itemOf('dispatch', dispatch)]));
  return id;
}
let calls = 0;
