import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../../central/db/db.ts';
import { type ImportReport, reportText } from '../../../central/import/report.ts';
import { type ImportWish, runImport } from '../../../central/import/runImport.ts';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { Video } from '../../../contract/nouns/video.ts';
import { openEmpty } from '../../support/databases.ts';

const footage = fileURLToPath(new URL('../../footage/', import.meta.url));
const now = Date.UTC(2026, 10, 22, 18, 0);
const nothing: ImportWish = {
  footage: null,
  catalogue: null,
  mapping: null,
  dispatch: null,
  dispatchMapping: null,
  zone: 'America/Chicago',
};

let db: Db;
let dataDir: string;
let inbox: string;

async function begin(): Promise<void> {
  db = await openEmpty();
  dataDir = await mkdtemp(join(tmpdir(), 'sw-import-'));
  inbox = join(dataDir, 'inbox');
  await mkdir(inbox);
}

async function end(): Promise<void> {
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
}

const run = (wish: Partial<ImportWish>) => runImport(db, dataDir, { ...nothing, ...wish }, () => now);

async function videos(): Promise<readonly Video[]> {
  const rows = await db.query<{ body: string }>(`select body from item where noun = 'video' order by id`);
  return rows.map((row) => Video.parse(JSON.parse(row.body)));
}

