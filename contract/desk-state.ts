import { z } from 'zod';
import { Account, CodeList } from './nouns/account.ts';
import { Classification, Reclassification, ReclassificationRecord } from './nouns/classification.ts';
import { Timing } from './nouns/dispatch.ts';
import { Finding } from './nouns/finding.ts';
import { Answer, Form } from './nouns/form.ts';
import { Officer } from './nouns/officer.ts';
import { Duty, Purpose, Review, ReviewCameras, Submission } from './nouns/review.ts';
import { Code, Id, Name, Note, Sha256 } from './nouns/text.ts';
import { Video } from './nouns/video.ts';
import { Problem } from './problem.ts';
import { Instant, Ms } from './time.ts';

/** The shapes that the core shows to the window: nouns joined together for one screen each. */

/** Where an item of work stands: kept on this machine only, or at the central, or waiting for the reviewer. */
export const SentState = z.enum(['kept', 'accepted', 'conflict', 'refused']);
export type SentState = z.infer<typeof SentState>;

export const SyncSummary = z.object({
  /** `offline`: the central can't be reached; `signed-out`: it wants a new sign-on before it takes anything. */
  state: z.enum(['idle', 'pulling', 'pushing', 'offline', 'signed-out', 'trouble']),
  /** What stopped it last, in words; null when nothing did. */
  problem: Problem.nullable(),
  unsent: z.int(),
  unsentSince: Instant.nullable(),
  conflicts: z.int(),
  refused: z.int(),
  /** Items from a newer central, kept unread until this desk is upgraded. */
  unread: z.int(),
  lastPulledAt: Instant.nullable(),
  nextTryAt: Instant.nullable(),
  /** During a first pull: items so far. */
  pulled: z.int(),
  /** How far this machine's clock is from the central's; positive: ours is ahead. Null: unknown. */
  clockAheadMs: z.int().nullable(),
});
export type SyncSummary = z.infer<typeof SyncSummary>;

export const Settings = z.object({
  theme: z.enum(['dark', 'light', 'system']),
  speed: z.number().positive().max(16),
  volume: z.number().min(0).max(1),
  muted: z.boolean(),
  /** Anything else that a screen wants to remember, by name. */
  kept: z.record(z.string().max(100), z.string().max(20_000)),
});
export type Settings = z.infer<typeof Settings>;

/**
 * Why nothing of the work may be seen. `idle`: nobody touched the desk; `asked`: the reviewer did it; `away`: the machine
 * was locked or put to sleep; `ended`: the sign-on is over, and only a new one opens the screen again.
 */
export const Concealed = z.enum(['idle', 'asked', 'away', 'ended']);
export type Concealed = z.infer<typeof Concealed>;

export const SessionState = z.object({
  concealed: Concealed.nullable(),
  /** When the sign-on ends, by this machine's clock; null: nobody is signed in. */
  endsAt: Instant.nullable(),
  concealAfterMs: Ms,
});

/** What every screen needs: who is signed in, and how the work stands. `revision` rises when anything changed. */
export const Desk = z.object({
  revision: z.int(),
  /** Rises when the pulled catalogue changed, so that lists know to ask again. */
  catalogueRevision: z.int(),
  now: Instant,
  account: Account.nullable(),
  /** True when the account was let in by the password kept here, without the central. */
  signedInOffline: z.boolean(),
  central: z.object({
    url: z.string(),
    name: Name.nullable(),
    banner: z.string().nullable(),
    /** Goes with the sign-in, so that it is on record which words were accepted. */
    bannerVersion: z.string().nullable(),
    problem: Problem.nullable(),
  }),
  session: SessionState,
  /** What keeps the key to the work on this machine: the system's keyring, a file of this user's, or a passphrase. */
  keysIn: z.enum(['keyring', 'file', 'passphrase']),
  /** When the recovery code of whoever is signed in was made; null: there is none. */
  recoveryMadeAt: Instant.nullable(),
  demoAccounts: z.array(z.object({ username: Name, password: Name, name: Name, role: Name })),
  sync: SyncSummary,
  settings: Settings,
});
export type Desk = z.infer<typeof Desk>;

