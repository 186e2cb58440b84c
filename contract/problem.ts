import { z } from 'zod';
import { Instant } from './time.ts';

/**
 * The closed list of refusals: every "no" that a desk or a central can give, with its HTTP status.
 * A refusal is an answer, not an accident: the sentence says what happened, `todo` what helps.
 * Anything that isn't on this list is a bug, answered as `bug` with an id that the reader can quote.
 */
export const refusals = {
  'bad-request': { status: 400, title: 'The request could not be understood.' },
  'not-signed-in': {
    status: 401,
    title: 'Your sign-on has ended.',
    todo: 'Sign in again; your work is kept.',
  },
  'wrong-password': { status: 401, title: 'The name or the password is not right.' },
  'account-locked': {
    status: 423,
    title: 'This account is locked after five failed attempts.',
    todo: 'Ask an administrator to release it.',
  },
  'desk-locked': {
    status: 423,
    title: 'Too many wrong passwords on this desk.',
    todo: 'Wait until then, or sign in with the network.',
  },
  concealed: {
    status: 423,
    title: 'The screen is concealed.',
    todo: 'Unlock it with your password; your work is kept.',
  },
  'account-disabled': {
    status: 403,
    title: 'This account has been switched off.',
    todo: 'Ask an administrator; the work kept here stays.',
  },
  'second-factor-needed': {
    status: 401,
    title: 'This account needs a second factor as well.',
    todo: 'Type the six digits that your authenticator shows now.',
  },
  'second-factor-wrong': {
    status: 401,
    title: 'This code is not right.',
    todo: 'Type the one that is shown now. If that goes on, set the clock of the device it is on.',
  },
  'second-factor-used': {
    status: 401,
    title: 'This code has been used already.',
    todo: 'Wait for the next one; it comes within half a minute.',
  },
  'second-factor-enrol': {
    status: 401,
    title: 'This account needs a second factor, and none is set up yet.',
    todo: 'Set one up now, with an authenticator.',
  },
  'second-factor-offline': {
    status: 503,
    title: 'It is too long since your second factor was given on this desk to work here without the central.',
    todo: 'Sign in with the network; your work is kept.',
  },
  'not-allowed': { status: 403, title: 'This is outside what your account may see or do.' },
  'not-found': { status: 404, title: 'There is nothing here by that name.' },
  'id-reused': { status: 409, title: 'This mark exists already with a different content.' },
  'review-submitted': { status: 409, title: 'This review has been submitted and can no longer change.' },
  'review-incomplete': { status: 422, title: 'Some required answers are still open.' },
  'outcome-missing': { status: 422, title: 'Choose an outcome before submitting.' },
  'not-viewable': {
    status: 422,
    title: 'This video could not be shown properly, so it cannot be submitted as watched.',
    todo: 'Choose why it is unavailable and submit it as unavailable.',
  },
  'not-watched-enough': { status: 422, title: 'This form asks for more of the video to be watched first.' },
  'outside-clip': { status: 422, title: 'That moment is outside the clip.' },
  'code-unknown': { status: 422, title: 'That choice is not on the current list.' },
  'question-unknown': { status: 422, title: 'This form version has no such question.' },
  'answer-not-fitting': { status: 422, title: 'That answer does not fit the question.' },
  'reason-needed': { status: 422, title: 'A reason is needed.' },
  'class-unchanged': { status: 422, title: 'The video already has this classification.' },
  'own-request': { status: 403, title: 'Somebody other than who asked for it decides.' },
  'request-decided': { status: 409, title: 'This request has been decided already.' },
  'plan-committed': {
    status: 409,
    title: 'This plan is committed to and can no longer change.',
    todo: 'Commit it anew with a reason, or make a copy of it.',
  },
  'frame-unfit': { status: 422, title: 'A sample cannot be drawn from this list of items.' },
  'frame-changed': {
    status: 409,
    title: 'The items are no longer the ones that were committed to, so nothing was drawn.',
    todo: 'Commit to the list as it is now, with a reason; both stay on record.',
  },
  'size-unfit': { status: 422, title: 'These sizes do not fit the list of items.' },
  'seed-unfit': { status: 422, title: 'This cannot be used as a seed.' },
  'already-drawn': { status: 409, title: 'This sample has been drawn already, with another seed.' },
  'draw-signed': { status: 409, title: 'The work paper is signed, and this audit can no longer change.' },
  'paper-unsigned': {
    status: 409,
    title: 'The work paper is not signed here yet.',
    todo: 'Its preparer signs it first.',
  },
  'own-paper': { status: 403, title: 'Somebody other than the preparer signs the work paper off.' },
  'signed-off': { status: 409, title: 'You have signed this work paper off already.' },
  'note-needed': { status: 422, title: 'A remark needs its words.' },
  'review-needed': { status: 422, title: 'This item counts as reviewed once its review is submitted.' },
  'sample-open': { status: 422, title: 'Some items of the sample are still to do.' },
  'version-taken': {
    status: 409,
    title: 'Somebody published another version meanwhile, so this one was not published.',
    todo: 'Both are kept. Look at the difference and put yours on top of it, or drop yours.',
  },
  'version-unfit': { status: 422, title: 'This cannot be published as it is.' },
  'draft-sent': { status: 409, title: 'This draft is on its way to the central and can no longer change.' },
  'conflict-settled': { status: 409, title: 'This conflict has been settled already.' },
  'central-unreachable': {
    status: 503,
    title: 'The central server cannot be reached.',
    todo: 'What is already here stays usable; your work is kept and goes out by itself later.',
  },
  'central-not-ours': {
    status: 502,
    title: 'A server answered at this address, but it is not a Second Watch central.',
    todo: 'Check the address.',
  },
  'central-not-trusted': {
    status: 502,
    title: 'This isn’t the central your department set up, so nothing was sent to it.',
    todo: 'Check the network you are on, and tell your administrator; your work is kept.',
  },
  'central-not-secure': {
    status: 502,
    title: 'The way to this central is not protected, so nothing is sent to it.',
    todo: 'Ask your administrator for its address that begins with https.',
  },
  'central-other-version': {
    status: 502,
    title: 'This desk and the central speak different versions.',
    todo: 'Ask for the matching desk; your work is kept.',
  },
  'central-trouble': { status: 502, title: 'The central server answered with an error.' },
  'never-signed-in-here': {
    status: 503,
    title: 'The central cannot be reached, and this account has not signed in on this desk before.',
    todo: 'Sign in once with the network, then it works without.',
  },
  'log-unwritable': {
    status: 507,
    title: 'This cannot be played now, because it could not be written down who watched it.',
    todo: 'Make room on this machine’s disk and try again; your work is kept.',
  },
  'footage-needs-network': {
    status: 503,
    title: 'The footage is at the central, and the central cannot be reached.',
    todo: 'The record, the form and your marks stay usable; play it when the network is back.',
  },
  'footage-closed': { status: 403, title: 'This recording is closed to your account.' },
  'footage-missing': { status: 404, title: 'The central has the record of this video, but not its footage.' },
  'footage-altered': {
    status: 410,
    title: 'The footage no longer matches the hash taken when it arrived. It is not shown.',
    todo: 'Submit the review as unavailable (hash mismatch) and tell your administrator.',
  },
  'range-not-satisfiable': { status: 416, title: 'That part of the footage does not exist.' },
  'too-large': { status: 413, title: 'This is larger than can be taken.' },
  'too-many-requests': { status: 429, title: 'Too many calls in a short time; wait a moment.' },
  'disk-full': {
    status: 507,
    title: 'The disk is full, so nothing was saved.',
    todo: 'Free some space and do it again; what was saved before is safe.',
  },
  'desk-already-open': {
    status: 409,
    title: 'Another copy of the desk is open on this profile.',
    todo: 'Use that window, or close it first.',
  },
  'profile-unreadable': {
    status: 500,
    title: 'The work kept on this machine cannot be opened.',
    todo: 'Nothing was changed. Call your administrator before trying again.',
  },
  'key-locked': {
    status: 423,
    title: 'The key to the work on this machine is in the system’s keyring, and the keyring is locked.',
    todo: 'Unlock the keyring (often by signing in to the machine anew) and sign in again. Nothing was changed.',
  },
  'key-lost': {
    status: 409,
    title: 'The key to the work on this machine is not where it should be.',
    todo: 'Your work is still here, and nothing was changed. Type your recovery code, or call your administrator.',
  },
  'recovery-code-wrong': {
    status: 422,
    title: 'This is not the recovery code.',
    todo: 'Nothing was changed; try again as often as you need.',
  },
  'passphrase-new': {
    status: 422,
    title: 'This machine has no keyring, so your work here is locked with a passphrase of yours.',
    todo: 'Choose one that you will remember. It is asked for at each sign-in on this machine.',
  },
  'passphrase-needed': {
    status: 422,
    title: 'Your work on this machine is locked with your passphrase.',
    todo: 'Type it to open your work.',
  },
  'passphrase-wrong': {
    status: 422,
    title: 'This is not the passphrase of your work on this machine.',
    todo: 'Try again, or use your recovery code. Nothing was changed.',
  },
  'profile-newer': {
    status: 409,
    title: 'The work on this machine was kept by a newer desk than this one.',
    todo: 'Nothing was changed. Open it with the newer desk.',
  },
  'counter-reused': { status: 409, title: 'This desk sent a different item under this number before.' },
  'not-understood': { status: 422, title: 'The central does not know this kind of item.' },
  bug: {
    status: 500,
    title: 'Something went wrong in the desk itself.',
    todo: 'Your work is kept. Tell support the number.',
  },
} as const satisfies Record<string, { status: number; title: string; todo?: string }>;

