import { lockedAccounts, releaseAccount } from './accounts/locked.ts';
import { moveToDevice } from './accounts/newDevice.ts';
import { endSignOn, renewToken } from './accounts/renew.ts';
import { signInWith } from './accounts/signIn.ts';
import { noteOwn } from './audit/own.ts';
import { takeLog } from './audit/take.ts';
import type { Db } from './db/db.ts';
import { readDepartment } from './department.ts';
import { missingEvents } from './events/known.ts';
import { takeEvents } from './events/take.ts';
import { answerFeed } from './feed/feed.ts';
import { footageWith } from './footage/answer.ts';
import { takeBatch } from './import/takeBatch.ts';
import { openApiText } from './openapi.ts';
import type { Ports } from './ports.ts';
import { tooManyAnswer } from './serve/answer.ts';
import { limitTo } from './serve/limit.ts';
import { type From, type Handlers, serve } from './serve/serve.ts';

export type Central = {
  /** Answers every call of contract/central-api. Never rejects. */
  readonly fetch: (request: Request, from?: From) => Promise<Response>;
  /** Closes the database. Calls that are still running fail. */
  readonly stop: () => Promise<void>;
  readonly db: Db;
};

/** The central API: one function from `Request` to `Response`. `listen` puts it on a port, tests call it directly. */
export function createCentral(ports: Ports): Central {
  return { fetch: serve(handlersOf(ports), ports), stop: () => ports.db.close(), db: ports.db };
}

/** Sign-in for each network address, so that nobody tries one password on every account. */
const attempts = { burst: 30, perMinute: 30 } as const;

function handlersOf(ports: Ports): Handlers {
  const { clock, db } = ports;
  const { signIn, enrol } = signInWith(ports);
  const waitOf = limitTo(attempts, clock.now);
  const footage = footageWith(ports);
  return {
    hello: async () => ({
      product: 'second-watch-central',
      api: 1,
      now: clock.now(),
      ...(await readDepartment(db)),
    }),
    openapi: async () => new Response(openApiText(), { headers: { 'content-type': 'application/json' } }),
    signIn: async ({ body, address }) => {
      const wait = waitOf(address);
      if (wait === 0) return signIn(body);
      return tooManyAnswer(wait);
    },
    enrolSecondFactor: async ({ body, address }) => {
      const wait = waitOf(address);
      return wait === 0 ? enrol(body) : tooManyAnswer(wait);
    },
    signOut: async ({ caller }) => {
      await db.transaction(async (tx) => {
        await endSignOn(tx, caller.signOn);
        const facts = { account: caller.account.id, device: caller.deviceId };
        await noteOwn(tx, 'signed-out', facts, clock.now());
      });
      return {};
    },
    renewToken: ({ caller }) => renewToken(ports, caller),
    lockedAccounts: async () => ({ accounts: await lockedAccounts(db) }),
    releaseAccount: ({ caller, params }) =>
      releaseAccount(db, params.id, { account: caller.account.id }, clock.now()),
    feed: ({ caller, query }) => answerFeed(ports, caller.account, query),
    events: ({ caller, body }) => takeEvents(ports, caller, body),
    known: ({ caller, body }) => missingEvents(ports, caller, body),
    newDevice: ({ caller, body }) => moveToDevice(db, caller, body.deviceId, clock.now()),
    auditLog: ({ caller, body }) => takeLog(ports, caller, body),
    importRows: ({ caller, body }) => takeBatch(ports, caller, body),
    footage: ({ caller, params, request }) => footage(caller, request, params.videoId, null),
    footagePart: ({ caller, params, request }) => footage(caller, request, params.videoId, params.part),
  };
}
