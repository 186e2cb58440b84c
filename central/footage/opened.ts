import type { Caller } from '../accounts/caller.ts';
import { noteOwn } from '../audit/own.ts';
import type { Ports } from '../ports.ts';

/**
 * Writes into the central's own log who asked for which footage: once for each sign-on and video, because a player asks for
 * one clip hundreds of times. Rejects when it can't be written.
 */
export function noteOpenings({ db, clock }: Pick<Ports, 'db' | 'clock'>) {
  const noted = new Set<string>();
  return async ({ account, deviceId, signOn }: Caller, videoId: string): Promise<void> => {
    const key = JSON.stringify([signOn, videoId]);
    if (noted.has(key)) return;
    const facts = { account: account.id, device: deviceId, video: videoId };
    await db.transaction((tx) => noteOwn(tx, 'footage-opened', facts, clock.now()));
    // Noted once more after so many is better than a list that grows for ever.
    if (noted.size >= mostRemembered) noted.clear();
    noted.add(key);
  };
}

const mostRemembered = 20_000;