async function videoOf(vendorId: string): Promise<Video> {
  const video = (await videos()).find((one) => one.vendorId === vendorId);
  if (video === undefined) throw new Error(`no video ${vendorId}`);
  return video;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Puts a clip of the footage, and a catalogue, where the import finds them. */
async function put(names: Readonly<Record<string, string>>, catalogue?: string): Promise<void> {
  for (const [name, clip] of Object.entries(names)) await copyFile(join(footage, clip), join(inbox, name));
  if (catalogue !== undefined) await writeFile(join(inbox, 'catalogue.csv'), catalogue);
}

const both = () => ({ footage: inbox, catalogue: join(inbox, 'catalogue.csv') });
const told = (report: ImportReport) =>
  report.lines.map(({ name, outcome, reason }) => ({ name, outcome, reason }));

describe('all of the footage with its papers', () => {
  let report: ImportReport;
  const wish = {
    footage,
    catalogue: join(footage, 'catalogue.csv'),
    dispatch: join(footage, 'dispatch.csv'),
  };
  const lineOf = (name: string) =>
    report.lines.find((line) => line.name === name && line.from !== 'dispatch');
  const notesOf = (name: string) => lineOf(name)?.notes.join(' ');
  beforeAll(async () => {
    await begin();
    report = await run(wish);
  });
  afterAll(end);

  test('comes in: every row of the catalogue, every dispatch', async () => {
    const rows = (await readFile(wish.catalogue, 'utf8')).trim().split('\n').length - 1;
    const calls = (await readFile(wish.dispatch, 'utf8')).trim().split('\n').length - 1;
    expect(report.counts.catalogue).toEqual({
      imported: rows,
      updated: 0,
      unchanged: 0,
      refused: 0,
      skipped: 0,
    });
    expect(report.counts.dispatch).toEqual({
      imported: calls,
      updated: 0,
      unchanged: 0,
      refused: 0,
      skipped: 0,
    });
  });

  test.each([
    ['empty.mp4', 'The file is empty.'],
    ['not-a-video.mp4', 'The file is text, not video.'],
  ])('refuses %s with the reason', (name, reason) => {
    expect(lineOf(name)).toMatchObject({ outcome: 'refused', reason, id: null });
  });

  test('passes other files over without a fuss', () => {
    expect(lineOf('README.md')).toMatchObject({ outcome: 'skipped', reason: 'The file is text, not video.' });
    expect(lineOf('catalogue.csv')).toBeUndefined();
    expect(lineOf('dispatch.csv')).toBeUndefined();
  });

  test.each([
    ['truncated.mp4', /The file is cut off: \d+ bytes that it announces are missing\./],
    ['ends-early.mp4', /The file is cut off: \d+ bytes that it announces are missing\./],
    [
      'lying-duration.mp4',
      /Its index says 40:00:00\.000, but \d+ bytes can hold only a small part of that\./,
    ],
    ['no-audio.mp4', /It has no sound\./],
    ['fragmented.mp4', /a seekable copy is played, the original stays as it came\./],
    ['sample.avi', /It is an AVI file: only its header was read\./],
  ])('takes %s in as what it is, and says what was seen', (name, note) => {
    expect(lineOf(name)).toMatchObject({ outcome: 'imported', reason: null });
    expect(notesOf(name)).toMatch(note);
  });

  test('keeps each file byte for byte under its hash', async () => {
    const kept = (await videos()).filter((video) => video.media?.kind === 'progressive');
    expect(kept.length).toBeGreaterThan(15);
    for (const { media } of kept) {
      const names = (await readdir(join(dataDir, 'footage'))).filter((name) =>
        name.startsWith(`${media?.sha256}.`),
      );
      const [original] = names.filter((name) => !name.includes('.seekable.'));
      expect(sha256(await readFile(join(dataDir, 'footage', original ?? '')))).toBe(media?.sha256);
    }
    expect(await readdir(join(dataDir, 'footage', '.incoming'))).toEqual([]);
  });

  test('reads lengths, sizes, codecs, rotation and the beginning from the media', async () => {
    const line = lineOf('rotated.mp4');
    const rotated = (await videos()).find((video) => video.id === line?.id);
    expect(rotated?.media).toMatchObject({ width: 848, height: 480, rotation: 90, playedSha256: null });
    const contact = (await videos()).find((video) => video.id === lineOf('normal-contact.mp4')?.id);
    expect(contact?.durationMs).toBe((contact?.endedAt ?? 0) - (contact?.recordedAt ?? 0));
    expect(contact?.media).toMatchObject({
      kind: 'progressive',
      mime: expect.stringMatching(/^video\/mp4; codecs="avc1\.\w+, mp4a\.40\.2"$/) as string,
      width: 848,
      height: 480,
      startedAt: contact?.recordedAt,
    });
  });

  test('gives files that lie or were cut the length that their record claims', async () => {
    const claimed = async (name: string) =>
      (await videos()).find((video) => video.id === lineOf(name)?.id)?.durationMs;
    expect(await claimed('lying-duration.mp4')).toBe(1000);
    expect(await claimed('ends-early.mp4')).toBe(35_000);
  });

  test('keeps a playlist with its segments as one recording', async () => {
    const folder = join(footage, 'hls');
    const parts = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
    const whole = createHash('sha256').update(await readFile(join(folder, 'index.m3u8')));
    for (const part of parts) whole.update(await readFile(join(folder, part)));
    const video = (await videos()).find((one) => one.media?.kind === 'hls');
    expect(video?.media).toMatchObject({
      sha256: whole.digest('hex'),
      mime: 'application/vnd.apple.mpegurl',
    });
    const rows = await db.query<{ name: string; mime: string; sha256: string }>(
      'select name, mime, sha256 from footage_part where video_id = $1 order by name',
      [video?.id ?? ''],
    );
    const expected = await Promise.all(
      parts.map(async (name) => ({
        name,
        mime: 'video/mp2t',
        sha256: sha256(await readFile(join(folder, name))),
      })),
    );
    expect(rows).toEqual(expected);
  });

  test('a second time changes nothing', async () => {
    const before = await db.query('select * from item order by noun, id');
    const again = await run(wish);
    expect(again.counts.catalogue).toMatchObject({
      imported: 0,
      updated: 0,
      unchanged: report.counts.catalogue.imported,
    });
    expect(again.counts.dispatch).toMatchObject({
      imported: 0,
      updated: 0,
      unchanged: report.counts.dispatch.imported,
    });
    expect(await db.query('select * from item order by noun, id')).toEqual(before);
  });

  test('is told as a table, with a sentence for whatever is odd', () => {
    const text = reportText(report);
    expect(text).toContain('             imported    updated  unchanged    refused    skipped\n');
    expect(text).toContain('footage empty.mp4: refused. The file is empty.');
  });
});

describe('a catalogue', () => {
  beforeEach(async () => {
    await begin();
    return end;
  });

  const header = 'file,vendor_id,title,officer_badge,squad,recorded_at,ended_at,classification';

  test('row without its file becomes a record without footage', async () => {
    await put({}, `${header}\nlost.mp4,V-1,Traffic stop,4417,231,2026-11-01 20:00:00,2026-11-01 20:05:00,\n`);
    const report = await run(both());
    expect(report.lines).toMatchObject([
      {
        outcome: 'imported',
        notes: ['There is no file "lost.mp4" in the folder: the record is kept without footage.'],
      },
    ]);
    expect(await videoOf('V-1')).toMatchObject({
      media: null,
      durationMs: 300_000,
      classes: [{ code: 'unclassified', source: 'default' }],
      deletedAt: Date.UTC(2027, 10, 2, 2),
    });
    expect(report.created).toEqual({ officers: 1, units: 1 });
  });

  test('row whose file is no video keeps its record, and the file is refused with the reason', async () => {
    await put({ 'a.mp4': 'empty.mp4' }, `${header}\na.mp4,V-1,Stop,,,2026-11-01 20:00:00,,\n`);
    expect(told(await run(both()))).toEqual([
      { name: 'a.mp4', outcome: 'refused', reason: 'The file is empty. The record is kept without footage.' },
    ]);
    expect(await videoOf('V-1')).toMatchObject({ media: null, title: 'Stop' });
  });

  test('keeps formulas, markup and any Unicode as they came', async () => {
    const titles = [
      '=HYPERLINK("http://x")',
      '+1-816',
      '@SUM(A1)',
      '<img src=x onerror=alert(1)>',
      'Ōkubo ‮ 🚓 Núñez',
    ];
    const rows = titles.map((title, n) => `,V-${n},"${title.replaceAll('"', '""')}",,,2026-11-01 20:00:00,,`);
    await put({}, `${header}\n${rows.join('\n')}\n`);
    await run(both());
    expect((await videos()).map((video) => video.title).sort()).toEqual(titles.toSorted());
  });

  test('tells other times than the media: both stay', async () => {
    await put(
      { 'a.mp4': 'no-audio.mp4' },
      `${header}\na.mp4,V-1,Stop,,,2026-10-01 20:00:00,2026-10-01 20:10:00,\n`,
    );
    const [line] = (await run(both())).lines;
    expect(line?.notes.join(' ')).toContain(
      'The catalogue says that it lasts 10 min, the media 15 s; both are kept.',
    );
    expect(line?.notes.join(' ')).toContain(
      'The catalogue says that it began at 2026-10-02T01:00:00.000Z, the media at',
    );
    const video = await videoOf('V-1');
    expect([video.durationMs, video.endedAt - video.recordedAt]).toEqual([15_000, 600_000]);
    expect(video.media?.startedAt).not.toBe(video.recordedAt);
  });

  test('row is refused where it can’t be a record, and the others come in', async () => {
    const rows = [
      ',,Nameless,,,2026-11-01 20:00:00,,',
      ',V-1,Stop,,,2026-11-01 20:00:00,,',
      ',V-1,Stop again,,,2026-11-01 21:00:00,,',
      ',V-2,Timeless,,,,,',
      ',V-3,Too many cells,,,2026-11-01 20:00:00,,,x,y',
    ];
    await put({}, `${header}\n${rows.join('\n')}\n`);
    expect(told(await run(both()))).toEqual([
      { name: 'Nameless', outcome: 'refused', reason: 'The row names neither a file nor a vendor id.' },
      { name: 'V-1', outcome: 'imported', reason: null },
      { name: 'V-1', outcome: 'refused', reason: 'The vendor id "V-1" stands in line 3 already.' },
      {
        name: 'V-2',
        outcome: 'refused',
        reason: 'Neither the catalogue nor the media says when it was recorded.',
      },
      { name: 'V-3', outcome: 'refused', reason: 'The row has 10 cells, the header has 8.' },
    ]);
  });

  test('with a class that the department doesn’t know keeps it, and nothing deletes the video', async () => {
    await put({}, `${header}\n,V-1,Stop,,,2026-11-01 20:00:00,,K-9 deployment\n`);
    const [line] = (await run(both())).lines;
    expect(line?.notes).toEqual([
      'The class "K-9 deployment" is not on the department\'s list: it is kept, and nothing deletes the video.',
    ]);
    expect(await videoOf('V-1')).toMatchObject({ classes: [{ code: 'k-9-deployment' }], deletedAt: null });
  });

  test('changed since updates the record, but not what a supervisor decided here', async () => {
    await put({}, `${header}\n,V-1,Stop,,,2026-11-01 20:00:00,,non-evidence\n`);
    await run(both());
    const video = await videoOf('V-1');
    const decided = [
      { code: 'felony', source: 'supervisor', setBy: 'D. Whitfield', setAt: video.recordedAt },
    ] as const;
    await db.transaction((tx) => putItems(tx, [itemOf('video', { ...video, classes: [...decided] })]));
    await put({}, `${header}\n,V-1,Stop with citation,,,2026-11-01 20:00:00,,non-evidence\n`);
    expect((await run(both())).counts.catalogue.updated).toBe(1);
    expect(await videoOf('V-1')).toMatchObject({
      id: video.id,
      title: 'Stop with citation',
      classes: decided,
    });
  });

  test('never has evidence replaced by another file of the same name', async () => {
    await put({ 'a.mp4': 'no-audio.mp4' }, `${header}\na.mp4,V-1,Stop,,,,,\n`);
    await run(both());
    const { media } = await videoOf('V-1');
    await put({ 'a.mp4': 'sample.mkv' });
    expect(told(await run(both()))).toEqual([
      {
        name: 'a.mp4',
        outcome: 'refused',
        reason: `This video came in before with other footage (SHA-256 ${media?.sha256}). Evidence is not replaced.`,
      },
    ]);
    expect((await videoOf('V-1')).media).toEqual(media);
  });

  test('that comes after its footage takes the clip over, without a double', async () => {
    await put({ 'a.mp4': 'no-audio.mp4' });
    expect((await run({ footage: inbox })).counts.footage.imported).toBe(1);
    const [clip] = await videos();
    await put({}, `${header}\na.mp4,V-1,Stop,4417,231,2026-11-01 20:00:00,,felony\n`);
    expect((await run(both())).counts.catalogue).toMatchObject({ imported: 0, updated: 1 });
    expect(await videos()).toMatchObject([{ id: clip?.id, vendorId: 'V-1', title: 'Stop' }]);
    expect((await run(both())).counts.catalogue).toMatchObject({ imported: 0, unchanged: 1 });
    await rm(join(inbox, 'a.mp4'));
    expect((await run(both())).counts.catalogue).toMatchObject({ imported: 0, unchanged: 1 });
  });

  test('whose mapping doesn’t fit stops before anything is changed', async () => {
    await put({ 'a.mp4': 'no-audio.mp4' }, `${header}\na.mp4,V-1,Stop,,,,,\n`);
    const mapping = join(inbox, 'mapping.json');
    await writeFile(mapping, JSON.stringify({ columns: { vendorId: 'Asset ID' } }));
    await expect(run({ ...both(), mapping })).rejects.toThrow('vendorId: there is no column "Asset ID"');
    expect(await videos()).toEqual([]);
    expect(await readdir(dataDir)).toEqual(['inbox']);
  });

  test('of another vendor is read by its mapping', async () => {
    const mapping = join(inbox, 'mapping.json');
    await writeFile(
      mapping,
      JSON.stringify({
        columns: {
          vendorId: 'Asset ID',
          title: 'Name',
          recordedAt: 'Start (local)',
          classification: 'Category',
        },
        zone: 'America/Denver',
        classes: { 'Traffic - Citation': 'misdemeanor-citation' },
      }),
    );
    await put(
      {},
      'Asset ID;Name;Start (local);Category\r\n"A;1";"Stop ""A""";7/14/2026 10:41 PM;Traffic - Citation\r\n',
    );
    await run({ ...both(), mapping });
    expect(await videoOf('A;1')).toMatchObject({
      title: 'Stop "A"',
      recordedAt: Date.UTC(2026, 6, 15, 4, 41),
      zone: 'America/Denver',
      classes: [{ code: 'misdemeanor-citation', source: 'officer' }],
    });
  });
});

describe('a folder without a catalogue', () => {
  beforeEach(async () => {
    await begin();
    return end;
  });

  test('comes in as unclassified by what the media says', async () => {
    await put({ 'a.mp4': 'no-audio.mp4' });
    const report = await run({ footage: inbox });
    expect(report.lines[0]?.notes[0]).toBe(
      'No catalogue row names it: imported as unclassified by what the media says.',
    );
    const [video] = await videos();
    expect(video).toMatchObject({
      title: 'a.mp4',
      officerId: null,
      recordedAt: video?.media?.startedAt,
      classes: [{ code: 'unclassified', source: 'default', setBy: null, setAt: null }],
    });
  });

  test('has the same footage only once, whatever its names', async () => {
    await put({ 'a.mp4': 'no-audio.mp4', 'copy of a.mp4': 'no-audio.mp4' });
    const report = await run({ footage: inbox });
    expect(told(report).map(({ outcome }) => outcome)).toEqual(['imported', 'unchanged']);
    expect(report.lines[1]?.notes).toEqual(['The same footage is here already: a.mp4.']);
    expect(await videos()).toHaveLength(1);
  });

  test('is looked through to its depths, but not through links or into hidden places', async () => {
    await mkdir(join(inbox, 'car 7', '.trash'), { recursive: true });
    await put({ 'car 7/a.mp4': 'no-audio.mp4', 'car 7/.trash/b.mp4': 'sample.mkv' });
    await symlink(join(footage, 'sample.mkv'), join(inbox, 'linked.mkv'));
    expect(told(await run({ footage: inbox })).map(({ name }) => name)).toEqual(['car 7/a.mp4']);
  });

  test('that is not there is said to be so', async () => {
    await expect(run({ footage: join(inbox, 'absent') })).rejects.toThrow(/absent can't be read/);
  });
});
