import { z } from 'zod';
import { Instant, Ms, second } from '../time.ts';
import { Finding } from './finding.ts';
import { Answer } from './form.ts';
import { Code, Id, Name, Note } from './text.ts';

/** A review that somebody owes. */
export const Duty = z.object({
  id: Id,
  videoId: Id,
  reviewerId: Id,
  kind: z.enum(['periodic', 'returned', 'second', 'audit', 'case']),
  /** "Q4 draw". */
  programme: Name,
  squadId: Id.nullable(),
  divisionId: Id.nullable(),
  dueAt: Instant,
  period: z.object({ name: Name, startsAt: Instant, endsAt: Instant }).nullable(),
  /** What the person who sent it back asks. */
  note: Note.nullable(),
  doneAt: Instant.nullable(),
  /** The item of a draw that it is for. Left out where nothing was drawn, and by centrals from before there were draws. */
  sample: z.object({ drawId: Id, itemId: z.string().min(1).max(500) }).optional(),
});
export type Duty = z.infer<typeof Duty>;

/**
 * What was played, and how: moved over by playing, with a picture, at a speed, with sound or muted. `hidden`: the window
 * could not be seen meanwhile; that is on record, and counts for nothing.
 */
export const Watched = z.object({
  stretches: z.array(
    z.object({
      startMs: Ms,
      endMs: Ms,
      speed: z.number().positive().max(16),
      sound: z.boolean(),
      hidden: z.boolean().optional(),
    }),
  ),
  /** Total of the clip that was shown at least once. */
  shownMs: Ms,
});
export type Watched = z.infer<typeof Watched>;

/** Another camera of the incident that was shown beside this one, and how well the two ran together. */
export const ReviewCamera = z.object({
  videoId: Id,
  /** Where its first moment lies on the clip under review; negative: it began earlier. */
  offsetMs: Ms,
  /** `clock`: from the two records; `eye`: moved by the reviewer; `mark`: from a flash or sound seen in both. */
  how: z.enum(['clock', 'eye', 'mark']),
  /** How far apart the two were at most while playing together; null: they never played together. */
  worstDriftMs: Ms.nullable(),
});
export type ReviewCamera = z.infer<typeof ReviewCamera>;

/** Six on the screen: the one under review and five beside it. */
export const mostBeside = 5;
export const ReviewCameras = z.array(ReviewCamera).max(mostBeside);

/** Why a video can't be shown properly, as the desk saw it happen. */
export const Trouble = z.object({
  code: z.enum([
    'no-picture',
    'ends-early',
    'corrupt',
    'hash-mismatch',
    'not-playable',
    'missing',
    'closed',
    'lying-duration',
  ]),
  atMs: Ms.nullable(),
  /** What the file is, in words. */
  says: Name,
});
export type Trouble = z.infer<typeof Trouble>;

/**
 * Whether this trouble means that nobody can have watched the video. Damage in the middle leaves the rest to be reviewed
 * (how much of it was, the form's minimum decides); everything else is about the whole recording.
 */
export function barsWatching(trouble: Trouble): boolean {
  switch (trouble.code) {
    case 'corrupt':
      return trouble.atMs === null || trouble.atMs < second;
    case 'no-picture':
    case 'ends-early':
    case 'hash-mismatch':
    case 'not-playable':
    case 'missing':
    case 'closed':
    case 'lying-duration':
      return true;
  }
}

export const Purpose = z.enum([
  'periodic',
  'audit',
  'second-review',
  'investigation',
  'complaint',
  'training',
  'records-request',
  'supervisor-request',
  'other',
]);
export type Purpose = z.infer<typeof Purpose>;

/** Said by whoever watches what isn't theirs to review. It goes into the audit log, the note with it. */
export const WatchReason = z.object({ purpose: Purpose, note: z.string().trim().max(300).optional() });
export type WatchReason = z.infer<typeof WatchReason>;

/** "Another reason" says nothing by itself. */
export function isReason({ purpose, note = '' }: WatchReason): boolean {
  return purpose !== 'other' || note !== '';
}

/** One reviewer's viewing of one video, made with one version of one form. */
export const Review = z.object({
  id: Id,
  videoId: Id,
  dutyId: Id.nullable(),
  reviewerId: Id,
  reviewerName: Name,
  purpose: Purpose,
  /** What the reviewer said of it, where nobody asked for the review. */
  purposeNote: Name.optional(),
  formId: Id,
  formVersion: z.int().positive(),
  state: z.enum(['open', 'submitted']),
  startedAt: Instant,
  submittedAt: Instant.nullable(),
  outcome: Code.nullable(),
  /** Coded reason that the video could not be reviewed; it then stays in its sample as non-response. */
  unavailable: Code.nullable(),
  trouble: Trouble.nullable(),
  note: Note,
  watched: Watched,
  /** Desks and centrals from before there were several cameras leave it out. */
  cameras: ReviewCameras.default([]),
  /** The item of a sample that it was made for. Left out by those from before there were samples. */
  sample: z
    .object({ drawId: Id, itemId: z.string().min(1).max(500) })
    .nullable()
    .default(null),
});
export type Review = z.infer<typeof Review>;

/** A submitted review, whole in itself: nothing it says depends on an earlier item having arrived. */
export const Submission = z.object({ review: Review, answers: z.array(Answer), findings: z.array(Finding) });
export type Submission = z.infer<typeof Submission>;

/** A review as far as it has come. */
export const Draft = Submission.extend({
  /**
   * What was taken back, by id: another machine that has it, and hears everything from the beginning, couldn't tell it from
   * what the central lost. Left out by older centrals.
   */
  removed: z.object({ findings: z.array(Id), answers: z.array(Id) }).optional(),
});
export type Draft = z.infer<typeof Draft>;
