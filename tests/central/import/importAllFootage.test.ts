import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImportReport, reportText } from '../../../central/import/report.ts';
import { footage, type Inbox, openInbox } from '../../support/inbox.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('all of the footage with its papers', () => {
  let inbox: Inbox;
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
    inbox = await openInbox();
    report = await inbox.run(wish);
  });
  afterAll(() => inbox.close());

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
    const kept = (await inbox.videos()).filter((video) => video.media?.kind === 'progressive');
    expect(kept.length).toBeGreaterThan(15);
    for (const { media } of kept) {
      const names = (await readdir(join(inbox.dataDir, 'footage'))).filter((name) =>
        name.startsWith(`${media?.sha256}.`),
      );
      const [original] = names.filter((name) => !name.includes('.seekable.'));
      expect(sha256(await readFile(join(inbox.dataDir, 'footage', original ?? '')))).toBe(media?.sha256);
    }
    expect(await readdir(join(inbox.dataDir, 'footage', '.incoming'))).toEqual([]);
  });

  test('reads lengths, sizes, codecs, rotation and the beginning from the media', async () => {
    const line = lineOf('rotated.mp4');
    const rotated = (await inbox.videos()).find((video) => video.id === line?.id);
    expect(rotated?.media).toMatchObject({ width: 848, height: 480, rotation: 90, playedSha256: null });
    const contact = (await inbox.videos()).find((video) => video.id === lineOf('normal-contact.mp4')?.id);
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
      (await inbox.videos()).find((video) => video.id === lineOf(name)?.id)?.durationMs;
    expect(await claimed('lying-duration.mp4')).toBe(1000);
    expect(await claimed('ends-early.mp4')).toBe(35_000);
  });

  test('keeps a playlist with its segments as one recording', async () => {
    const folder = join(footage, 'hls');
    const parts = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
    const whole = createHash('sha256').update(await readFile(join(folder, 'index.m3u8')));
    for (const part of parts) whole.update(await readFile(join(folder, part)));
    const video = (await inbox.videos()).find((one) => one.media?.kind === 'hls');
    expect(video?.media).toMatchObject({
      sha256: whole.digest('hex'),
      mime: 'application/vnd.apple.mpegurl',
    });
    const rows = await inbox.db.query<{ name: string; mime: string; sha256: string }>(
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
    const before = await inbox.db.query('select * from item order by noun, id');
    const again = await inbox.run(wish);
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
    expect(await inbox.db.query('select * from item order by noun, id')).toEqual(before);
  });

  test('is told as a table, with a sentence for whatever is odd', () => {
    const text = reportText(report);
    expect(text).toContain('             imported    updated  unchanged    refused    skipped\n');
    expect(text).toContain('footage empty.mp4: refused. The file is empty.');
  });
});