/** A video with the names that a list shows. */
export const VideoRow = z.object({
  id: Id,
  title: Name,
  incidentNumber: Name.nullable(),
  officerName: Name.nullable(),
  badge: z.string().nullable(),
  squadName: Name.nullable(),
  divisionName: Name.nullable(),
  unit: Name.nullable(),
  device: Name.nullable(),
  recordedAt: Instant,
  zone: z.string(),
  durationMs: Ms,
  classes: z.array(Code),
  deletedAt: Instant.nullable(),
  hasFootage: z.boolean(),
  access: z.enum(['open', 'closed', 'restricted']),
  /** Mine, or somebody else's accepted one. */
  review: z.enum(['none', 'open', 'submitted', 'others']),
  callType: Name.nullable(),
});
export type VideoRow = z.infer<typeof VideoRow>;

/** Another recording that may show the same, by what it was found and how it lies on the clock. */
export const Companion = VideoRow.extend({
  /** Same incident number; sent to the same dispatch event; named in this record as related. */
  why: z.array(z.enum(['incident', 'event', 'record'])).min(1),
  /** Where its first moment lies on this clip by the two records' clocks; negative: it began earlier. */
  startsAtMs: Ms,
  /** Time that both were recording; 0 or less: they never were. */
  overlapMs: Ms,
});
export type Companion = z.infer<typeof Companion>;

export const VideoFilter = z.object({
  officerId: Id.optional(),
  /** A squad or a division. */
  unitId: Id.optional(),
  classification: Code.optional(),
  review: z.enum(['none', 'open', 'submitted', 'others']).optional(),
  /** Recorded at `from` or later, up to, not including, `to`: instants. */
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  /** Deleted by itself within so many days from now. */
  deletedWithinDays: z.coerce.number().int().min(0).max(100_000).optional(),
  /** Incident number, any way of writing it, from its start or from its running number on. */
  text: z.string().max(200).optional(),
  sort: z.enum(['recorded', 'deletion']).optional(),
});
export type VideoFilter = z.infer<typeof VideoFilter>;

