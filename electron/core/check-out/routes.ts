import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import type { CheckOut } from '../../../contract/sample-state.ts';
import { logAct } from '../audit-log/entries.ts';
import { isNo } from '../central/no.ts';
import type { ReadDb } from '../db/sql.ts';
import { askForFootage, refusalOf } from '../media-grants/ask.ts';
import { drawById } from '../plan/store.ts';
import type { Ports } from '../ports.ts';
import type { Handlers } from '../serve.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { videoById } from '../video/store.ts';
import { clipsOfSample } from './clips.ts';
import { leaseBegins, leaseFrom, leaseNow } from './lease.ts';
import { footageFolder, roomIn } from './room.ts';
import { checkOutOf, isBroken } from './standing.ts';
import { dropTaken, eraseSealed, putTaken, sealedOf, takenBy, wantClip } from './store.ts';
import type { Taking } from './taking.ts';

type Needs = Pick<Ports, 'clock' | 'profileDir' | 'centralUrl'> & { readonly taking: () => Taking | null };

export function checkOutRoutes(needs: Needs): Handlers<'checkOut' | 'takeAlong' | 'fetchAgain' | 'checkIn'> {
  const { clock, taking } = needs;

  return {
    checkOut: ({ params, signedIn }) => standing(signedIn, params.id),
    takeAlong: async ({ params, signedIn }) => {
      const { db } = signedIn;
      const record = drawById(db.read, params.id);
      if (record === null) return refuse('not-found');
      const before = await look(signedIn, record);
      const missing = before.bytes - before.doneBytes;
      if (before.freeBytes !== null && missing > before.freeBytes)
        return refuse('disk-full', 'The footage is larger than what is free, so none of it was fetched.');
      begin(signedIn, record);
      taking()?.wake();
      return standing(signedIn, params.id);
    },
    fetchAgain: async ({ params, signedIn }) => {
      const { db } = signedIn;
      const record = drawById(db.read, params.id);
      const taken = record && takenBy(db.read, record.id);
      const item = record && clipsOfSample(db.read, record).find(({ itemId }) => itemId === params.itemId);
      if (!record || !item) return refuse('not-found');
      if (taken === null || taken.leaseEndsAt <= leaseNow(signedIn, clock.now()))
        return refuse('not-found', 'This sample is not taken along, or not any more.');
      for (const videoId of item.videoIds.filter((id) => isBrokenHere(db.read, id))) {
        const refusal = await refuseAnew(signedIn, videoId);
        if (refusal !== null) return refusal;
        // Another press may have been quicker, and a good copy may be on its way by now.
        db.erase('fetch anew', (write) => {
          if (!isBrokenHere(write, videoId)) return;
          logAct(write, 'footage-fetched-anew', { draw: record.id, video: videoId }, clock.now());
          eraseSealed(write, videoId);
        });
      }
      taking()?.wake();
      return standing(signedIn, params.id);
    },
    checkIn: async ({ params, signedIn }) => {
      if (drawById(signedIn.db.read, params.id) === null) return refuse('not-found');
      signedIn.db.write('check in', (write) => {
        dropTaken(write, params.id);
        logAct(write, 'footage-given-back', { draw: params.id }, clock.now());
      });
      await taking()?.settled();
      return standing(signedIn, params.id);
    },
  };

  /** A lease that runs goes on running; one that has ended begins anew. What was set aside is tried once more. */
  function begin(signedIn: SignedIn, record: DrawRecord): void {
    const { db } = signedIn;
    const now = leaseBegins(signedIn, clock.now());
    const videoIds = clipsOfSample(db.read, record).flatMap((item) => item.videoIds);
    const taken = takenBy(db.read, record.id);
    db.erase('take along', (write) => {
      logAct(write, 'footage-taken-along', { draw: record.id, clips: videoIds.length }, clock.now());
      if (taken === null || taken.leaseEndsAt <= now)
        putTaken(write, { drawId: record.id, leaseEndsAt: leaseFrom(now) }, now);
      for (const videoId of videoIds) {
        wantClip(write, record.id, videoId);
        if (sealedOf(write, videoId)?.state === 'aside') eraseSealed(write, videoId);
      }
    });
  }

  async function standing(signedIn: SignedIn, drawId: string): Promise<CheckOut | Refusal> {
    const record = drawById(signedIn.db.read, drawId);
    return record === null ? refuse('not-found') : look(signedIn, record);
  }

  async function look(signedIn: SignedIn, record: DrawRecord): Promise<CheckOut> {
    const freeBytes = await roomIn(footageFolder(needs, signedIn.account.username));
    const { isRunning, says } = taking()?.standing() ?? { isRunning: false, says: null };
    const now = leaseNow(signedIn, clock.now());
    return checkOutOf(signedIn.db.read, record, { isRunning, says, now, freeBytes });
  }
}

function isBrokenHere(db: ReadDb, videoId: string): boolean {
  const sealed = sealedOf(db, videoId);
  return sealed !== null && isBroken(sealed);
}

/** Why another copy can't be had now; null: it can. What is good of a damaged one is worth more than a promise. */
async function refuseAnew(signedIn: SignedIn, videoId: string): Promise<Refusal | null> {
  const video = videoById(signedIn.db.read, videoId);
  if (video === null) return refuse('not-found');
  const footage = await askForFootage(signedIn, video);
  return isNo(footage) ? refusalOf(footage) : null;
}
