import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { classifications } from '../../../central/defaults/classifications.ts';
import { generate } from '../../../central/seed/generate.ts';
import { createPeople } from '../../../central/seed/people.ts';
import { fullPlan, type Plan, smallPlan } from '../../../central/seed/plan.ts';
import type { Truth } from '../../../central/seed/truth.ts';
import { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { Video } from '../../../contract/nouns/video.ts';
import { day, hour, minute, second } from '../../../contract/time.ts';

const now = Date.UTC(2026, 10, 22, 18, 0);

function department(seed: string, plan: Plan, at = now) {
  const people = createPeople(seed, plan);
  const made = generate({ seed, plan, people, classes: classifications, now: at, reelsFor: () => [] });
  const tours = [...made.tours];
  return {
    people,
    videos: tours.flatMap((tour) => tour.videos),
    dispatches: tours.flatMap((tour) => tour.dispatches),
    truth: made.truth,
  };
}

function digest(of: ReturnType<typeof department>): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex');
}

describe('the same', () => {
  const first = digest(department('one', smallPlan));

  test('seed and moment make the same department, in every word', () => {
    expect(digest(department('one', smallPlan))).toBe(first);
  });

  test('moment with another seed makes another', () => {
    expect(digest(department('two', smallPlan))).not.toBe(first);
  });

  test('seed at another moment makes another', () => {
    expect(digest(department('one', smallPlan, now + day))).not.toBe(first);
  });
});

test('the full department has the size of the audited one', () => {
  const { squads, units } = createPeople('one', fullPlan);
  expect(squads.flatMap((squad) => squad.officers)).toHaveLength(850);
  expect(new Set(squads.flatMap((squad) => squad.officers.map((officer) => officer.badge))).size).toBe(850);
  const divisions = units.filter((unit) => unit.kind === 'division').map((unit) => unit.name);
  expect(divisions.filter((name) => name.endsWith('Patrol'))).toHaveLength(6);
  expect(divisions).toEqual(expect.arrayContaining(['Traffic Enforcement', 'Special Operations']));
  expect([fullPlan.videos, fullPlan.dispatches]).toEqual([325_000, 102_569]);
});

test('records that go back for years hold nothing whose time is over', () => {
  const years: Plan = { ...smallPlan, videoDays: 3 * 365 };
  const { videos } = department('years', years);
  expect(Math.min(...videos.map(({ recordedAt }) => recordedAt))).toBeLessThan(now - 2 * 365 * day);
  expect(videos.filter(({ deletedAt }) => deletedAt !== null && deletedAt < now)).toEqual([]);
});

/** Large enough that shares lie close to what was planned, small enough for a test. */
const plan: Plan = { ...fullPlan, videos: 32_500, dispatches: 10_257 };

