import type { LogStanding } from '../../../contract/sync-state.ts';
import { takingTurns } from '../frame/ask.ts';
import type { Log } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { checkingLog, type LogFault } from './check.ts';
import { lastEntry } from './entries.ts';
import { sentOfLog } from './sent.ts';

/** Looks through this desk's audit log once after it was opened, in between other work. */
export type LogWatch = { readonly standing: () => LogStanding };

export function watchLog({ db, deviceId }: SignedIn, log: Log, changed: () => void): LogWatch {
  let fault: LogFault | null = null;
  takingTurns(checkingLog(db.read, deviceId)).then(
    (found) => {
      if (found === null) return;
      fault = found;
      log('error', 'audit-log-fault', found);
      changed();
    },
    // Signed out meanwhile: the next time looks again.
    (error: unknown) => log('warn', 'audit-log-unchecked', { error: String(error) }),
  );

  return {
    standing: () => {
      const { countersigned, differsFrom, otherKey } = sentOfLog(db.read);
      return {
        entries: lastEntry(db.read).no,
        countersigned: countersigned && { no: countersigned.head.no, at: countersigned.signedAt },
        trouble:
          fault ??
          (differsFrom === null ? null : { fault: 'differs', no: differsFrom }) ??
          (otherKey ? { fault: 'other-key', no: countersigned?.head.no ?? 0 } : null),
      };
    },
  };
}
