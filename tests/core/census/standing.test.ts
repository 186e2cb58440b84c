import { expect, onTestFinished, test } from 'vitest';
import { standardRules } from '../../../census/rules.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { day, instant, minute } from '../../../contract/time.ts';
import { type ByHand, nothingByHand } from '../../../electron/core/census/by-hand.ts';
import { type CensusRecording, entriesOf } from '../../../electron/core/census/recordings.ts';
import { createCensus, type StandingCensus } from '../../../electron/core/census/standing.ts';
import type { DeskDb } from '../../../electron/core/db/sql.ts';
import { change, departmentChanges, gone, pullAll, take, temporaryDatabase } from '../../support/database.ts';
import { departmentNow, dispatches, videos } from '../../support/department.ts';

const [video, dispatch] = [videos[0] as Video, dispatches[0] as Dispatch];
const start = departmentNow - 40 * day;
const clip = (id: string, from: number, to: number, officerId: string | null = 'officer-1-1') =>
  change('video', id, {
    ...video,
    id,
    officerId,
    incidentNumber: null,
    recordedAt: instant(start + from * minute),
    activatedAt: null,
    endedAt: instant(start + to * minute),
  });
const call = (id: string, from: number, to: number, changes: Partial<Dispatch> = {}) =>
  change('dispatch', id, {
    ...dispatch,
    id,
    officerId: 'officer-1-1',
    eventNumber: id,
    receivedAt: null,
    dispatchedAt: instant(start + from * minute),
    enRouteAt: null,
    arrivedAt: instant(start + from * minute),
    clearedAt: instant(start + to * minute),
    ...changes,
  });

type Desk = { readonly db: DeskDb; readonly census: StandingCensus; byHand: ByHand; unreadable?: boolean };

/** A desk with its first pull behind it, and the census that its writes keep current. */
async function pulled(): Promise<Desk> {
  const desk: { census?: StandingCensus; byHand: ByHand; unreadable?: boolean } = { byHand: nothingByHand };
  const db = temporaryDatabase(undefined, ({ touched }) => desk.census?.consider(touched));
  await pullAll(db, [...departmentChanges(), call('c', 0, 30), clip('v', 0, 30), clip('w', 200, 220)]);
  const byHand = (): ByHand => {
    if (desk.unreadable === true) throw new Error('a page of the database can’t be read');
    return desk.byHand;
  };
  const census = createCensus({ db, log: () => {}, changed: () => {}, byHand });
  desk.census = census;
  onTestFinished(() => census.stop());
  census.consider();
  await census.settled();
  return Object.assign(desk, { db, census });
}

function callOf({ census }: Desk, id: string) {
  const found = census.current()?.calls.find((entry) => entry.call.dispatchId === id);
  return found && [found.result.state, found.result.coverage, found.result.because];
}
function recordingsOf(census: StandingCensus): readonly CensusRecording[] {
  const list = census.current()?.recordings;
  return list === undefined ? [] : [...entriesOf(list)];
}
const videoOf = ({ census }: Desk, id: string) =>
  recordingsOf(census).find((entry) => entry.recording.videoId === id)?.result.state;

test('each dispatch and each recording ends in one state, and they are as many as there are', async () => {
  const desk = await pulled();
  const { calls = [] } = desk.census.current() ?? {};
  expect(calls).toHaveLength(dispatches.length + 1);
  expect(recordingsOf(desk.census)).toHaveLength(videos.length + 2);
  expect(callOf(desk, 'c')).toEqual(['matched', 'full', ['overlap']]);
  expect([videoOf(desk, 'v'), videoOf(desk, 'w')]).toEqual(['matched', 'unmatched']);
});

test('a late upload, a moved recording and one that goes are matched again', async () => {
  const desk = await pulled();
  const steps = [
    [[call('d', 100, 130)], ['unmatched', null, []]],
    [[clip('x', 100, 130)], ['matched', 'full', ['overlap']]],
    [[clip('x', 110, 130)], ['matched', 'late-start', ['overlap']]],
    [[clip('x', 100, 130, 'officer-1-2')], ['unmatched', null, []]],
    [[clip('x', 100, 130)], ['matched', 'full', ['overlap']]],
    [[gone('video', 'x')], ['unmatched', null, []]],
    [[gone('dispatch', 'd')], undefined],
  ] as const;
  for (const [changes, expected] of steps) {
    take(desk.db, changes);
    await desk.census.settled();
    expect(callOf(desk, 'd')).toEqual(expected);
  }
});

test('a census is the same object until something in it changed', async () => {
  const desk = await pulled();
  const before = desk.census.current();
  expect(desk.census.current()).toBe(before);
  take(desk.db, [clip('x', 300, 310)]);
  await desk.census.settled();
  expect(desk.census.current()).not.toBe(before);
});

test('what a reviewer chose is in the next census, and gone again when it is taken back', async () => {
  const desk = await pulled();
  desk.byHand = new Map([['c', ['w']]]);
  desk.census.consider();
  await desk.census.settled();
  expect(callOf(desk, 'c')?.[2]).toEqual(['chosen-by-hand']);
  expect([videoOf(desk, 'v'), videoOf(desk, 'w')]).toEqual(['unmatched', 'matched']);
  desk.byHand = nothingByHand;
  desk.census.consider();
  await desk.census.settled();
  expect(callOf(desk, 'c')).toEqual(['matched', 'full', ['overlap']]);
});

test('the newest rules that were published are in force, and what they were printed on is judged again', async () => {
  const desk = await pulled();
  take(desk.db, [clip('v', 1, 30)]);
  await desk.census.settled();
  expect(callOf(desk, 'c')?.[1]).toBe('late-start');
  const rules = (version: number, lateStartAfterMs: number) =>
    change('census-rules', `census@${version}`, {
      id: 'census',
      ...standardRules,
      version,
      lateStartAfterMs,
    });
  take(desk.db, [rules(3, 2 * minute), rules(2, 0)]);
  await desk.census.settled();
  expect(callOf(desk, 'c')?.[1]).toBe('full');
  expect(desk.census.current()?.rules.version).toBe(3);
  take(desk.db, [gone('census-rules', 'census@3')]);
  await desk.census.settled();
  expect(callOf(desk, 'c')?.[1]).toBe('late-start');
});

test('a page that can’t be read keeps nobody from writing, and ends no process; the next change tries again', async () => {
  const desk = await pulled();
  desk.unreadable = true;
  expect(() => desk.census.consider()).not.toThrow();
  take(desk.db, [clip('x', 210, 230)]);
  await desk.census.settled();
  expect(videoOf(desk, 'x')).toBeUndefined();
  desk.unreadable = false;
  desk.census.consider();
  await desk.census.settled();
  expect(videoOf(desk, 'x')).toBe('unmatched');
});
