import { z } from 'zod';
import { centralApi } from '../../../contract/central-api.ts';
import type { Instant } from '../../../contract/time.ts';
import { logAct } from '../audit-log/entries.ts';
import { forgetSent } from '../audit-log/sent.ts';
import { isNo } from '../central/no.ts';
import type { ReadDb, WriteDb } from '../db/sql.ts';
import { dropKept, readKept, writeKept } from '../desk/kept.ts';
import { renameSender } from '../outbox/again.ts';
import type { Clock, Ids } from '../ports.ts';
import { noteHappening } from '../sync/happenings.ts';
import { failedBy, type Outcome, signedOut, weatherOf } from '../sync/weather.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * A desk that was put back from a backup counts its items from where it was then, and the central has other items under
 * those numbers already. It goes on as another device, whose numbers are its own.
 */

/** This desk as the central knows it; null: it hasn't been there yet. */
export function deviceIdOf(db: ReadDb): string | null {
  return readKept(db, 'device', z.string());
}

/** The device that this desk is to become; minted once, however often it is tried. */
export function nextDevice(db: ReadDb): string | null {
  return readKept(db, 'next-device', z.string());
}

/** Notes the change, in the transaction that keeps the new device. The log goes to the central anew, under the new name. */
export function becomeDevice(db: WriteDb, deviceId: string, now: Instant): void {
  const before = deviceIdOf(db);
  writeKept(db, 'device', deviceId);
  dropKept(db, 'next-device');
  if (before === null || before === deviceId) return;
  renameSender(db, before);
  forgetSent(db);
  logAct(db, 'became-another-device', { before, after: deviceId }, now);
  noteHappening(
    db,
    'This desk was put back to an earlier state; the central server knows it as another desk from now on',
    now,
  );
}

/** Tells the central, then changes. A central from before this could be told learns it with the next sign-in. */
export async function moveToNewDevice(
  { db, central }: SignedIn,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
  signal: AbortSignal,
): Promise<Outcome> {
  const deviceId = nextDevice(db.read) ?? ids.next();
  db.write('next device', (write) => writeKept(write, 'next-device', deviceId));
  const token = central.token();
  const answer = await central.call(centralApi.newDevice, { body: { deviceId } }, { signal });
  if (isNo(answer)) return failedBy(answer.refused === 'not-found' ? signedOut : weatherOf(answer));
  // Signed in anew meanwhile, as the device of before: what was moved is a sign-on that nobody uses any more.
  if (central.token() !== token) return { more: true };
  db.write('new device', (write) => becomeDevice(write, deviceId, clock.now()));
  return { more: true };
}
