import { z } from 'zod';
import { ImportRows, ImportTaken } from './import-state.ts';
import type { Line } from './line.ts';
import { LogAnswer, LogPart } from './nouns/audit-log.ts';
import { NumberedEvent } from './nouns/event.ts';
import { Id, Name, Sha256 } from './nouns/text.ts';
import { Problem } from './problem.ts';
import {
  EnrolledFactor,
  Hello,
  LockedAccount,
  RenewedToken,
  SignedIn,
  SignIn,
  WhoSignsIn,
} from './sign-on.ts';
import { Instant } from './time.ts';

/** Every call that a desk makes to a central. OpenAPI is generated from this page. */

/** Where a central's records stood at an answer; only the central can read it. */
export const Place = z.string().max(200);

export const EventBatch = z.object({
  deviceId: Id,
  /** The place of the last answer that something came of. */
  heard: Place.optional(),
  events: z.array(NumberedEvent).min(1).max(500),
});

/** What became of one event. The same (device, counter) is answered the same for ever. */
export const EventAnswer = z.discriminatedUnion('outcome', [
  z.object({ counter: z.int().positive(), outcome: z.literal('accepted') }),
  z.object({
    counter: z.int().positive(),
    outcome: z.literal('conflict'),
    /** What the central holds instead: the video's classes now, and who set them. */
    theirs: z.object({
      classes: z.array(z.string()),
      setBy: Name.nullable(),
      setAt: Instant.nullable(),
      reason: z.string().nullable(),
    }),
  }),
  z.object({ counter: z.int().positive(), outcome: z.literal('refused'), problem: Problem }),
]);

export const EventAnswers = z.object({
  answers: z.array(EventAnswer),
  now: Instant,
  place: Place.optional(),
  /** True: the central was put back to before the place that was heard. It has taken nothing; what it lacks comes first. */
  forgot: z.boolean().optional(),
});

export const KnownAsked = z.object({
  deviceId: Id,
  counters: z.array(z.int().positive()).min(1).max(10_000),
});

export const KnownAnswer = z.object({ missing: z.array(z.int().positive()), place: Place, now: Instant });

export const FootageState = z.object({ playable: z.boolean(), sha256: Sha256, sizeBytes: z.int() });

/** Rows that a desk read from a file. The id is the desk's, and the same for ever. */
export const ImportBatch = z.object({ id: Id, rows: ImportRows });

const signInRefusals = [
  'bad-request',
  'wrong-password',
  'account-locked',
  'account-disabled',
  'second-factor-needed',
  'too-many-requests',
] as const;

