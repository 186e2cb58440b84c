import { z } from 'zod';
import { Desk } from './desk-state.ts';
import type { Line } from './line.ts';
import { EnrolledFactor, FactorCode, WhoSignsIn } from './sign-on.ts';

/** Every call about the one who sits here: how things stand, signing in, concealing, keys: a part of the desk's page. */

const Typed = z.string().min(1).max(1000);

export const sessionApi = {
  desk: {
    method: 'GET',
    path: '/api/desk',
    says: 'How things stand. With `after`, waits up to 25 s until the revision is beyond it.',
    who: 'anyone',
    query: z.object({ after: z.coerce.number().int().optional() }),
    reply: Desk,
    refusals: ['bad-request'],
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    says: 'Signs in at the central, or without it where this account has signed in here before.',
    who: 'anyone',
    body: WhoSignsIn.extend({
      /** Of the second factor, asked for once the password was right. */
      code: FactorCode.optional(),
      /** Of the notice that was accepted with it. */
      bannerVersion: z.string().max(64).optional(),
      /** Opens, or first locks, the work on a machine without a keyring. */
      passphrase: Typed.optional(),
      /** Opens the work when its key is lost. */
      recoveryCode: Typed.optional(),
    }),
    reply: Desk,
    refusals: [
      'bad-request',
      'wrong-password',
      'desk-locked',
      'account-locked',
      'account-disabled',
      'second-factor-needed',
      'second-factor-wrong',
      'second-factor-used',
      'second-factor-enrol',
      'second-factor-offline',
      'too-many-requests',
      'central-unreachable',
      'central-not-ours',
      'central-not-trusted',
      'central-not-secure',
      'central-other-version',
      'central-trouble',
      'never-signed-in-here',
      'profile-unreadable',
      'key-locked',
      'key-lost',
      'recovery-code-wrong',
      'passphrase-new',
      'passphrase-needed',
      'passphrase-wrong',
      'profile-newer',
      'desk-already-open',
      'disk-full',
    ],
  },
  enrolSecondFactor: {
    method: 'POST',
    path: '/api/session/second-factor',
    says: 'A secret for an authenticator, from the central, where signing in was refused for want of one. Shown this once and not kept here; a sign-in with a code of it confirms it.',
    who: 'anyone',
    body: WhoSignsIn,
    reply: EnrolledFactor,
    refusals: [
      'bad-request',
      'wrong-password',
      'account-locked',
      'account-disabled',
      'second-factor-needed',
      'not-allowed',
      'too-many-requests',
      'central-unreachable',
      'central-not-ours',
      'central-not-trusted',
      'central-not-secure',
      'central-other-version',
      'central-trouble',
    ],
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    says: 'Ends the session; unsent work stays and goes out next time.',
    who: 'anyone',
    reply: Desk,
    refusals: [],
  },
  conceal: {
    method: 'POST',
    path: '/api/session/concealment',
    says: 'Conceals the screen: until it is unlocked, nothing is answered but how things stand.',
    who: 'anyone',
    body: z.object({ why: z.enum(['idle', 'asked']) }),
    reply: Desk,
    refusals: ['bad-request'],
  },
  unlock: {
    method: 'POST',
    path: '/api/session/unlocking',
    says: 'Shows the screen again to whoever knows the password of the one who is signed in; needs no network.',
    who: 'anyone',
    body: z.object({ password: z.string().min(1).max(1000) }),
    reply: Desk,
    refusals: ['bad-request', 'not-signed-in', 'wrong-password', 'desk-locked', 'disk-full'],
  },
  makeRecoveryCode: {
    method: 'POST',
    path: '/api/recovery-code',
    says: 'Makes a recovery code for the work on this machine, to be shown this once. An older one ends.',
    reply: z.object({ code: z.string() }),
    refusals: ['not-signed-in', 'disk-full'],
  },
  changeKey: {
    method: 'POST',
    path: '/api/key',
    says: 'Puts the work on this machine under a new key; answers with its recovery code, to be shown this once.',
    body: z.object({ passphrase: Typed.optional() }),
    reply: z.object({ code: z.string() }),
    refusals: [
      'bad-request',
      'not-signed-in',
      'passphrase-needed',
      'passphrase-wrong',
      'disk-full',
      'profile-unreadable',
    ],
  },
} as const satisfies Record<string, Line>;
