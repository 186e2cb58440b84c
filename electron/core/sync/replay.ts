import { replayUnread } from '../catalogue/apply.ts';
import { hasUnread, unreadChanges } from '../catalogue/unread.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { takeOwnResult } from './take-over.ts';

/**
 * Reads again what an older desk could not: at the start, because an upgrade comes with one. Drafts wait for the end of the
 * next pull (see intake.ts): what was kept of them may be older than what was said and sent here since.
 */
export function replayKept({ db, account }: SignedIn, now: number): void {
  if (!hasUnread(db.read)) return;
  const changes = unreadChanges(db.read).filter(({ noun }) => noun !== 'draft');
  db.write('replay unread', (write) => {
    replayUnread(write, changes, {
      me: account.id,
      draft: () => ({ put: () => {}, gone: () => {} }),
    });
    for (const change of changes) takeOwnResult(write, change, account.id, { decidedSince: new Set(), now });
  });
}
