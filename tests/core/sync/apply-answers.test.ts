import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { DeskEvent } from '../../../contract/nouns/event.ts';
import { isRefusal, problemOf, type RefusalCode, refuse } from '../../../contract/problem.ts';
import { instant } from '../../../contract/time.ts';
import { openDatabase } from '../../../electron/core/db/open.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { append } from '../../../electron/core/outbox/append.ts';
import { itemByCounter } from '../../../electron/core/outbox/items.ts';
import { countTry, nextBatch } from '../../../electron/core/outbox/store.ts';
import { type Fate, fateOf } from '../../../electron/core/sync/answers.ts';
import { applyFates, mostStumbles } from '../../../electron/core/sync/apply-answers.ts';

function openDesk(): DeskDb {
  const folder = mkdtempSync(join(tmpdir(), 'sw-answers-'));
  const db = openDatabase({
    file: join(folder, 'a'),
    key: 'ef'.repeat(32),
    log: () => {},
    written: () => {},
  });
  if (isRefusal(db)) throw new Error(db.refused);
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}

const now = instant(1_800_000_000_000);
const removed = (findingId: string): DeskEvent => ({ kind: 'finding-removed', reviewId: 'r', findingId });
const submitted = {
  kind: 'review-submitted',
  submission: { review: { id: 'r' }, answers: [], findings: [] },
} as unknown as DeskEvent;
const keep = (db: DeskDb, ...events: readonly DeskEvent[]) =>
  db.write('keep', (write) => {
    for (const event of events) append(write, event, 'v', now);
  });
const say = (db: DeskDb, ...fates: readonly Fate[]) =>
  db.write('answers', (write) => applyFates(write, fates, now));
const accepted = (counter: number): Fate => ({ counter, fate: 'accepted' });
const refused = (counter: number, code: RefusalCode): Fate => ({
  counter,
  fate: 'refused',
  problem: problemOf(refuse(code)),
});
const stumbled = (counter: number): Fate => ({
  counter,
  fate: 'stumbled',
  problem: problemOf(refuse('bug')),
});
const stateOf = (db: DeskDb, counter: number) => {
  const item = itemByCounter(db.read, counter);
  return item && [item.state, item.settled];
};

test('an answer is written down once: what comes later for the same number changes nothing', () => {
  const db = openDesk();
  keep(db, removed('a'), removed('b'));
  expect(say(db, accepted(1)).map(({ counter }) => counter)).toEqual([1]);
  expect(say(db, refused(1, 'not-allowed'), accepted(1), accepted(99))).toEqual([]);
  expect(stateOf(db, 1)).toEqual(['accepted', null]);
  expect(stateOf(db, 2)).toEqual(['waiting', null]);
});

test('a newer word that was accepted takes an older refused one out of the tray, and leaves it on record', () => {
  const db = openDesk();
  keep(db, removed('a'), removed('a'), removed('b'));
  say(db, refused(1, 'not-found'), accepted(2), refused(3, 'not-found'));
  expect([1, 2, 3].map((counter) => stateOf(db, counter))).toEqual([
    ['refused', 'covered'],
    ['accepted', null],
    ['refused', null],
  ]);
});

test('a submitted review that has arrived covers its refused drafts, whichever answer comes first', () => {
  const db = openDesk();
  keep(db, removed('a'), removed('b'), submitted);
  say(db, refused(1, 'not-found'), accepted(3));
  say(db, refused(2, 'review-submitted'));
  expect([1, 2, 3].map((counter) => stateOf(db, counter))).toEqual([
    ['refused', 'covered'],
    ['refused', 'covered'],
    ['accepted', null],
  ]);
});

test('an item over which the central trips by itself is tried some times behind the others, then shown', () => {
  const db = openDesk();
  keep(db, removed('a'), removed('b'));
  db.write('try', (write) => countTry(write, nextBatch(write, 10)));
  expect(say(db, stumbled(1))).toEqual([]);
  expect(nextBatch(db.read, 10).map(({ counter }) => counter)).toEqual([2]);
  say(db, accepted(2));
  for (let times = 1; times < mostStumbles; times += 1) say(db, stumbled(1));
  expect(stateOf(db, 1)).toEqual(['refused', null]);
});

test('a conflict about anything but a class is shown in the tray, since nobody could decide it', () => {
  const db = openDesk();
  keep(db, removed('a'));
  say(db, { counter: 1, fate: 'conflict', theirs: { classes: [], setBy: null, setAt: null, reason: null } });
  expect(stateOf(db, 1)).toEqual(['refused', null]);
});

test('answers that this desk cannot read are told apart from those that name nothing', () => {
  expect(fateOf({ counter: 3, outcome: 'accepted', note: 'from the future' })).toEqual(accepted(3));
  expect(fateOf({ counter: 3, outcome: 'postponed' })).toMatchObject({
    counter: 3,
    fate: 'refused',
    problem: { code: 'central-other-version' },
  });
  expect(fateOf({ outcome: 'accepted' })).toBeNull();
  expect(fateOf('ok')).toBeNull();
});
