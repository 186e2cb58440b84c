import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { testCentral } from '../../support/central.ts';
import { temporaryFolder } from '../../support/database.ts';
import { videos } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { quiet, reviewerAt } from '../../support/reviewer.ts';
import { committed, draw, drawn, planBody } from './audit.ts';

async function auditor() {
  const central = await testCentral();
  return { central, desk: await reviewerAt(central, 'auditor') };
}

const textOf = async (desk: Desk, path: string): Promise<string> =>
  (await desk.core.fetch(new Request(`https://desk.test${path}`))).text();

const commit = (desk: Desk, body: { drawId: string; redrawReason: string | null }) =>
  desk.call('commitPlan', { params: { id: 'plan-1' }, body });

describe('a frame', () => {
  test('is counted by stratum, and names what a draw could not tell apart', async () => {
    const { central, desk } = await auditor();
    const { query, strata, watches, zone } = planBody();
    const count = () => desk.get('countFrame', { body: { query, strata, watches, zone } });
    // The restricted one isn't the auditor's to see.
    expect(await count()).toEqual({
      items: 11,
      strata: [
        { key: 'Squad 1', label: 'Squad 1', population: 6 },
        { key: 'Squad 2', label: 'Squad 2', population: 5 },
      ],
      duplicates: [],
      duplicateCount: 0,
      withoutId: 0,
    });
    const [first, second, third] = videos as [Video, Video, Video];
    await central.db.transaction((tx) =>
      putItems(tx, [
        itemOf('video', { ...second, vendorId: first.vendorId }),
        itemOf('video', { ...third, vendorId: ' ' }),
      ]),
    );
    await quiet(desk);
    expect(await count()).toMatchObject({
      items: 10,
      duplicates: [first.vendorId],
      duplicateCount: 1,
      withoutId: 1,
    });
    await desk.get('keepPlan', { params: { id: 'plan-1' }, body: planBody() });
    const { problem } = await commit(desk, { drawId: 'draw-1', redrawReason: null });
    expect(problem).toMatchObject({ code: 'frame-unfit', detail: expect.stringContaining(first.vendorId) });
  });

  test('of dispatches holds each officer sent to an event once, under the names of the world', async () => {
    const { desk } = await auditor();
    const { query } = planBody();
    const { from, to } = query;
    const asked = {
      query: {
        kind: 'dispatches',
        from,
        to,
        unitIds: ['squad-2'],
        urgentOnly: false,
        selfInitiated: 'with',
        unexpected: false,
      },
      strata: ['officer', 'watch'],
    } as const;
    const counted = await desk.get('countFrame', {
      body: { ...planBody(), query: { ...asked.query, unitIds: ['squad-2'] }, strata: [...asked.strata] },
    });
    expect(counted.items).toBe(6);
    expect(counted.strata.map(({ key }) => key)).toContain('2107 A. Lindqvist · Day');
    const made = await drawn(desk, { query: { ...asked.query, unitIds: ['squad-2'] }, strata: [] });
    expect(made.rows[0]?.item.id).toMatch(/^KC26-02\d\d12\/2\d07$/);
    expect(made.rows[0]?.dispatch?.videos.length).toBe(1);
  });
});

describe('a commitment', () => {
  test('fixes frame and sizes before there is a seed, and the same again is the same', async () => {
    const { desk } = await auditor();
    const detail = await committed(desk);
    expect(detail).toMatchObject({
      state: 'committed',
      committed: { commitment: { attempt: 1, redrawReason: null, frame: { items: 11 } } },
      draws: [{ drawId: 'draw-1', drawn: false }],
    });
    expect(detail.committed?.commitment.strata).toEqual([
      { key: 'Squad 1', population: 6, sample: 2, spares: 1 },
      { key: 'Squad 2', population: 5, sample: 2, spares: 1 },
    ]);
    const frame = await textOf(desk, '/api/draws/draw-1/frame.jsonl');
    expect(createHash('sha256').update(frame).digest('hex')).toBe(detail.committed?.commitment.frame.sha256);
    const again = await commit(desk, { drawId: 'draw-1', redrawReason: null });
    expect(again.value?.committed?.sha256).toBe(detail.committed?.sha256);
  });

  test('is not changed any more, and a second one says why', async () => {
    const { desk } = await auditor();
    await committed(desk);
    const change = await desk.call('keepPlan', {
      params: { id: 'plan-1' },
      body: planBody({ name: 'Other' }),
    });
    expect(change.problem?.code).toBe('plan-committed');
    expect((await desk.call('removePlan', { params: { id: 'plan-1' } })).problem?.code).toBe(
      'plan-committed',
    );
    expect((await commit(desk, { drawId: 'draw-2', redrawReason: null })).problem?.code).toBe(
      'reason-needed',
    );
    expect((await commit(desk, { drawId: 'draw-2', redrawReason: 'mood' })).problem?.code).toBe(
      'code-unknown',
    );
    const second = await commit(desk, { drawId: 'draw-2', redrawReason: 'wrong-size' });
    expect(
      second.value?.draws.map(({ drawId, attempt, redrawReason }) => [drawId, attempt, redrawReason]),
    ).toEqual([
      ['draw-1', 1, null],
      ['draw-2', 2, 'wrong-size'],
    ]);
  });

  test.each<[says: string, change: Parameters<typeof planBody>[0], code: string]>([
    ['more than there are', { size: { method: 'fixed', confidence: 0.95, size: 12 } }, 'size-unfit'],
    [
      'tolerable below expected',
      { size: { method: 'tolerable', confidence: 0.95, tolerable: 0.02, expected: 0.05 } },
      'size-unfit',
    ],
    ['nothing found', { query: { ...planBody().query, unitIds: ['squad-9'] } }, 'frame-unfit'],
  ])('is refused: %s', async (_, change, code) => {
    const { desk } = await auditor();
    await desk.get('keepPlan', { params: { id: 'plan-1' }, body: planBody(change) });
    expect((await commit(desk, { drawId: 'draw-1', redrawReason: null })).problem?.code).toBe(code);
    expect((await desk.get('plan', { params: { id: 'plan-1' } })).state).toBe('draft');
  });
});

