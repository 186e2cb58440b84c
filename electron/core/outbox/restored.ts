import type { Instant } from '../../../contract/time.ts';
import { logAct } from '../audit-log/entries.ts';
import { forgetSent } from '../audit-log/sent.ts';
import type { WriteDb } from '../db/sql.ts';
import { writeKept } from '../desk/kept.ts';
import { renameSender } from './again.ts';

/**
 * This database was put together from a copy: numbers that it will give out may have been given out before. From here on it
 * is another device to the central, so that nothing new goes out under a number that is taken; what waits goes out again
 * under the new device, and the audit log is sent to it from its first entry. `from`: the device until now.
 */
export function markRestored(
  db: WriteDb,
  {
    deviceId,
    from,
    copyAt,
  }: { readonly deviceId: string; readonly from: string | null; readonly copyAt: Instant | null },
  now: Instant,
): void {
  writeKept(db, 'device', deviceId);
  writeKept(db, 'restored', { at: now, from, copyAt });
  if (from !== null) renameSender(db, from);
  forgetSent(db);
  logAct(db, 'restored', { from, device: deviceId, copy: copyAt }, now);
}
