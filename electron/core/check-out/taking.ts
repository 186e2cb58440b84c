import { randomBytes } from 'node:crypto';
import { refusals } from '../../../contract/problem.ts';
import { hour, minute, second } from '../../../contract/time.ts';
import { refusalOfDatabase } from '../db/open.ts';
import { drawById } from '../plan/store.ts';
import type { Ports } from '../ports.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { videoById } from '../video/store.ts';
import { clipsOfSample } from './clips.ts';
import { type Came, fetchClip } from './fetch-clip.ts';
import { leaseFrom, leaseNow, noteLeaseTime } from './lease.ts';
import { isTakeable, takeableOf } from './obstacle.ts';
import { removeOthers } from './room.ts';
import {
  allSealed,
  allTaken,
  putSealed,
  type SealedRow,
  sealedOf,
  setAside,
  shortenLeases,
  wantClip,
  wantedVideos,
} from './store.ts';
import { eraseWhatMayNotStay } from './sweep.ts';

/** Fetches what samples want taken along, one clip after the other, and destroys what may not stay. One for each session. */
export type Taking = {
  /**
   * Something happened that may be worth a look: a sample was taken or brought back, the feed brought something, the
   * network or a token is back. Cheap; call it freely, also inside a transaction.
   */
  readonly wake: () => void;
  /** `says`: why nothing is fetched just now although something is wanted. */
  readonly standing: () => { readonly isRunning: boolean; readonly says: string | null };
  /** Comes back when what may not stay has been destroyed, files included. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Needs = Pick<Ports, 'clock' | 'log'> & {
  readonly signedIn: SignedIn;
  readonly folder: string;
  readonly changed: () => void;
};

/** Leases end while nobody does anything. */
const lookAgainMs = hour;
const firstWaitMs = 5 * second;
const longestWaitMs = 5 * minute;
const bugSays = 'Something went wrong in the desk itself; it is tried again.';

export function createTaking({ signedIn, clock, log, folder, changed }: Needs): Taking {
  const { db } = signedIn;
  const stopping = new AbortController();
  let current: { readonly videoId: string; readonly abort: AbortController } | null = null;
  let turn: Promise<void> | null = null;
  let sweeping: Promise<void> = Promise.resolve();
  let isAgain = false;
  let says: string | null = null;
  let failures = 0;
  let cancelTimer = (): void => {};

  return {
    wake,
    standing: () => ({ isRunning: turn !== null, says }),
    settled: () => sweep(),
    stop: async () => {
      stopping.abort();
      current?.abort.abort();
      cancelTimer();
      await turn;
      await sweeping;
    },
  };

  function wake(): void {
    if (stopping.signal.aborted) return;
    isAgain = true;
    if (turn !== null) {
      void sweep();
      return;
    }
    cancelTimer();
    turn = turns();
  }

  async function turns(): Promise<void> {
    // Whoever woke us may be in the middle of a transaction.
    await Promise.resolve();
    let wait = lookAgainMs;
    while (isAgain && !stopping.signal.aborted) {
      isAgain = false;
      await sweep();
      wait = await fetchSafely();
    }
    turn = null;
    if (stopping.signal.aborted) return;
    cancelTimer = clock.after(wait, wake);
    changed();
  }

  async function fetchSafely(): Promise<number> {
    try {
      return await fetchAll();
    } catch (error) {
      // A database that can't be written: the disk is full, say.
      const refusal = refusalOfDatabase(error);
      if (refusal === null) noteBug(error);
      says = refusal === null ? bugSays : refusals[refusal.refused].title;
      return longestWaitMs;
    }
  }

  /** Answers after how many milliseconds it is worth another look. */
  async function fetchAll(): Promise<number> {
    for (;;) {
      const row = begin();
      if (row === null) {
        says = null;
        failures = 0;
        return lookAgainMs;
      }
      const came = await attempt(row);
      if (stopping.signal.aborted) return lookAgainMs;
      if (came.came === 'waits') {
        failures += 1;
        says = came.says;
        log('warn', 'footage-waits', { says: came.says });
        return came.retryAfterMs ?? Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs);
      }
      if (came.came === 'aside') {
        log('warn', 'footage-set-aside', { video: row.videoId, says: came.says });
        db.erase('set footage aside', (write) => setAside(write, row, came.says));
      }
      failures = 0;
      says = null;
      changed();
      await sweep();
    }
  }

  /** The next clip that is wanted and may be had; its row and key are there before its file. */
  function begin(): SealedRow | null {
    const now = leaseNow(signedIn, clock.now());
    for (const videoId of wantedVideos(db.read, now)) {
      const here = sealedOf(db.read, videoId);
      if (here !== null && here.state === 'fetching') return here;
      const takeable = here === null ? takeableOf(videoById(db.read, videoId)) : null;
      if (takeable === null || !isTakeable(takeable)) continue;
      const row: SealedRow = {
        videoId,
        ...takeable,
        file: randomBytes(16).toString('hex'),
        key: randomBytes(32),
        done: 0,
        state: 'fetching',
        says: null,
      };
      db.write('begin footage', (write) => putSealed(write, row));
      return row;
    }
    return null;
  }

  async function attempt(row: SealedRow): Promise<Came> {
    const abort = new AbortController();
    current = { videoId: row.videoId, abort };
    try {
      return await fetchClip({ signedIn, clock, folder, signal: abort.signal }, row);
    } catch (error) {
      noteBug(error);
      return {
        came: 'waits',
        says: bugSays,
        retryAfterMs: null,
      };
    } finally {
      current = null;
    }
  }

  function noteBug(error: unknown): void {
    log('error', 'bug', { where: 'footage', error: error instanceof Error ? error.stack : String(error) });
  }

  /** Keys first, then files: between the two a file is noise already. */
  function sweep(): Promise<void> {
    sweeping = sweeping.then(sweepNow).catch((error: unknown) => {
      const refused = refusalOfDatabase(error)?.refused ?? 'bug';
      log(refused === 'bug' ? 'error' : 'warn', 'footage-not-swept', { refused, error: String(error) });
    });
    return sweeping;
  }

  async function sweepNow(): Promise<void> {
    if (stopping.signal.aborted) return;
    const now = leaseNow(signedIn, clock.now());
    if (allTaken(db.read).length > 0) {
      noteLeaseTime(db, now);
      shortenLeases(db, leaseFrom(now));
      wantWhatWasAdded();
    }
    const erased = eraseWhatMayNotStay(db, now);
    if (current !== null && erased.includes(current.videoId)) current.abort.abort();
    const kept = allSealed(db.read).filter(({ state }) => state !== 'aside');
    await removeOthers(folder, new Set(kept.map(({ file }) => file)));
    if (erased.length > 0) changed();
  }

  /** Spares that took a place and recordings that were found since belong to the sample too. */
  function wantWhatWasAdded(): void {
    const wanted = allTaken(db.read).flatMap(({ drawId }) => {
      const record = drawById(db.read, drawId);
      if (record === null) return [];
      return clipsOfSample(db.read, record).flatMap(({ videoIds }) =>
        videoIds.map((id) => [drawId, id] as const),
      );
    });
    db.writeAside('want clips', (write) => {
      for (const [drawId, videoId] of wanted) wantClip(write, drawId, videoId);
    });
  }
}