describe('a department', () => {
  let made: ReturnType<typeof department>;
  let videosOf: ReadonlyMap<string | null, readonly Video[]>;
  let isTrue: (kind: keyof Truth['videos'], id: string) => boolean;
  beforeAll(() => {
    made = department('rates', plan);
    videosOf = Map.groupBy(made.videos, (video) => video.officerId);
    const sets = new Map(Object.entries(made.truth.videos).map(([kind, ids]) => [kind, new Set(ids)]));
    isTrue = (kind, id) => sets.get(kind)?.has(id) === true;
  });

  /** Counted from the records alone, as an auditor would. */
  const recordingOf = (dispatch: Dispatch) =>
    (videosOf.get(dispatch.officerId) ?? []).find(
      (video) => video.recordedAt < (dispatch.clearedAt ?? 0) && video.endedAt > (dispatch.dispatchedAt ?? 0),
    );
  const isExcused = (dispatch: Dispatch) =>
    dispatch.cancelled || !dispatch.equipped || dispatch.disposition?.startsWith('No video') === true;

  test('has exactly as many videos and dispatches as planned', () => {
    expect([made.videos.length, made.dispatches.length]).toEqual([plan.videos, plan.dispatches]);
  });

  test('is made of records as the contract has them', () => {
    for (const video of made.videos.slice(0, 2000)) expect(Video.parse(video)).toEqual(video);
    for (const dispatch of made.dispatches.slice(0, 2000)) expect(Dispatch.parse(dispatch)).toEqual(dispatch);
  });

  test('has one id for each record', () => {
    const ids = [...made.videos, ...made.dispatches].map((record) => record.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('misses a fifth of the videos that dispatches call for, and says which', () => {
    const missing = made.dispatches.filter(
      (dispatch) => !isExcused(dispatch) && recordingOf(dispatch) === undefined,
    );
    expect(missing.length / made.dispatches.length).toBeGreaterThan(0.185);
    expect(missing.length / made.dispatches.length).toBeLessThan(0.215);
    expect(missing.map((dispatch) => dispatch.id).sort()).toEqual(
      made.truth.dispatches.unexplained.toSorted(),
    );
    expect(missing.some((dispatch) => dispatch.urgent)).toBe(true);
  });

  test('stops early and starts late as often as the audit found', () => {
    const pairs = made.dispatches.flatMap((dispatch) => {
      const video = recordingOf(dispatch);
      return video === undefined ? [] : [{ dispatch, video }];
    });
    const early = pairs.filter(
      ({ dispatch, video }) => video.endedAt < (dispatch.clearedAt ?? 0) - 30 * second,
    );
    const late = pairs.filter(
      ({ dispatch, video }) => (video.activatedAt ?? 0) > (dispatch.arrivedAt ?? 0) + 25 * second,
    );
    expect(early.length / pairs.length).toBeGreaterThan(0.095);
    expect(early.length / pairs.length).toBeLessThan(0.125);
    expect(late.length / pairs.length).toBeGreaterThan(0.05);
    expect(late.length / pairs.length).toBeLessThan(0.07);
    expect(early.every(({ video }) => isTrue('earlyStop', video.id))).toBe(true);
    expect(late.every(({ video }) => isTrue('lateStart', video.id))).toBe(true);
  });

  test('uploads seven in a hundred after more than a day', () => {
    const isLate = (video: Video) =>
      video.uploadedAt !== null && video.uploadedAt - video.endedAt > 24 * hour;
    const share = made.videos.filter(isLate).length / made.videos.length;
    expect(share).toBeGreaterThan(0.06);
    expect(share).toBeLessThan(0.08);
  });

  test('leaves some tickets in a class that is soon deleted', () => {
    const left = made.truth.videos.ticketLeftNonEvidence;
    const tickets = made.videos.filter((video) => video.title.endsWith(', citation'));
    expect(left.length / tickets.length).toBeGreaterThan(0.05);
    expect(left.length / tickets.length).toBeLessThan(0.15);
    const byId = new Map(made.videos.map((video) => [video.id, video]));
    for (const id of left) {
      expect(byId.get(id)?.classes).toEqual([
        { code: 'non-evidence', source: 'default', setBy: null, setAt: null },
      ]);
    }
  });

  test('has nobody in two recordings at once', () => {
    for (const videos of videosOf.values()) {
      const inOrder = videos.toSorted((a, b) => a.recordedAt - b.recordedAt);
      const overlapping = inOrder.filter(
        (video, index) => video.recordedAt < (inOrder[index - 1]?.endedAt ?? 0),
      );
      expect(overlapping).toEqual([]);
    }
  });

  test('holds nothing from the future and nothing that would have been deleted', () => {
    expect(made.videos.filter((video) => video.endedAt > now)).toEqual([]);
    expect(made.videos.filter((video) => video.deletedAt !== null && video.deletedAt <= now)).toEqual([]);
    expect(
      made.videos.filter((video) => (video.uploadedAt ?? 0) > now || (video.dockedAt ?? 0) > now),
    ).toEqual([]);
    const soon = made.videos.filter((video) => video.deletedAt !== null && video.deletedAt < now + 30 * day);
    expect(soon.length).toBeGreaterThan(100);
  });

  test('activates every camera within its recording, half of a minute in or at once', () => {
    const buffers = new Set(made.videos.map((video) => (video.activatedAt ?? 0) - video.recordedAt));
    expect([...buffers].sort()).toEqual([0, 30 * second]);
    expect(made.videos.filter((video) => (video.activatedAt ?? 0) > video.endedAt)).toEqual([]);
  });

  test('gives each event a number of its own, shared by those who were there', () => {
    const teams = Map.groupBy(made.dispatches, (dispatch) => dispatch.eventNumber);
    for (const team of teams.values()) {
      expect(new Set(team.map((dispatch) => dispatch.officerId)).size).toBe(team.length);
      const received = team.map((dispatch) => dispatch.receivedAt ?? 0);
      expect(Math.max(...received) - Math.min(...received)).toBeLessThan(minute);
    }
    expect(Math.max(...[...teams.values()].map((team) => team.length))).toBe(3);
  });

  test('has names of many spellings', () => {
    const names = made.people.squads
      .flatMap((squad) => squad.officers.map((officer) => officer.name))
      .join(' ');
    expect(names).toMatch(/[À-ɏ]/);
    expect(names).toContain("'");
  });
});
