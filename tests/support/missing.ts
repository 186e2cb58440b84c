import type { MatchChoice, NoVideoAnswer } from '../../contract/nouns/no-video.ts';
import { type AccountName, accounts, departmentNow } from './department.ts';

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