export const centralApi = {
  hello: {
    method: 'GET',
    path: '/v1/hello',
    says: 'Who this is: asked before anything is trusted to it.',
    who: 'anyone',
    reply: Hello,
    refusals: [],
  },
  openapi: {
    method: 'GET',
    path: '/v1/openapi.json',
    says: 'This page, as OpenAPI 3.1.',
    who: 'anyone',
    reply: z.unknown(),
    refusals: [],
  },
  signIn: {
    method: 'POST',
    path: '/v1/sign-in',
    says: 'Signs an account in for at most twelve hours. Five failures in fifteen minutes lock the account. Some accounts also need a code of their second factor, each good once.',
    who: 'anyone',
    body: SignIn,
    reply: SignedIn,
    refusals: [...signInRefusals, 'second-factor-wrong', 'second-factor-used', 'second-factor-enrol'],
  },
  enrolSecondFactor: {
    method: 'POST',
    path: '/v1/second-factor',
    says: 'A secret for an account that needs a second factor and has none. It counts once a sign-in gave a code of it, within a quarter of an hour; until then each call makes another.',
    who: 'anyone',
    body: WhoSignsIn,
    reply: EnrolledFactor,
    refusals: [...signInRefusals, 'not-allowed'],
  },
  renewToken: {
    method: 'POST',
    path: '/v1/token',
    says: 'A new token for the same sign-on. The old one is good until the new one is used, and a minute longer; one that is used after that ends the sign-on.',
    reply: RenewedToken,
    refusals: ['not-signed-in'],
  },
  signOut: {
    method: 'POST',
    path: '/v1/sign-out',
    says: 'Ends this token.',
    reply: z.object({}),
    refusals: ['not-signed-in'],
  },
  lockedAccounts: {
    method: 'GET',
    path: '/v1/locked-accounts',
    says: 'The accounts waiting for an administrator.',
    who: 'administrator',
    reply: z.object({ accounts: z.array(LockedAccount) }),
    refusals: ['not-signed-in', 'not-allowed'],
  },
  releaseAccount: {
    method: 'POST',
    path: '/v1/locked-accounts/:id/release',
    says: 'Lets a locked account sign in again.',
    who: 'administrator',
    params: z.object({ id: Id }),
    reply: z.object({}),
    refusals: ['not-signed-in', 'not-allowed', 'not-found'],
  },
  feed: {
    method: 'GET',
    path: '/v1/feed',
    says: 'Changes after a cursor that the caller may see, one JSON line each (see FeedLine). Without a cursor: everything.',
    query: z.object({
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(1_000_000).optional(),
      heard: Place.optional(),
    }),
    reply: z.unknown(),
    raw: 'application/x-ndjson',
    refusals: ['not-signed-in', 'bad-request'],
  },
  events: {
    method: 'POST',
    path: '/v1/events',
    says: "Takes a desk's events, each at most once for ever, and answers each one. Items are tried in order; one refused item never stops the next.",
    body: EventBatch,
    reply: EventAnswers,
    refusals: ['not-signed-in', 'bad-request', 'too-large'],
  },
  known: {
    method: 'POST',
    path: '/v1/events/known',
    says: "Which of the account's own events, by a device of theirs, the central has no record of: asked after it was put back from a backup.",
    body: KnownAsked,
    reply: KnownAnswer,
    refusals: ['not-signed-in', 'bad-request', 'too-large'],
  },
  newDevice: {
    method: 'POST',
    path: '/v1/device',
    says: 'Makes this sign-on another device’s: for a desk that was put back from a backup and would count its events from where it was.',
    body: z.object({ deviceId: Id }),
    reply: z.object({}),
    refusals: ['not-signed-in', 'bad-request', 'id-reused'],
  },
  auditLog: {
    method: 'POST',
    path: '/v1/audit-log',
    says: "Takes the next entries of a desk's audit log and countersigns its end. What was taken stays as it is; a log that doesn't continue it is noted.",
    body: LogPart,
    reply: LogAnswer,
    refusals: ['not-signed-in', 'bad-request', 'too-large'],
  },
  importRows: {
    method: 'POST',
    path: '/v1/import',
    says: 'Takes a batch of rows that a desk read from a file of dispatches or recordings, once for ever. For administrators and auditors of the whole department.',
    body: ImportBatch,
    reply: ImportTaken,
    refusals: ['not-signed-in', 'not-allowed', 'bad-request', 'too-large', 'id-reused'],
  },
  footage: {
    method: 'GET',
    path: '/v1/footage/:videoId',
    says: 'The footage: single byte ranges, HEAD, ETag = SHA-256 of what is sent, If-Range. For HLS the playlist.',
    params: z.object({ videoId: Id }),
    reply: z.unknown(),
    raw: 'video/mp4',
    refusals: [
      'not-signed-in',
      'not-found',
      'footage-closed',
      'footage-missing',
      'footage-altered',
      'range-not-satisfiable',
    ],
  },
  footagePart: {
    method: 'GET',
    path: '/v1/footage/:videoId/:part',
    says: 'A segment that an HLS playlist names, with the same range semantics.',
    params: z.object({ videoId: Id, part: z.string().min(1).max(200) }),
    reply: z.unknown(),
    raw: 'video/mp2t',
    refusals: [
      'not-signed-in',
      'not-found',
      'footage-closed',
      'footage-missing',
      'footage-altered',
      'range-not-satisfiable',
    ],
  },
} as const satisfies Record<string, Line>;
