import { replayUnread } from '../catalogue/apply.ts';
import { unreadCount } from '../catalogue/unread.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { takeDraft } from './take-over.ts';

/** Reads again what an older desk could not: at the start, because an upgrade comes with one. */
export function replayKept({ db, account }: SignedIn, now: number): void {
  if (unreadCount(db.read) === 0) return;
  db.write('replay unread', (write) =>
    replayUnread(write, {
      me: account.id,
      // It may be long out of date: it adds what is missing here and takes nothing away.
      draft: () => ({
        put: (_id, draft) => takeDraft(write, draft, { decidedSince: new Set(), fresh: true, now }),
        gone: () => {},
      }),
    }),
  );
}
