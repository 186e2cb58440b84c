import type { Account } from '../../contract/nouns/account.ts';
import {
  type ClassTag,
  deletedAt,
  type Reclassification,
  type ReclassificationRecord,
} from '../../contract/nouns/classification.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { isRefusal, type Refusal, refuse } from '../../contract/problem.ts';
import type { Instant } from '../../contract/time.ts';
import { itemAbout, itemOf } from '../items/item.ts';
import { hiddenFor } from './blind.ts';
import type { Books } from './books.ts';
import { canonicalText } from './canonical.ts';
import { visibleVideo } from './checks.ts';
import type { Outcome, Taking } from './outcome.ts';

type Conflict = Extract<Outcome, { outcome: 'conflict' }>;
type Retention = ReadonlyMap<string, { readonly retentionDays: number | null }>;

/**
 * Takes a request to change a video's class. It is applied at once, unless somebody changed the class since the reviewer
 * looked (conflict: nothing changes, both are kept) or it would shorten how long the video is kept (a second person decides).
 */
export async function requestReclassification(
  books: Books,
  taking: Taking,
  given: Reclassification,
): Promise<Refusal | Conflict | null> {
  const { account, now } = taking;
  if (given.requestedBy !== account.id) return refuse('not-allowed', 'A request is made in one’s own name.');
  const video = await visibleVideo(books, account, given.videoId);
  if (isRefusal(video)) return video;
  const earlier = await books.read('reclassification', given.id);
  if (earlier !== null) return answerAgain(books, account, video, earlier.body, given);
  const table = await retentionOf(books);
  if (!table.has(given.to)) return refuse('code-unknown', `"${given.to}" is not a classification here.`);

  const request = { ...given, requestedByName: account.name };
  // What one of two blind reviewers asks for would tell the other what was found.
  const onlyFor = await hiddenFor(books, account, video.id);
  const keep = (record: Pick<ReclassificationRecord, 'state' | 'decidedBy' | 'decidedAt'>) =>
    books.put(itemAbout(video, 'reclassification', given.id, { ...request, ...record }, onlyFor));
  if (!isSameSet(given.from, codesOf(video))) {
    // What stands now is told before this request joins the others.
    const conflict = await conflictOver(books, account, video);
    keep({ state: 'conflict', decidedBy: null, decidedAt: null });
    return conflict;
  }
  if (isSameSet([given.to], codesOf(video))) return refuse('class-unchanged');
  if (isShorter(video, given.to, table)) {
    keep({ state: 'waiting-for-second', decidedBy: null, decidedAt: null });
    return null;
  }
  books.put(itemOf('video', reclassified(video, given.to, account.name, now, table)));
  keep({ state: 'applied', decidedBy: account.name, decidedAt: now });
  return null;
}

/** The video with the class that was asked for, and the day on which it is deleted with it. */
export function reclassified(video: Video, to: string, by: string, at: Instant, table: Retention): Video {
  const tag: ClassTag = { code: to, source: 'supervisor', setBy: by, setAt: at };
  return { ...video, classes: [tag], deletedAt: deletedAt(video, [to], table) };
}

/** The department's classes by code, with how long each is kept. */
export async function retentionOf(books: Books): Promise<Retention> {
  return new Map((await books.classifications()).map((row) => [row.code, row]));
}

/** Takes a request back that hasn't changed anything yet. Taking it back twice is once. */
export async function withdrawReclassification(
  books: Books,
  taking: Taking,
  id: string,
  videoId: string,
): Promise<Refusal | null> {
  const entry = await books.read('reclassification', id);
  if (entry === null || entry.body.videoId !== videoId) return refuse('not-found');
  const { body: record, item } = entry;
  if (record.requestedBy !== taking.account.id)
    return refuse('not-allowed', 'A request is withdrawn by who made it.');
  const video = await visibleVideo(books, taking.account, videoId);
  if (isRefusal(video)) return video;
  switch (record.state) {
    case 'withdrawn':
      return null;
    case 'applied':
    case 'declined':
      return refuse('conflict-settled');
    case 'conflict':
    case 'waiting-for-second': {
      const decided = { decidedBy: taking.account.name, decidedAt: taking.now };
      const withdrawn = { ...record, state: 'withdrawn', ...decided } as const;
      books.put(itemAbout(video, 'reclassification', id, withdrawn, item.accountId));
      return null;
    }
  }
}

/** The same request under another number: what became of it the first time still holds. */
async function answerAgain(
  books: Books,
  account: Account,
  video: Video,
  record: ReclassificationRecord,
  given: Reclassification,
): Promise<Refusal | Conflict | null> {
  // What was made of it since is no part of what was asked.
  const { state, decidedBy: _, decidedAt: _at, decidedById: _id, decisionNote: _note, ...asked } = record;
  const { requestedByName } = record;
  if (canonicalText(asked) !== canonicalText({ ...given, requestedByName })) return refuse('id-reused');
  return state === 'conflict' ? conflictOver(books, account, video) : null;
}

async function conflictOver(books: Books, account: Account, video: Video): Promise<Conflict> {
  const newest = [...video.classes].sort((a, b) => (b.setAt ?? 0) - (a.setAt ?? 0))[0];
  const applied = (await books.about('reclassification', video.id))
    .filter(({ item }) => item.accountId === null || item.accountId === account.id)
    .map(({ body }) => body)
    .find(({ state }) => state === 'applied');
  const isTheirs = applied !== undefined && isSameSet([applied.to], codesOf(video));
  return {
    outcome: 'conflict',
    theirs: {
      classes: [...codesOf(video)],
      setBy: newest?.setBy ?? null,
      setAt: newest?.setAt ?? null,
      reason: isTheirs ? applied.reason : null,
    },
  };
}

/** Whether the video would be deleted sooner. A hold is left out of it: it ends one day, and the class stays. */
function isShorter(video: Video, to: string, table: Retention): boolean {
  const unheld = { recordedAt: video.recordedAt, hold: null };
  const before = deletedAt(unheld, codesOf(video), table);
  const after = deletedAt(unheld, [to], table);
  return after !== null && (before === null || after < before);
}

export function codesOf(video: Video): readonly string[] {
  return video.classes.map(({ code }) => code);
}

export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const left = new Set(a);
  const right = new Set(b);
  return left.size === right.size && [...left].every((code) => right.has(code));
}