export const QueueRow = z.object({
  duty: Duty,
  video: VideoRow,
  timing: Timing.nullable(),
  hints: z.array(z.string()).readonly(),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const Queue = z.object({
  period: z.object({ name: Name, endsAt: Instant }).nullable(),
  facts: z.object({
    owed: z.int(),
    done: z.int(),
    officersNotStarted: z.int(),
    nearDeletion: z.int(),
    nearDeletionWithCitation: z.int(),
    dispatchesWithoutVideo: z.int(),
    urgentWithoutVideo: z.int(),
    oldestWithoutVideoAt: Instant.nullable(),
    findings: z.int(),
    late: z.int(),
    early: z.int(),
    narration: z.int(),
    commended: z.int(),
  }),
  rows: z.array(QueueRow),
});
export type Queue = z.infer<typeof Queue>;

/** Everything known of one video before it is watched. */
export const VideoDetail = z.object({
  video: Video,
  officer: Officer.nullable(),
  squadName: Name.nullable(),
  divisionName: Name.nullable(),
  /** The dispatches of this officer that overlap the recording, best match first; how it was matched, in words. */
  timings: z.array(Timing),
  matchRule: z.string(),
  /** Other units on the same events. */
  otherDispatches: z.array(
    z.object({ officerName: Name.nullable(), unit: Name.nullable(), arrivedAt: Instant.nullable() }),
  ),
  classifications: z.array(Classification),
  reclassifications: z.array(ReclassificationRecord),
  results: z.array(Submission),
  duties: z.array(Duty),
  /** What the review of it that is open here is for; null: none is open. */
  underReview: Purpose.nullable(),
});
export type VideoDetail = z.infer<typeof VideoDetail>;

const Sent = z.object({ sent: SentState, since: Instant.nullable() });

export const KeptFinding = z.object({ finding: Finding, ...Sent.shape });
export const KeptAnswer = z.object({ answer: Answer, ...Sent.shape });
export const KeptReclassification = z.object({
  reclassification: Reclassification,
  ...Sent.shape,
  deletedAtBefore: Instant.nullable(),
  deletedAtAfter: Instant.nullable(),
});

/** A review with all that belongs to it. */
export const ReviewDetail = z.object({
  review: Review,
  sent: SentState,
  form: Form,
  /** The version of each list that the review was begun with. */
  codeLists: z.array(CodeList),
  answers: z.array(KeptAnswer),
  findings: z.array(KeptFinding),
  reclassification: KeptReclassification.nullable(),
});
export type ReviewDetail = z.infer<typeof ReviewDetail>;

/** What the window may change on the review itself; absent: unchanged. */
export const ReviewChange = z.object({
  note: Note.optional(),
  outcome: Code.nullable().optional(),
  unavailable: Code.nullable().optional(),
  trouble: Review.shape.trouble.optional(),
  watched: Review.shape.watched.optional(),
  cameras: ReviewCameras.optional(),
});

export const Playback = z.object({
  /** Good until the clip is closed or the reviewer signs out; names nothing but itself. Play `/media/<handle>`, for HLS `/media/<handle>/index.m3u8`. */
  handle: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/),
  kind: z.enum(['progressive', 'hls']),
  mime: z.string(),
  sizeBytes: z.int(),
  durationMs: Ms,
  /** SHA-256 of what is played: the seekable copy where there is one. Marks carry it. */
  sha256: Sha256,
});

/** An item of work that has not been accepted yet. */
export const OutboxItem = z.object({
  counter: z.int(),
  kind: z.string(),
  /** "Late start at 00:01:00.000, M. Alvarez, KC21-045512" */
  says: z.string(),
  reviewId: Id.nullable(),
  videoId: Id.nullable(),
  keptAt: Instant,
  tries: z.int(),
  state: z.enum(['waiting', 'refused', 'conflict']),
  problem: Problem.nullable(),
});
export type OutboxItem = z.infer<typeof OutboxItem>;

export const Conflict = z.object({
  counter: z.int(),
  video: VideoRow,
  mine: Reclassification,
  theirs: z.object({
    classes: z.array(Code),
    setBy: Name.nullable(),
    setAt: Instant.nullable(),
    reason: z.string().nullable(),
  }),
  deletedAtMine: Instant.nullable(),
  deletedAtTheirs: Instant.nullable(),
});
export type Conflict = z.infer<typeof Conflict>;

/** How the audit log of this desk stands. */
export const LogStanding = z.object({
  entries: z.int().nonnegative(),
  /** The entry up to which the central has signed for it, and when it last did. */
  countersigned: z.object({ no: z.int(), at: Instant }).nullable(),
  /** What is wrong, from which entry on; null: nothing was found. */
  trouble: z
    .object({ fault: z.enum(['broken', 'cut', 'rewritten', 'differs', 'other-key']), no: z.int() })
    .nullable(),
});
export type LogStanding = z.infer<typeof LogStanding>;

/** How the database of this desk was found when it was last opened, and what was done about it. */
export const LastStart = z.object({
  at: Instant,
  /**
   * `fine` · `log`: not closed properly, its log was taken up · `log-mended`: the log was damaged, nothing of it is lost ·
   * `indexes`: made anew from their tables · `mended`: made anew from what could be read and a safety copy.
   */
  found: z.enum(['fine', 'log', 'log-mended', 'indexes', 'mended']),
  /** Where the work came from: the file, the safety copy, both, or only a part of the file, because there was no copy. */
  work: z.enum(['file', 'copy', 'both', 'part']),
  /** When the copy that was used was taken. */
  copyAt: Instant.nullable(),
  /** As far as this desk can tell, nothing that was kept is missing. */
  isSure: z.boolean(),
  /** The central's records are all there; if not, they are fetched again. */
  isPulledWhole: z.boolean(),
  /** Footage that was taken along can still be played. */
  isFootageWhole: z.boolean(),
});
export type LastStart = z.infer<typeof LastStart>;

/** The safety copies of the work on this desk. */
export const SafetyStanding = z.object({
  /** When the newest was taken, and when a restore from one was last proven. */
  copyAt: Instant.nullable(),
  provenAt: Instant.nullable(),
  lastStart: LastStart.nullable(),
});
export type SafetyStanding = z.infer<typeof SafetyStanding>;

export const SyncDetail = z.object({
  summary: SyncSummary,
  waiting: z.array(OutboxItem),
  tray: z.array(OutboxItem),
  conflicts: z.array(Conflict),
  /** The newest first. */
  recent: z.array(z.object({ at: Instant, says: z.string() })),
  log: LogStanding,
  safety: SafetyStanding,
});
export type SyncDetail = z.infer<typeof SyncDetail>;
