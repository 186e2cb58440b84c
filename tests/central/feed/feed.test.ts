import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goneItem, itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { type FeedLine, schemaVersion } from '../../../contract/nouns/feed.ts';
import { Duty } from '../../../contract/nouns/review.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import { feedLines, type SignedOn, type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { accounts, videos } from '../../support/department.ts';

describe.each(databases)('the feed on $name', ({ open }) => {
  let central: TestCentral;
  let sergeant: SignedOn;
  beforeAll(async () => {
    central = await testCentral(open);
    sergeant = await central.signIn('sergeant');
  });
  afterAll(() => central.stop());

  const pull = async (who: SignedOn, query = ''): Promise<readonly FeedLine[]> =>
    feedLines(await who.call('GET', `/v1/feed${query}`));
  const cursorOf = (lines: readonly FeedLine[]): string => {
    const end = lines.at(-1);
    if (end?.line !== 'end') throw new Error('the feed has no end');
    return end.cursor;
  };
  const changesOf = (lines: readonly FeedLine[]) => lines.filter((line) => line.line === 'change');
  const put = (video: Video) => central.db.transaction((tx) => putItems(tx, [itemOf('video', video)]));
  const videoOf = (id: string): Video => {
    const video = videos.find((other) => other.id === id);
    if (video === undefined) throw new Error(`no ${id}`);
    return video;
  };

  test('it begins with start and ends with end, and its bodies are what was published', async () => {
    const response = await sergeant.call('GET', '/v1/feed');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = await feedLines(response);
    expect(lines[0]).toEqual({
      line: 'start',
      scope: expect.stringMatching(/^[\w-]{22}$/) as string,
      now: central.clock.now(),
      after: null,
      fresh: true,
    });
    expect(lines.find((line) => line.line === 'change' && line.id === 'video-1-1-1')).toEqual({
      line: 'change',
      cursor: expect.any(String) as string,
      noun: 'video',
      id: 'video-1-1-1',
      v: schemaVersion,
      gone: false,
      body: videoOf('video-1-1-1'),
    });
    expect(lines.at(-1)).toEqual({ line: 'end', cursor: expect.any(String) as string, more: false });
  });

  test('pages joined at their cursors are the whole feed, in the same order', async () => {
    const whole = changesOf(await pull(sergeant));
    const joined: FeedLine[] = [];
    let query = '?limit=7';
    for (;;) {
      const lines = await pull(sergeant, query);
      joined.push(...changesOf(lines));
      query = `?limit=7&after=${encodeURIComponent(cursorOf(lines))}`;
      const end = lines.at(-1);
      if (end?.line === 'end' && !end.more) break;
      expect(changesOf(lines)).toHaveLength(7);
    }
    expect(joined).toEqual(whole);
  });

  test('a feed that was cut goes on after the last whole line', async () => {
    const whole = changesOf(await pull(sergeant));
    const seen = whole[9];
    const rest = await pull(
      sergeant,
      `?after=${encodeURIComponent(seen?.line === 'change' ? seen.cursor : '')}`,
    );
    expect(rest[0]).toMatchObject({ line: 'start', fresh: false });
    expect(changesOf(rest)).toEqual(whole.slice(10));
  });

  test('after the end there is nothing, until something changes', async () => {
    const after = `?after=${encodeURIComponent(cursorOf(await pull(sergeant)))}`;
    expect(changesOf(await pull(sergeant, after))).toEqual([]);
    await put({ ...videoOf('video-1-1-2'), title: 'Renamed “é” 🚓 </script>' });
    const [change, ...others] = changesOf(await pull(sergeant, after));
    expect(change).toMatchObject({ id: 'video-1-1-2', body: { title: 'Renamed “é” 🚓 </script>' } });
    expect(others).toEqual([]);
  });

  test('the same content written again is no change', async () => {
    const after = `?after=${encodeURIComponent(cursorOf(await pull(sergeant)))}`;
    expect(await put(videoOf('video-1-1-3'))).toBe(0);
    expect(changesOf(await pull(sergeant, after))).toEqual([]);
  });

  test('what is gone is told to a desk that goes on, and left out for one that begins', async () => {
    const after = `?after=${encodeURIComponent(cursorOf(await pull(sergeant)))}`;
    await central.db.transaction((tx) => putItems(tx, [goneItem(itemOf('video', videoOf('video-1-2-2')))]));
    expect(changesOf(await pull(sergeant, after))).toEqual([
      expect.objectContaining({ noun: 'video', id: 'video-1-2-2', gone: true, body: null }),
    ]);
    expect(changesOf(await pull(sergeant)).map((line) => line.id)).not.toContain('video-1-2-2');
  });

  test('a video that moves to another squad is gone for the one and new for the other', async () => {
    const other = await central.signIn('otherSergeant');
    const [mine, theirs] = [cursorOf(await pull(sergeant)), cursorOf(await pull(other))];
    await put({ ...videoOf('video-1-1-3'), squadId: 'squad-2', divisionId: 'division-2' });
    expect(changesOf(await pull(sergeant, `?after=${mine}`))).toEqual([
      expect.objectContaining({ id: 'video-1-1-3', gone: true, body: null }),
    ]);
    expect(changesOf(await pull(other, `?after=${theirs}`))).toEqual([
      expect.objectContaining({ id: 'video-1-1-3', gone: false }),
    ]);
    const [again] = [cursorOf(await pull(sergeant))];
    await put(videoOf('video-1-1-3'));
    expect(changesOf(await pull(sergeant, `?after=${again}`))).toEqual([
      expect.objectContaining({ id: 'video-1-1-3', gone: false }),
    ]);
  });

  test('a video that becomes restricted is gone for those who may no longer see it', async () => {
    const investigator = await central.signIn('investigator');
    const [mine, theirs] = [cursorOf(await pull(sergeant)), cursorOf(await pull(investigator))];
    await put({ ...videoOf('video-1-2-1'), access: 'restricted' });
    expect(changesOf(await pull(sergeant, `?after=${mine}`))).toEqual([
      expect.objectContaining({ id: 'video-1-2-1', gone: true, body: null }),
    ]);
    expect(changesOf(await pull(investigator, `?after=${theirs}`))).toEqual([
      expect.objectContaining({ id: 'video-1-2-1', gone: false }),
    ]);
  });

  test('a duty given to somebody else is gone for the one who had it', async () => {
    const [row] = await central.db.query<{ body: string }>(`select body from item where id = 'duty-1-2-1'`);
    const mine = cursorOf(await pull(sergeant));
    const duty = { ...Duty.parse(JSON.parse(row?.body ?? '')), reviewerId: accounts.captain.id };
    await central.db.transaction((tx) => putItems(tx, [itemOf('duty', duty)]));
    expect(changesOf(await pull(sergeant, `?after=${mine}`))).toEqual([
      expect.objectContaining({ noun: 'duty', id: 'duty-1-2-1', gone: true }),
    ]);
  });

  test.each([
    'x',
    '',
    '.5',
    `${'a'.repeat(22)}.01`,
    `${'a'.repeat(22)}.-1`,
    `${'a'.repeat(22)}.99999999999999999`,
  ])('the malformed cursor "%s" is refused', async (cursor) => {
    const response = await sergeant.call('GET', `/v1/feed?after=${encodeURIComponent(cursor)}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad-request' });
  });

  test.each(['0', '-1', '1.5', 'many', '1000001'])('the limit "%s" is refused', async (limit) => {
    expect((await sergeant.call('GET', `/v1/feed?limit=${limit}`)).status).toBe(400);
  });

  test('a cursor of another account starts from the beginning', async () => {
    const other = await central.signIn('otherSergeant');
    const lines = await pull(sergeant, `?after=${cursorOf(await pull(other))}`);
    expect(lines[0]).toMatchObject({ line: 'start', fresh: true });
    expect(changesOf(lines)).toEqual(changesOf(await pull(sergeant)));
  });

  test('a cursor from beyond the end, after a backup was put back, starts from the beginning', async () => {
    const [fingerprint] = cursorOf(await pull(sergeant)).split('.');
    const lines = await pull(sergeant, `?after=${fingerprint}.9000000`);
    expect(lines[0]).toMatchObject({ fresh: true });
    expect(changesOf(lines).length).toBeGreaterThan(10);
  });

  test('a changed scope starts from the beginning, with what is seen now', async () => {
    const captain = await central.signIn('captain');
    const before = await pull(captain);
    expect(changesOf(before).map(({ id }) => id)).toContain('video-1-1-1');
    const scope = JSON.stringify({ kind: 'squad', squadId: 'squad-2' });
    await central.db.transaction((tx) =>
      tx.run('update account set scope_json = $2 where id = $1', [accounts.captain.id, scope]),
    );
    const after = await pull(captain, `?after=${cursorOf(before)}`);
    expect(after[0]).toMatchObject({ fresh: true });
    expect(changesOf(after).map(({ id }) => id)).toContain('video-2-1-1');
    expect(changesOf(after).map(({ id }) => id)).not.toContain('video-1-1-1');
  });

  test('a reader who stops in the middle leaves the central as it was', async () => {
    const response = await sergeant.call('GET', '/v1/feed');
    await response.body?.cancel();
    expect(changesOf(await pull(sergeant)).length).toBeGreaterThan(10);
    expect(central.log.filter((entry) => entry.includes('feed-cut'))).toEqual([]);
  });
});
