import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ImportReport } from '../../../central/import/report.ts';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { footage, type Inbox, openInbox } from '../../support/inbox.ts';

let inbox: Inbox;

async function open(): Promise<() => Promise<void>> {
  inbox = await openInbox();
  return inbox.close;
}

async function videoOf(vendorId: string): Promise<Video> {
  const video = (await inbox.videos()).find((one) => one.vendorId === vendorId);
  if (video === undefined) throw new Error(`no video ${vendorId}`);
  return video;
}

const told = (report: ImportReport) =>
  report.lines.map(({ name, outcome, reason }) => ({ name, outcome, reason }));

describe('a catalogue', () => {
  beforeEach(open);

  const header = 'file,vendor_id,title,officer_badge,squad,recorded_at,ended_at,classification';

  test('row without its file becomes a record without footage', async () => {
    await inbox.put(
      {},
      `${header}\nlost.mp4,V-1,Traffic stop,4417,231,2026-11-01 20:00:00,2026-11-01 20:05:00,\n`,
    );
    const report = await inbox.runBoth();
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
    await inbox.put({ 'a.mp4': 'empty.mp4' }, `${header}\na.mp4,V-1,Stop,,,2026-11-01 20:00:00,,\n`);
    expect(told(await inbox.runBoth())).toEqual([
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
    await inbox.put({}, `${header}\n${rows.join('\n')}\n`);
    await inbox.runBoth();
    expect((await inbox.videos()).map((video) => video.title).sort()).toEqual(titles.toSorted());
  });

  test('tells other times than the media: both stay', async () => {
    await inbox.put(
      { 'a.mp4': 'no-audio.mp4' },
      `${header}\na.mp4,V-1,Stop,,,2026-10-01 20:00:00,2026-10-01 20:10:00,\n`,
    );
    const [line] = (await inbox.runBoth()).lines;
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
    await inbox.put({}, `${header}\n${rows.join('\n')}\n`);
    expect(told(await inbox.runBoth())).toEqual([
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
    await inbox.put({}, `${header}\n,V-1,Stop,,,2026-11-01 20:00:00,,K-9 deployment\n`);
    const [line] = (await inbox.runBoth()).lines;
    expect(line?.notes).toEqual([
      'The class "K-9 deployment" is not on the department\'s list: it is kept, and nothing deletes the video.',
    ]);
    expect(await videoOf('V-1')).toMatchObject({ classes: [{ code: 'k-9-deployment' }], deletedAt: null });
  });

  test('changed since updates the record, but not what a supervisor decided here', async () => {
    await inbox.put({}, `${header}\n,V-1,Stop,,,2026-11-01 20:00:00,,non-evidence\n`);
    await inbox.runBoth();
    const video = await videoOf('V-1');
    const decided = [
      { code: 'felony', source: 'supervisor', setBy: 'D. Whitfield', setAt: video.recordedAt },
    ] as const;
    await inbox.db.transaction((tx) => putItems(tx, [itemOf('video', { ...video, classes: [...decided] })]));
    await inbox.put({}, `${header}\n,V-1,Stop with citation,,,2026-11-01 20:00:00,,non-evidence\n`);
    expect((await inbox.runBoth()).counts.catalogue.updated).toBe(1);
    expect(await videoOf('V-1')).toMatchObject({
      id: video.id,
      title: 'Stop with citation',
      classes: decided,
    });
  });

  test('never has evidence replaced by another file of the same name', async () => {
    await inbox.put({ 'a.mp4': 'no-audio.mp4' }, `${header}\na.mp4,V-1,Stop,,,,,\n`);
    await inbox.runBoth();
    const { media } = await videoOf('V-1');
    await inbox.put({ 'a.mp4': 'sample.mkv' });
    expect(told(await inbox.runBoth())).toEqual([
      {
        name: 'a.mp4',
        outcome: 'refused',
        reason: `This video came in before with other footage (SHA-256 ${media?.sha256}). Evidence is not replaced.`,
      },
    ]);
    expect((await videoOf('V-1')).media).toEqual(media);
  });

  test('that comes after its footage takes the clip over, without a double', async () => {
    await inbox.put({ 'a.mp4': 'no-audio.mp4' });
    expect((await inbox.run({ footage: inbox.folder })).counts.footage.imported).toBe(1);
    const [clip] = await inbox.videos();
    await inbox.put({}, `${header}\na.mp4,V-1,Stop,4417,231,2026-11-01 20:00:00,,felony\n`);
    expect((await inbox.runBoth()).counts.catalogue).toMatchObject({ imported: 0, updated: 1 });
    expect(await inbox.videos()).toMatchObject([{ id: clip?.id, vendorId: 'V-1', title: 'Stop' }]);
    expect((await inbox.runBoth()).counts.catalogue).toMatchObject({ imported: 0, unchanged: 1 });
    await rm(join(inbox.folder, 'a.mp4'));
    expect((await inbox.runBoth()).counts.catalogue).toMatchObject({ imported: 0, unchanged: 1 });
  });

  test('whose mapping doesn’t fit stops before anything is changed', async () => {
    await inbox.put({ 'a.mp4': 'no-audio.mp4' }, `${header}\na.mp4,V-1,Stop,,,,,\n`);
    const mapping = join(inbox.folder, 'mapping.json');
    await writeFile(mapping, JSON.stringify({ columns: { vendorId: 'Asset ID' } }));
    await expect(inbox.runBoth({ mapping })).rejects.toThrow('vendorId: there is no column "Asset ID"');
    expect(await inbox.videos()).toEqual([]);
    expect(await readdir(inbox.dataDir)).toEqual(['inbox']);
  });

  test('of another vendor is read by its mapping', async () => {
    const mapping = join(inbox.folder, 'mapping.json');
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
    await inbox.put(
      {},
      'Asset ID;Name;Start (local);Category\r\n"A;1";"Stop ""A""";7/14/2026 10:41 PM;Traffic - Citation\r\n',
    );
    await inbox.runBoth({ mapping });
    expect(await videoOf('A;1')).toMatchObject({
      title: 'Stop "A"',
      recordedAt: Date.UTC(2026, 6, 15, 4, 41),
      zone: 'America/Denver',
      classes: [{ code: 'misdemeanor-citation', source: 'officer' }],
    });
  });
});

describe('a folder without a catalogue', () => {
  beforeEach(open);

  test('comes in as unclassified by what the media says', async () => {
    await inbox.put({ 'a.mp4': 'no-audio.mp4' });
    const report = await inbox.run({ footage: inbox.folder });
    expect(report.lines[0]?.notes[0]).toBe(
      'No catalogue row names it: imported as unclassified by what the media says.',
    );
    const [video] = await inbox.videos();
    expect(video).toMatchObject({
      title: 'a.mp4',
      officerId: null,
      recordedAt: video?.media?.startedAt,
      classes: [{ code: 'unclassified', source: 'default', setBy: null, setAt: null }],
    });
  });

  test('has the same footage only once, whatever its names', async () => {
    await inbox.put({ 'a.mp4': 'no-audio.mp4', 'copy of a.mp4': 'no-audio.mp4' });
    const report = await inbox.run({ footage: inbox.folder });
    expect(told(report).map(({ outcome }) => outcome)).toEqual(['imported', 'unchanged']);
    expect(report.lines[1]?.notes).toEqual(['The same footage is here already: a.mp4.']);
    expect(await inbox.videos()).toHaveLength(1);
  });

  test('is looked through to its depths, but not through links or into hidden places', async () => {
    await mkdir(join(inbox.folder, 'car 7', '.trash'), { recursive: true });
    await inbox.put({ 'car 7/a.mp4': 'no-audio.mp4', 'car 7/.trash/b.mp4': 'sample.mkv' });
    await symlink(join(footage, 'sample.mkv'), join(inbox.folder, 'linked.mkv'));
    expect(told(await inbox.run({ footage: inbox.folder })).map(({ name }) => name)).toEqual(['car 7/a.mp4']);
  });

  test('that is not there is said to be so', async () => {
    await expect(inbox.run({ footage: join(inbox.folder, 'absent') })).rejects.toThrow(
      /absent can't be read/,
    );
  });
});
