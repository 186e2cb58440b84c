import type { Video } from '../../../contract/nouns/video.ts';
import { isRefusal } from '../../../contract/problem.ts';
import type { Foreseen } from '../../../contract/risk-state.ts';
import type { Instant } from '../../../contract/time.ts';
import { officerById } from '../catalogue/configuration.ts';
import type { ReadDb, WriteDb } from '../db/sql.ts';
import { append } from '../outbox/append.ts';
import {
  type Asked,
  effectOf,
  isAlready,
  isSameRequest,
  requested,
  type Table,
} from '../reclassification/rules.ts';
import { addRequest, requestById } from '../reclassification/store.ts';
import type { Reviewer } from '../review/rules.ts';
import { videoById } from '../video/store.ts';
import { askedOf } from './page.ts';

export type Why = Foreseen['why'];

/** What one class would do to a recording, and whether it can be asked for. */
export function foreseen(db: ReadDb, videoId: string, to: string, table: Table): Foreseen {
  const video = videoById(db, videoId);
  if (video === null) return gone(videoId);
  const from = video.classes.map(({ code }) => code);
  const effect = effectOf(video, { from, to }, table);
  const why = whyNot(db, video, from, to);
  const officer = video.officerId === null ? null : officerById(db, video.officerId);
  return {
    videoId,
    title: video.incidentNumber ?? video.title,
    officerName: officer?.name ?? null,
    recordedAt: video.recordedAt,
    zone: video.zone,
    from,
    ...effect,
    effect: why === null ? lengthened(effect.deletedAtBefore, effect.deletedAtAfter) : 'refused',
    why,
  };
}

/**
 * Asks for the class, as a request of its own. Null: it is kept and will be sent (or was kept before under this id). It is
 * looked at once more, because what was foreseen may have changed since.
 */
export function askFor(
  db: WriteDb,
  { videoId, ...asked }: Asked & { readonly videoId: string },
  by: Reviewer,
  table: Table,
  now: Instant,
): Why {
  const before = requestById(db, asked.id);
  if (before !== null)
    return before.request.videoId === videoId && isSameRequest(before.request, asked, null)
      ? null
      : 'asked-for';
  const video = videoById(db, videoId);
  if (video === null) return 'not-here';
  const why = whyNot(
    db,
    video,
    video.classes.map(({ code }) => code),
    asked.to,
  );
  if (why !== null) return why;
  const request = requested(asked, null, video, by, table, now);
  // Class and reason were looked at for all of them before.
  if (isRefusal(request)) return 'class-unchanged';
  addRequest(db, request, effectOf(video, request, table));
  append(db, { kind: 'reclassification-requested', reclassification: request }, videoId, now);
  return null;
}

/** A hold comes first: whoever put it there decides what becomes of the recording. */
function whyNot(db: ReadDb, { id, hold }: Video, from: readonly string[], to: string): Why {
  if (hold !== null) return 'held';
  if (isAlready(from, to)) return 'class-unchanged';
  return askedOf(db, id) === 'none' ? null : 'asked-for';
}

function lengthened(before: number | null, after: number | null): 'longer' | 'same' | 'shorter' {
  if (before === after) return 'same';
  if (after === null) return 'longer';
  return before === null || after < before ? 'shorter' : 'longer';
}

function gone(videoId: string): Foreseen {
  const nothing = {
    officerName: null,
    recordedAt: null,
    zone: 'UTC',
    deletedAtBefore: null,
    deletedAtAfter: null,
  };
  return {
    videoId,
    title: 'No longer on this desk',
    ...nothing,
    from: [],
    effect: 'refused',
    why: 'not-here',
  };
}