describe('a draw', () => {
  test('is repeated by the verifier from what is exported, and by another desk from the same seed', async () => {
    const { central, desk } = await auditor();
    const made = await drawn(desk);
    expect(made.rows).toHaveLength(4);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'record.json'), await textOf(desk, '/api/draws/draw-1/record.json'));
    writeFileSync(join(folder, 'frame.jsonl'), await textOf(desk, '/api/draws/draw-1/frame.jsonl'));
    const verifier = join(import.meta.dirname, '../../../docs/verifier/verify-draw.mjs');
    const said = execFileSync('node', [verifier, 'record.json', 'frame.jsonl'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(said).toMatch(/equal/i);

    const other = await reviewerAt(central, 'auditor');
    await committed(other, {}, { plan: 'plan-2', draw: 'draw-2' });
    const theirs = await draw(other, '3 1 4 1 5', 'draw-2');
    expect(theirs.rows.map(({ item }) => item)).toEqual(made.rows.map(({ item }) => item));
  });

  test('needs a seed of one line, takes it as it is typed, and takes one only', async () => {
    const { desk } = await auditor();
    await committed(desk);
    const drawWith = (seed: string) =>
      desk.call('drawSample', {
        params: { id: 'draw-1' },
        body: { seed, seedOrigin: { kind: 'person', name: 'R. Castell' } },
      });
    expect((await drawWith('')).problem?.code).toBe('seed-unfit');
    expect((await drawWith('7'.repeat(10_000))).problem).toMatchObject({
      code: 'seed-unfit',
      detail: 'It has 10000 characters; 1000 are the most.',
    });
    expect((await drawWith('7\n8')).problem?.code).toBe('seed-unfit');
    const first = await drawWith('007');
    expect(first.value?.seed).toBe('007');
    expect((await drawWith('7')).problem?.code).toBe('already-drawn');
    expect((await drawWith('007')).value?.rows).toEqual(first.value?.rows);
  });

  test('is refused when the data is no longer what was committed to, and the difference is named', async () => {
    const { central, desk } = await auditor();
    await committed(desk);
    const [first] = videos as [Video];
    await central.db.transaction((tx) =>
      putItems(tx, [itemOf('video', { ...first, id: 'video-late', vendorId: 'CAM-LATE' })]),
    );
    await quiet(desk);
    const body = { seed: '1', seedOrigin: { kind: 'dice', says: '' } } as const;
    const { problem } = await desk.call('drawSample', { params: { id: 'draw-1' }, body });
    expect(problem).toMatchObject({
      code: 'frame-changed',
      detail: 'Since the commitment 1 came: CAM-LATE.',
    });
    expect((await desk.get('plan', { params: { id: 'plan-1' } })).state).toBe('committed');
  });

  test('grows by the next tickets of its own frame, whatever has come since', async () => {
    const { central, desk } = await auditor();
    const made = await drawn(desk);
    const [first] = videos as [Video];
    await central.db.transaction((tx) =>
      putItems(tx, [itemOf('video', { ...first, id: 'video-late', vendorId: 'CAM-LATE' })]),
    );
    await quiet(desk);
    const extend = (sample: number) =>
      desk.call('extendDraw', {
        params: { id: 'draw-1' },
        body: { stratum: 'Squad 1', sample, spares: 1, reason: 'The rate is higher than expected.' },
      });
    const larger = await extend(4);
    const ids = (rows: typeof made.rows) => rows.map(({ item }) => item.id);
    expect(ids(larger.value?.rows ?? [])).toEqual(expect.arrayContaining(ids(made.rows)));
    expect(larger.value?.rows).toHaveLength(6);
    expect((await extend(3)).problem?.code).toBe('size-unfit');
    expect((await extend(60)).problem?.code).toBe('size-unfit');
    await quiet(desk);
    const other = await reviewerAt(central, 'auditor');
    expect(ids((await other.get('draw', { params: { id: 'draw-1' } })).rows)).toEqual(
      ids(larger.value?.rows ?? []),
    );
  });
});
