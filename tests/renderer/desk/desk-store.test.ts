import { expect, test } from 'vitest';
import type { Desk } from '../../../contract/desk-state.ts';
import { instant, ms } from '../../../contract/time.ts';
import type { CallProblem, Outcome } from '../../../renderer/api/call.ts';
import { createDeskStore, followDesk, takeDesk } from '../../../renderer/desk/desk-store.ts';

const away: CallProblem = { code: 'engine-away', title: 'The engine is restarting.' };

function desk(revision: number): Desk {
  return {
    revision,
    catalogueRevision: 0,
    now: instant(0),
    account: null,
    signedInOffline: false,
    central: { url: 'http://central.invalid', name: null, banner: null, bannerVersion: null, problem: null },
    session: { concealed: null, endsAt: null, concealAfterMs: ms(900_000) },
    keysIn: 'keyring',
    recoveryMadeAt: null,
    demoAccounts: [],
    sync: {
      state: 'idle',
      problem: null,
      unsent: 0,
      unsentSince: null,
      conflicts: 0,
      refused: 0,
      unread: 0,
      lastPulledAt: null,
      nextTryAt: null,
      pulled: 0,
      clockAheadMs: null,
    },
    settings: { theme: 'dark', speed: 1, volume: 1, muted: false, kept: {} },
  };
}

/** Follows a core that gives these answers and then none; what it was asked with, and how long was waited. */
async function follow(answers: readonly Outcome<Desk>[]) {
  const store = createDeskStore();
  const asked: (number | undefined)[] = [];
  const waited: number[] = [];
  let done: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    done = resolve;
  });
  const stop = followDesk(
    store,
    (after) => {
      asked.push(after);
      const answer = answers[asked.length - 1];
      if (answer !== undefined) return Promise.resolve(answer);
      done();
      return new Promise(() => undefined);
    },
    (milliseconds) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
  );
  await end;
  stop();
  return { state: store.getState(), asked, waited };
}

test('each poll waits for what comes after the last answer', async () => {
  const { asked, state } = await follow([
    { ok: true, value: desk(3) },
    { ok: true, value: desk(7) },
  ]);
  expect(asked).toEqual([undefined, 3, 7]);
  expect(state).toEqual({ desk: desk(7), problem: null });
});

test('an outage keeps what is shown, waits longer each time, and asks from the beginning', async () => {
  const { asked, waited, state } = await follow([
    { ok: true, value: desk(9) },
    { ok: false, problem: away },
    { ok: false, problem: away },
    { ok: false, problem: away },
  ]);
  expect(asked).toEqual([undefined, 9, undefined, undefined, undefined]);
  expect(waited).toEqual([300, 600, 1200]);
  expect(state).toEqual({ desk: desk(9), problem: away });
});

test('an engine that started anew may count from one again', async () => {
  const { state } = await follow([
    { ok: true, value: desk(90) },
    { ok: false, problem: away },
    { ok: true, value: desk(1) },
  ]);
  expect(state).toEqual({ desk: desk(1), problem: null });
});

test('an answer that comes late does not undo a newer one', () => {
  const store = createDeskStore();
  takeDesk(store, desk(5));
  takeDesk(store, desk(4));
  expect(store.getState().desk?.revision).toBe(5);
});
