import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImportedDispatch, type ImportedVideo, rowNames } from '../../../contract/import-rows.ts';
import { ImportTaken } from '../../../contract/import-state.ts';
import { Dispatch } from '../../../contract/nouns/dispatch.ts';
import { Video } from '../../../contract/nouns/video.ts';
import { instant, minute } from '../../../contract/time.ts';
import { call } from '../../core/import/rows.ts';
import { type SignedOn, type TestCentral, testCentral } from '../../support/central.ts';
import { toColumns } from '../../support/columns.ts';
import { databases } from '../../support/databases.ts';
import { videos } from '../../support/department.ts';

describe.each(databases)('rows of files on $name', ({ open }) => {
  let central: TestCentral;
  let auditor: SignedOn;
  beforeAll(async () => {
    central = await testCentral(open);
    auditor = await central.signIn('auditor');
  });
  afterAll(() => central.stop());

  let batches = 0;
  async function send(rows: object, session = auditor, id = `test.${++batches}`): Promise<Response> {
    return session.call('POST', '/v1/import', { id, rows });
  }
  const calls = (...rows: readonly ImportedDispatch[]) => ({
    kind: 'dispatch',
    columns: toColumns(rows, rowNames.dispatch),
  });
  const clips = (...rows: readonly ImportedVideo[]) => ({
    kind: 'catalogue',
    columns: toColumns(rows, rowNames.catalogue),
  });
  async function taken(response: Response): Promise<ImportTaken> {
    expect(response.status).toBe(200);
    return ImportTaken.parse(await response.json());
  }
  const counts = ({ imported, updated, unchanged }: ImportTaken) => [imported, updated, unchanged];

  async function bodies(noun: string, like: string): Promise<readonly unknown[]> {
    const rows = await central.db.query<{ body: string }>(
      'select body from item where noun = $1 and not gone and body like $2 order by id',
      [noun, `%${like}%`],
    );
    return rows.map(({ body }): unknown => JSON.parse(body));
  }

  test('a batch is taken once: sent again it is answered the same, and another under its id is refused', async () => {
    const first = await taken(await send(calls(call(1), call(2)), auditor, 'once.1'));
    expect(counts(first)).toEqual([2, 0, 0]);
    expect(await taken(await send(calls(call(1), call(2)), auditor, 'once.1'))).toEqual(first);
    expect((await send(calls(call(3)), auditor, 'once.1')).status).toBe(409);
  });

  test('the same rows in another file change nothing, and a row that says more is updated', async () => {
    const open_ = call(11, { clearedAt: null });
    expect(counts(await taken(await send(calls(call(10), open_))))).toEqual([2, 0, 0]);
    expect(counts(await taken(await send(calls(call(10), call(11)))))).toEqual([0, 1, 1]);
    expect(counts(await taken(await send(calls(call(10), call(11)))))).toEqual([0, 0, 2]);
  });

  test('an officer sent to one event twice stays two, also in a file that begins with the second time', async () => {
    const later = instant((call(20).dispatchedAt ?? 0) + 90 * minute);
    const again = call(20, {
      dispatchedAt: later,
      arrivedAt: null,
      clearedAt: instant(later + minute),
      nth: 2,
    });
    expect(counts(await taken(await send(calls(call(20), again))))).toEqual([2, 0, 0]);
    expect(counts(await taken(await send(calls({ ...again, nth: 1 }))))).toEqual([0, 0, 1]);
    const corrected = { ...again, nth: 1, disposition: 'Report taken' };
    expect(counts(await taken(await send(calls(corrected))))).toEqual([0, 1, 0]);
    const found = (await bodies('dispatch', '"IMP-20"')).map((body) => Dispatch.parse(body));
    expect(found.map(({ dispatchedAt }) => dispatchedAt).sort()).toEqual(
      [call(20).dispatchedAt, later].sort(),
    );
  });

  test('officers who aren’t known come along, and those who are keep their squad', async () => {
    const fresh = call(30, { officerBadge: '9911', officerName: 'N. Ew' });
    expect(await taken(await send(calls(fresh, call(31))))).toMatchObject({ officers: 1, units: 0 });
    const [known] = await bodies('dispatch', '"IMP-31"');
    expect(known).toMatchObject({ officerId: 'officer-1-1', squadId: 'squad-1' });
  });

  const clip = (changes: Partial<ImportedVideo>): ImportedVideo => ({
    line: 2,
    file: null,
    vendorId: 'NEW-1',
    title: null,
    incidentNumber: null,
    officerBadge: '1107',
    officerName: null,
    division: null,
    squad: null,
    unit: null,
    device: null,
    model: null,
    recordedAt: instant(Date.UTC(2026, 10, 1)),
    activatedAt: null,
    endedAt: instant(Date.UTC(2026, 10, 1) + 5 * minute),
    durationMs: null,
    zone: 'America/Chicago',
    classes: [],
    uploadedAt: null,
    dockedAt: null,
    activationReason: null,
    deactivationReason: null,
    muted: [],
    hold: null,
    caseNumber: null,
    ...changes,
  });

  test('a recording whose class isn’t named comes in unclassified', async () => {
    expect(counts(await taken(await send(clips(clip({})))))).toEqual([1, 0, 0]);
    const [body] = await bodies('video', '"NEW-1"');
    expect(Video.parse(body)).toMatchObject({
      officerId: 'officer-1-1',
      squadId: 'squad-1',
      classes: [{ code: 'unclassified', source: 'default' }],
      deletedAt: null,
    });
  });

  test('no row has a known recording deleted sooner', async () => {
    const [known] = videos;
    if (known === undefined) throw new Error('no videos');
    const { recordedAt, endedAt } = known;
    await send(clips(clip({ vendorId: 'KEPT', recordedAt, endedAt, classes: ['homicide-of-another-city'] })));
    const sooner = clip({
      vendorId: 'KEPT',
      recordedAt,
      endedAt,
      classes: ['non-evidence'],
      device: 'BWC-9',
    });
    await send(clips(sooner));
    const [body] = await bodies('video', `"KEPT"`);
    expect(Video.parse(body)).toMatchObject({ device: 'BWC-9', deletedAt: null });
  });

  test('a row without any time, and a second row of a vendor id, are refused with their lines', async () => {
    const answer = await taken(
      await send(
        clips(
          clip({ vendorId: 'T-1', line: 2, recordedAt: null, endedAt: null }),
          clip({ vendorId: 'T-2', line: 3 }),
          clip({ vendorId: 'T-2', line: 4, device: 'other' }),
        ),
      ),
    );
    expect(answer.imported).toBe(1);
    expect(answer.refused).toEqual([
      { line: 2, says: 'Neither the catalogue nor the media says when it was recorded.' },
      { line: 4, says: 'The vendor id "T-2" stands in line 3 already.' },
    ]);
  });

  test.each(['sergeant', 'captain', 'investigator'] as const)('a %s brings nothing in', async (who) => {
    const response = await send(calls(call(40)), await central.signIn(who));
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'not-allowed' });
    expect(await bodies('dispatch', '"IMP-40"')).toEqual([]);
  });

  test('an administrator does', async () => {
    const session = await central.signIn('administrator');
    expect(counts(await taken(await send(calls(call(41)), session)))).toEqual([1, 0, 0]);
  });

  test('text that no database takes is refused in words', async () => {
    for (const unit of ['a\0b', 'half \ud83d'])
      expect((await send(calls(call(50, { unit })))).status).toBe(400);
    expect((await send(calls(call(51, { unit: String.raw`C:\u0000` })))).status).toBe(200);
  });
});