export type RefusalCode = keyof typeof refusals;
export const RefusalCode = z.enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]]);

/** The body of every answer that isn't a success. `detail` is a sentence about this very case. */
export const Problem = z.object({
  code: RefusalCode,
  title: z.string(),
  todo: z.string().optional(),
  detail: z.string().optional(),
  /** Which fields were wrong, as paths with a sentence each. */
  fields: z.array(z.object({ path: z.string(), says: z.string() })).optional(),
  /** When it is over by itself. */
  until: Instant.optional(),
  /** With `bug` only: find it in the log under this id. */
  bugId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** A "no" as a value. Rules return it; `serve` turns it into a status and a `Problem`. */
export type Refusal = {
  readonly refused: RefusalCode;
  readonly detail?: string;
  readonly fields?: Problem['fields'];
  readonly until?: Instant;
};

export function refuse(refused: RefusalCode, detail?: string): Refusal {
  return detail === undefined ? { refused } : { refused, detail };
}

export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'string'
  );
}

/** The error body for a refusal. */
export function problemOf(refusal: Refusal): Problem {
  const { title, ...rest }: { status: number; title: string; todo?: string } = refusals[refusal.refused];
  return {
    code: refusal.refused,
    title,
    ...(rest.todo === undefined ? {} : { todo: rest.todo }),
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(refusal.fields === undefined ? {} : { fields: refusal.fields }),
    ...(refusal.until === undefined ? {} : { until: refusal.until }),
  };
}
